import Testing

/// Colours as they are sent, byte for byte.
@Suite(.serialized)
struct ColourTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            Case("xterm-256color", "", colours: [243, 29, 130, 196].map { 256 + $0 }),
            Case("xterm", "", colours: [31, 35]),
            Case("xterm", "--theme dark", colours: [31, 32, 33, 36]),
            Case("linux", "--theme light", colours: [31, 34, 35]),
            Case("screen", "--theme mono", colours: []), Case("xterm-256color", "--theme high-contrast", colours: []),
            Case("xterm-256color", "--no-color", colours: []), Case("xterm-256color", "", ["NO_COLOR": "1"], colours: []),
            Case("xterm-256color", "--low-bandwidth --theme dark", colours: []),
            Case("vt100", "--theme dark", colours: []), Case("vt220", "", colours: []),
        ])
    func coloursAreThoseOfTheThemeAndTheBackgroundIsTheTerminals(sample: Case) async throws {
        let terminal = try await TmuxTerminal(
            columns: 80, rows: 24, "\(Program.path) demo \(sample.options)",
            environment: .plain(sample.variables.merging(["TERM": sample.type]) { $1 }))
        defer { terminal.close() }
        try await terminal.wait(forRow: "1000243", "DEPLOY FAILED")
        terminal.type("jR")
        try await terminal.wait(for: "Type 1000246 and press Enter")
        terminal.press("Escape")
        terminal.type("jq")
        try await terminal.wait(for: "[ended 0]")
        let colours = Colours(in: terminal.output)
        #expect(colours.text == Set(sample.colours))
        #expect(colours.backgrounds.isEmpty)
        #expect(terminal.output.contains("\u{1B}[") && terminal.output.contains("1000243"))
    }

    @Test(.timeLimit(.minutes(1)))
    func aThemeThatDoesNotExistIsNamedBesideThoseThatDo() async throws {
        let outcome = try await Program.run(["demo", "--theme", "solarized"])
        #expect(outcome.exitCode == 64)
        #expect(outcome.talk.contains("There is no theme \"solarized\". There are: default, dark, light, high-contrast, mono."))
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var type: String
        var options: String
        var variables: [String: String]
        /// 31 is red; of 256 colours their number and 256.
        var colours: [Int]

        init(_ type: String, _ options: String, _ variables: [String: String] = [:], colours: [Int]) {
            (self.type, self.options, self.variables, self.colours) = (type, options, variables, colours)
        }

        var testDescription: String { "\(type) \(options) \(variables)" }
    }
}

/// The colours that the sequences of an output set.
private struct Colours {
    private(set) var text: Set<Int> = []
    private(set) var backgrounds: Set<Int> = []

    init(in output: String) {
        for match in output.matches(of: /\u{1B}\[([0-9;]*)m/) {
            var numbers = match.1.split(separator: ";").compactMap { Int($0) }[...]
            while let number = numbers.popFirst() { take(number, &numbers) }
        }
    }

    private mutating func take(_ number: Int, _ rest: inout ArraySlice<Int>) {
        switch number {
        case 38, 48:
            let index = rest.dropFirst().first ?? 0
            rest = rest.dropFirst(2)
            if number == 38 { text.insert(256 + index) } else { backgrounds.insert(256 + index) }
        case 30...37, 90...97: text.insert(number)
        case 40...47, 100...107: backgrounds.insert(number)
        default: break
        }
    }
}
