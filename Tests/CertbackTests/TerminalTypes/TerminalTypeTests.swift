import Testing

/// The same story on every kind of terminal that operators have.
@Suite(.serialized)
struct TerminalTypeTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["xterm-256color", "xterm", "screen", "screen-256color", "tmux-256color", "linux", "vt100", "vt220"])
    func aRecordIsRolledBackOnAnyKnownType(type: String) async throws {
        try await Self.inTerminal(of: type) { terminal in
            try await terminal.wait(forRow: "filter: none", "created ↓")
            try await terminal.wait(for: "api ")
            try await Self.rollBack(in: terminal)
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("foo", "TERM=foo is unknown here; using xterm-256color."), ("", "TERM is not set; using xterm-256color."),
            ("unknown", "TERM=unknown is unknown here; using xterm-256color."),
        ])
    func anUnknownTypeIsTakenForALikelyOneAndThatIsSaid(type: String, notice: String) async throws {
        try await Self.inTerminal(of: type) { terminal in
            try await terminal.wait(for: notice)
            try await Self.rollBack(in: terminal)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aTerminalWithoutACursorGetsAPlainSentence() async throws {
        try await Self.inTerminal(of: "dumb") { terminal in
            let screen = try await terminal.wait(for: "[ended 1]")
            let words = screen.joined(separator: " ")
            #expect(words.contains("cannot move its cursor") && words.contains("TERM=dumb"))
            #expect(!terminal.output.contains("\u{1B}"))
        }
    }

    /// Down by the arrow, whose bytes depend on the type.
    private static func rollBack(in terminal: TmuxTerminal) async throws {
        try await terminal.wait(forRow: "> 1000247", "DEPLOYING")
        terminal.press("Down", "Down")
        try await terminal.wait(forRow: "> 1000245", "DEPLOYED")
        terminal.type("R")
        try await terminal.wait(for: "Type 1000245 and press Enter to roll back:")
        terminal.type("1000249")
        terminal.press("BSpace")
        try await terminal.confirm("5", standingAs: "1000245")
        try await terminal.wait(for: "1000245 ROLLED BACK")
        terminal.type("q")
        try await terminal.wait(for: "[ended 0]")
    }

    private static func inTerminal(of type: String, _ body: (TmuxTerminal) async throws -> Void) async throws {
        let terminal = try await TmuxTerminal(
            columns: 80, rows: 24, "\(Program.path) demo --item-seconds 0.05", environment: .plain(["TERM": type]))
        defer { terminal.close() }
        try await body(terminal)
    }
}

extension [String: String] {
    /// Nothing of the tester's own that says how a terminal is to be used.
    static func plain(_ variables: [String: String]) -> [String: String] {
        ["LC_ALL": "", "LC_CTYPE": "", "NO_COLOR": "", "TERM": "xterm-256color"].merging(variables) { $1 }
    }
}
