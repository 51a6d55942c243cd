import RecordModel
import Testing

@testable import APICore
@testable import certback

/// The language of explanations follows the setting, else the locale where its characters can be shown.
@Suite struct LanguageTests {
    private struct Locale: CustomTestStringConvertible {
        var variables: [String: String]
        var language: Language
        var origin: String

        var testDescription: String { "\(variables)" }
    }

    private static let locales = [
        Locale(variables: [:], language: .english, origin: "certback's own"),
        Locale(variables: ["LANG": "C.UTF-8"], language: .english, origin: "certback's own"),
        Locale(variables: ["LANG": "zh_CN.UTF-8"], language: .chinese, origin: "LANG"),
        Locale(variables: ["LANG": "zh_CN.utf8"], language: .chinese, origin: "LANG"),
        Locale(variables: ["LANG": "zh_HK.UTF-8@x"], language: .chinese, origin: "LANG"),
        // Here what commands print, which is UTF-8, could not be read.
        Locale(variables: ["LANG": "zh_CN.GB18030"], language: .english, origin: "certback's own"),
        Locale(variables: ["LANG": "zh_CN"], language: .english, origin: "certback's own"),
        Locale(variables: ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], language: .english, origin: "certback's own"),
        Locale(variables: ["LANG": "zh_CN.UTF-8", "LC_CTYPE": "C"], language: .english, origin: "certback's own"),
        Locale(variables: ["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"], language: .english, origin: "certback's own"),
        Locale(variables: ["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"], language: .chinese, origin: "LC_MESSAGES"),
        Locale(variables: ["LC_ALL": "zh_CN.UTF-8", "LANG": "C"], language: .chinese, origin: "LC_ALL"),
        Locale(variables: ["LC_ALL": "", "LANG": "zh_CN.UTF-8"], language: .chinese, origin: "LANG"),
        Locale(variables: ["CERTBACK_LANGUAGE": "zh"], language: .chinese, origin: "CERTBACK_LANGUAGE"),
        Locale(variables: ["CERTBACK_LANGUAGE": "zh-CN"], language: .chinese, origin: "CERTBACK_LANGUAGE"),
        Locale(
            variables: ["CERTBACK_LANGUAGE": "en", "LANG": "zh_CN.UTF-8"], language: .english, origin: "CERTBACK_LANGUAGE"),
    ]

    @Test(arguments: locales)
    private func theSettingGoesBeforeTheLocale(locale: Locale) throws {
        let configuration = try Settings.read(variables: locale.variables)
        #expect(configuration.language == locale.language)
        #expect(configuration.guide.language == locale.language)
        #expect(configuration.rows.first { $0.name == "language" }?.origin.place == locale.origin)
    }

    /// Only where the locale names no language, and its characters can be shown.
    @Test(arguments: [
        ("https://ssl.tencentcloudapi.com", "C.UTF-8", Language.chinese),
        ("https://ssl.tencentcloudapi.com", "en_US.UTF-8", .english),
        ("https://ssl.tencentcloudapi.com", "C", .english), ("https://ssl.tencentcloudapi.com", "", .english),
        ("https://ssl.intl.tencentcloudapi.com", "C.UTF-8", .english), ("http://127.0.0.1:1", "C.UTF-8", .english),
    ])
    func aLocaleWithoutALanguageLeavesItToTheSite(endpoint: String, locale: String, language: Language) throws {
        let configuration = try Settings.read(flags: [.endpoint: endpoint], variables: ["LANG": locale])
        #expect(configuration.language == language)
        let asked = try Settings.read(flags: [.endpoint: endpoint, .language: "en"], variables: ["LANG": locale])
        #expect(asked.language == .english)
    }

    @Test func aFlagGoesBeforeTheProfileAndThatBeforeTheFile() throws {
        let yaml = "language: en\nprofiles:\n  cn:\n    language: zh\n"
        #expect(try Settings.read(yaml, flags: [.profile: "cn"]).language == .chinese)
        #expect(try Settings.read(yaml, flags: [.profile: "cn", .language: "en"]).language == .english)
        #expect(try Settings.read(yaml, variables: ["LANG": "zh_CN.UTF-8"]).language == .english)
    }

    @Test func whereASCIIAloneIsSentExplanationsAreEnglish() throws {
        #expect(try Settings.read("ascii: yes\nlanguage: zh\n").language == .english)
        #expect(try Settings.read(flags: [.ascii: "yes"], variables: ["LANG": "zh_CN.UTF-8"]).language == .english)
    }

    @Test func aLanguageThatNobodyHasWrittenIsAnError() throws {
        #expect(try Settings.complaint(about: "language: zh-TW\n") == "FILE:1: language is en or zh, not \"zh-TW\"")
        #expect(try Settings.complaint(about: "language: fr\n") == "FILE:1: language is en or zh, not \"fr\"")
        #expect(try Settings.complaint(about: "ascii: yes\nlanguage: fr\n") == "FILE:2: language is en or zh, not \"fr\"")
    }

    /// Nobody could read in the file which language it should be.
    @Test func anErrorOfTheFileIsToldInTheLanguageKnownBeforeIt() throws {
        let error = ConfigurationError(place: "FILE:1", message: "no")
        #expect(error.explanation(in: .beforeTheFile([.language: "zh"], Environment(variables: [:]))).changed.hasPrefix("没有"))
        let locale = Environment(variables: ["LANG": "zh_CN.UTF-8"])
        #expect(Language.beforeTheFile([:], locale) == .chinese)
        #expect(Language.beforeTheFile([.language: "en"], locale) == .english)
    }
}
