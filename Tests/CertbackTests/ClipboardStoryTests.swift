import CloudSimulator
import Foundation
import Testing

/// Texts on their way to the operator's clipboard.
@Suite(.serialized)
struct ClipboardStoryTests {
    /// With tmux's defaults, under which it takes no OSC 52 from a program.
    @Test(.timeLimit(.minutes(1)))
    func insideTmuxTheTextIsInItsPasteBuffer() async throws {
        let terminal = try await TmuxTerminal(columns: 100, rows: 30, "\(Program.path) demo")
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.type("jy")
        try await terminal.wait(forRow: "b  command", "certback rollback 1000246")
        terminal.type("b")
        let screen = try await terminal.wait(for: "Sent to tmux (cannot be verified): prefix ] pastes.")
        #expect(!screen.contains { $0.lowercased().contains("copied") })
        #expect(try await terminal.pasteBuffer() == ["certback rollback 1000246"])
        // Neither the keys nor the screen have gone anywhere else meanwhile.
        terminal.type("j")
        try await terminal.wait(forRow: "> 1000245")
        terminal.type("q")
        try await terminal.wait(for: "[ended 0]")
    }

    @Test(.timeLimit(.minutes(1)))
    func elsewhereTheTerminalIsAskedAndCanBeDoubted() async throws {
        let terminal = try await TmuxTerminal(columns: 100, rows: 30, "\(Program.path) demo", environment: ["TMUX": ""])
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.type("yi")
        let screen = try await terminal.wait(for: "Sent to the terminal (cannot be verified); Y shows it.")
        #expect(!screen.contains { $0.lowercased().contains("copied") })
        terminal.type("Yb")
        let page = try await terminal.wait(for: "Esc: back")
        #expect(page.filter { !$0.isEmpty } == ["certback rollback 1000247", "Esc: back"])
        terminal.press("Escape")
        try await terminal.wait(forRow: "> 1000247")
    }

    @Test(.timeLimit(.minutes(1)))
    func whereThereIsNoClipboardTheTextIsShown() async throws {
        let terminal = try await TmuxTerminal(
            columns: 80, rows: 24, "\(Program.path) demo", environment: ["TMUX": "", "TERM": "linux"])
        defer { terminal.close() }

        try await terminal.wait(forRow: "> 1000247")
        terminal.type("ys")
        let screen = try await terminal.wait(for: "A terminal of type linux has no clipboard. Esc: back")
        #expect(screen.first == "certback show 1000247")
    }

    @Test(.timeLimit(.minutes(1)))
    func theSequenceIsExactAndNothingElseAsksForAnything() async throws {
        try await Workplace.with([.deployed]) { place in
            let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"]
            try await PseudoTerminal.with(
                columns: 100, rows: 30, [Program.path] + place.options, environment: environment.merging(place.keys) { $1 }
            ) { terminal in
                await terminal.wait(for: "\(place.ids[0])")
                let start = "\u{1B}]52;"
                #expect(await terminal.repaints() && !terminal.contains(start))
                await terminal.type(Array("yb".utf8))
                // Pasted elsewhere, it asks whom this screen asks.
                let words = ["certback", "rollback", "\(place.ids[0])"] + place.options
                let command = Data(words.joined(separator: " ").utf8).base64EncodedString()
                await terminal.wait(for: "\u{1B}]52;c;\(command)\u{07}")
                #expect(await terminal.repaints())
                #expect(terminal.output.ranges(of: Array(start.utf8)).count == 1)
                #expect(!String(decoding: terminal.output, as: UTF8.self).lowercased().contains("copied"))
                await terminal.type(Array("q".utf8))
                #expect(await terminal.end() == 0)
            }
        }
    }
}
