import Foundation
import Testing

/// What is sent to the terminal follows the operator's locale.
@Suite(.serialized)
struct LocaleTests {
    @Test(.timeLimit(.minutes(1)), arguments: PoorLocale.all)
    fileprivate func asciiAloneIsSentWhereNothingElseIsSureToBeShown(locale: PoorLocale) async throws {
        try await Self.inTerminal(locale.variables, locale.options) { terminal in
            try await terminal.wait(for: locale.notice)
            try await terminal.wait(forRow: "> 1000247", "DEPLOYING")
            // A record with Chinese names.
            terminal.type("jjjjjj")
            let screen = try await terminal.wait(forRow: "lb-6zf2x8ny", "????~????")
            #expect(screen.contains { $0.contains("--- 1000241 ---") } && screen.contains { $0.contains("created v") })
            terminal.type("R")
            try await terminal.wait(forRow: "+- Roll back record 1000241? --", "-+")
            try await terminal.wait(forRow: "| Type 1000241 and press Enter")
            terminal.press("Escape")
            terminal.type("/支付")
            try await terminal.wait(forRow: "filter: ????", "of 268")
            try await terminal.wait(forRow: "1000220", "DEPLOYED")
            terminal.press("Escape")
            terminal.type("q")
            try await terminal.wait(for: "[ended 0]")
            let text = terminal.output
            #expect(text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["C.UTF-8", "xx_YY.UTF-8", "xx_YY.utf8@euro"])
    func utf8IsSentWhereTheLocaleSaysSoEvenIfItIsNotInstalled(name: String) async throws {
        try await Self.inTerminal(["LANG": name], "") { terminal in
            try await terminal.wait(forRow: "> 1000247", "DEPLOYING")
            terminal.type("jjjjjj")
            let screen = try await terminal.wait(forRow: "lb-6zf2x8ny", "新加…网关")
            #expect(screen.contains { $0.contains("─── 1000241 ───") } && !screen.contains { $0.contains("ASCII only") })
            terminal.type("q")
            try await terminal.wait(for: "[ended 0]")
        }
    }

    /// A character set of which tmux knows nothing, so its bytes are looked at; narrow is what is one byte there.
    @Test(.timeLimit(.minutes(1)), .enabled(if: GB18030.canBeMade, "needs localedef and the sources of zh_CN and GB18030"))
    func anotherCharacterSetIsWrittenAndReadInItsOwnBytes() async throws {
        let folder = try await GB18030.locales()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = [
            "TERM": "xterm-256color", "LANG": "zh_CN.GB18030", "LOCPATH": folder, "HOME": folder, "TZ": "Asia/Shanghai",
        ]
        try await PseudoTerminal.with(columns: 80, rows: 24, [Program.path, "demo"], environment: environment) { terminal in
            try #require(await terminal.shows(Array("> 1000247".utf8)))
            await terminal.type(Array("jjjjjj".utf8))
            // 新加, in a pane whose border is ASCII.
            try #require(await terminal.shows([0xD0, 0xC2, 0xBC, 0xD3]))
            // 支付; the second record whose names have it stands far below the first rows.
            await terminal.type(Array("/".utf8) + [0xD6, 0xA7, 0xB8, 0xB6])
            try #require(await terminal.shows([0xD6, 0xA7, 0xB8, 0xB6]))
            try #require(await terminal.shows(Array("1000220".utf8)))
            await terminal.type([0x1B])
            try #require(await terminal.repaints())
            await terminal.type(Array("q".utf8))
            #expect(await terminal.end() == 0)
            let output = terminal.output
            #expect(output.firstRange(of: Array("新".utf8)) == nil)
            // ─ and · are wide in fonts of this character set.
            for sign: [UInt8] in [[0xA9, 0xA4], [0xA1, 0xA4]] { #expect(output.firstRange(of: sign) == nil) }
            #expect(output.firstRange(of: Array("---".utf8)) != nil)
        }
    }

    private static func inTerminal(
        _ variables: [String: String], _ options: String, _ body: (TmuxTerminal) async throws -> Void
    ) async throws {
        let terminal = try await TmuxTerminal(
            columns: 80, rows: 24, "\(Program.path) demo \(options)", environment: .plain(variables))
        defer { terminal.close() }
        try await body(terminal)
    }
}

/// Variables and options that leave nothing but ASCII, and what is said of it.
private struct PoorLocale: CustomTestStringConvertible, Sendable {
    var variables: [String: String]
    var options = ""
    var notice: String

    var testDescription: String { "\(variables) \(options)" }

    static let all = [
        PoorLocale(variables: ["LANG": ""], notice: "LANG is not set: ASCII only."),
        PoorLocale(variables: ["LANG": "C"], notice: "LANG=C: ASCII only."),
        PoorLocale(variables: ["LANG": "POSIX"], notice: "LANG=POSIX: ASCII only."),
        PoorLocale(variables: ["LANG": "C.UTF-8", "LC_ALL": "C"], notice: "LC_ALL=C: ASCII only."),
        PoorLocale(
            variables: ["LANG": "xx_YY.GB18030"], notice: "LANG=xx_YY.GB18030 is not installed here: ASCII only."),
        // Asked for, so nothing is said.
        PoorLocale(variables: ["LANG": "C.UTF-8"], options: "--ascii", notice: "api "),
    ]
}

/// A locale that few machines have installed.
private enum GB18030 {
    static let canBeMade = ["/usr/bin/localedef", "/usr/share/i18n/locales/zh_CN", "/usr/share/i18n/charmaps/GB18030.gz"]
        .allSatisfy { FileManager.default.fileExists(atPath: $0) }

    /// Makes it in a folder of its own.
    static func locales() async throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-locale-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let outcome = try await Program.run(
            ["-c", "-i", "zh_CN", "-f", "GB18030", "\(folder)/zh_CN.GB18030"], executable: "/usr/bin/localedef")
        try #require(FileManager.default.fileExists(atPath: "\(folder)/zh_CN.GB18030/LC_CTYPE"), "\(outcome.talk)")
        return folder
    }
}
