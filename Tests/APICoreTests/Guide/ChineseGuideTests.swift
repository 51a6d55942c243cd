import Foundation
import RecordModel
import Testing

@testable import APICore

/// The Chinese guide says the same as the English one, in its own words.
@Suite struct ChineseGuideTests {
    private static let english = ErrorGuide.english.entries
    private static let chinese = ErrorGuide(.chinese).entries
    private static let codes = english.keys.sorted()

    /// The texts of an entry by their names in the file.
    private static func texts(_ entry: ErrorGuide.Entry?) -> [String: String] {
        guard let entry else { return [:] }
        return ["what": entry.what, "changed": entry.changed, "do": entry.remedy, "again": entry.again]
            .merging(entry.variants) { $1 }
    }

    @Test func bothGuidesHaveTheSameCodes() {
        #expect(Self.codes == Self.chinese.keys.sorted())
    }

    @Test(arguments: codes)
    func anEntryAnswersTheSameInBoth(code: String) {
        let (english, chinese) = (Self.texts(Self.english[code]), Self.texts(Self.chinese[code]))
        #expect(english.keys.sorted() == chinese.keys.sorted())
        for (name, text) in english {
            let other = chinese[name] ?? ""
            #expect(Self.keys(in: text, after: "press") == Self.keys(in: other, after: "按"), "\(code) \(name)")
            #expect(Self.placeholders(in: text) == Self.placeholders(in: other), "\(code) \(name)")
        }
    }

    @Test(arguments: codes)
    func noSentenceIsLeftInEnglish(code: String) {
        for (name, text) in Self.texts(Self.chinese[code]) {
            #expect(text.hasSuffix("。") && text == text.cleaned, "\(code) \(name)")
            for sentence in text.split(separator: "。") {
                #expect(sentence.contains { $0.isHan }, "\(code) \(name): \(sentence)")
                // Commands are the longest English there is: certback journal --set-aside NAME.
                let foreign = sentence.split { $0.isHan || "，、：；（）".contains($0) }
                #expect(foreign.allSatisfy { $0.split(separator: " ").count <= 4 }, "\(code) \(name): \(sentence)")
            }
        }
    }

    /// Only behind the word for pressing does the screen find the keys to name those that the operator has bound.
    @Test(arguments: codes)
    func aKeyIsNamedAfterTheWordForPressingAlone(code: String) {
        for (name, text) in Self.texts(Self.chinese[code]) {
            let words = text.split { " 。，、：；（）".contains($0) }
            for (word, before) in zip(words.dropFirst(), words) where Self.keyNames.contains(String(word)) {
                #expect(before.hasSuffix("按"), "\(code) \(name): \(text)")
            }
        }
    }

    @Test func explanationsComeInTheLanguageOfTheGuide() {
        let explanation = ErrorGuide(.chinese).explain(client: .readOnly)
        #expect(explanation.title == "read only")
        #expect(explanation.changed == "没有。什么都没有发送。")
    }

    static let keyNames = ["R", "T", "s", "t", "e", "L", "x", "Enter", "{key}"]

    private static func keys(in text: String, after press: String) -> [String] {
        let words = text.split { " .,;:()。，；：（）".contains($0) }.map(String.init)
        return zip(words, words.dropFirst()).filter { $0.0.lowercased().hasSuffix(press) && keyNames.contains($0.1) }
            .map(\.1).sorted()
    }

    private static func placeholders(in text: String) -> [String] {
        text.matches(of: /\{[a-z]+\}/).map { String($0.output) }.sorted()
    }
}

extension Character {
    fileprivate var isHan: Bool { unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) } }
}
