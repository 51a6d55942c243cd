import Foundation
import Testing

extension TerminalTests {
    /// Under a real shell: what the operator does between a stop and the return, the terminal is certback's own again.
    @Suite
    struct SuspensionTests {
        @Test(.timeLimit(.minutes(1)))
        func afterCtrlZTheShellHasItsTerminalAndFgBringsTheWholeScreenBackInTheNewSize() async throws {
            try await inShell { terminal in
                // Without the line that tells the size.
                terminal.enter("stty -a | sed 1d > before; \(Program.path) demo")
                try await terminal.wait(forRow: "> 1000247")
                terminal.press("j", "j", "C-z")
                try await terminal.wait(for: "Stopped")
                terminal.enter("stty -a | sed 1d > meanwhile; cmp before meanwhile && echo the same modes")
                try await terminal.wait { $0.contains("the same modes") }
                terminal.resize(columns: 134, rows: 33)
                terminal.enter("clear; fg")
                let screen = try await terminal.wait { screen in
                    screen.count == 33 && screen[32].contains("q quit") && screen.contains { $0.hasPrefix(" > 1000245") }
                }
                #expect(screen[0].hasPrefix(" certback  DEMO"))
                #expect(!screen.contains { $0.hasPrefix("$") })
                terminal.resize(columns: 100, rows: 30)
                try await terminal.wait { $0.count == 30 && $0[29].contains("q quit") }
                terminal.type("q")
                try await terminal.wait { $0.last { !$0.isEmpty } == "$" }
                terminal.enter("stty -a | sed 1d > after; cmp before after && echo as before")
                try await terminal.wait { $0.contains("as before") }
            }
        }

        @Test(.timeLimit(.minutes(1)))
        func stoppedByAnotherProcessItIsPaintedAnewWhenItGoesOn() async throws {
            try await inShell { terminal in
                terminal.enter("\(Program.path) demo & echo number $!; fg")
                try await terminal.wait(forRow: "> 1000247")
                terminal.press("C-z")
                let shown = try await terminal.wait(for: "Stopped")
                let line = shown.first { $0.hasPrefix("number ") }
                let process = try #require(line.flatMap { Int32($0.dropFirst(7)) })
                for signal in [SIGSTOP, SIGTSTP] {
                    terminal.enter("clear; fg")
                    try await terminal.wait { screen in
                        screen.contains { $0.hasPrefix(" > 1000247") } && !screen.contains { $0.contains("Stopped") }
                    }
                    kill(process, signal)
                    // The shell takes its terminal again, on whichever screen it has been left.
                    try await terminal.wait(for: "Stopped")
                }
                terminal.enter("clear; fg")
                try await terminal.wait { screen in
                    screen.contains { $0.hasPrefix(" > 1000247") } && screen[29].contains("q quit")
                        && !screen.contains { $0.contains("Stopped") }
                }
            }
        }

        /// In the background it would paint over the shell, and change the modes under its hands.
        @Test(.timeLimit(.minutes(1)))
        func inTheBackgroundItStaysStoppedAndCanBeEnded() async throws {
            try await inShell { terminal in
                let isStopped = "until jobs -s | grep -q Stopped; do :; done"
                terminal.enter("stty -a > before; \(Program.path) demo &")
                // Started there, it waits to be brought to the front.
                terminal.enter("\(isStopped); clear; fg")
                try await terminal.wait(forRow: "> 1000247")
                terminal.press("C-z")
                try await terminal.wait(for: "Stopped")
                terminal.enter("clear; bg; \(isStopped); stty -a > meanwhile; cmp before meanwhile && echo untouched")
                let screen = try await terminal.wait { $0.contains("untouched") }
                #expect(!screen.contains { $0.contains("1000247") })
                // bash waits for no job that it still takes for stopped, as it may for a moment.
                let goesOn = "while jobs -s | grep -q Stopped; do :; done"
                terminal.enter(
                    "clear; kill %1; \(goesOn); wait %1; echo ended $?; stty -a > after; cmp before after && echo untouched")
                try await terminal.wait { $0.contains("untouched") && $0.contains("ended 143") }
            }
        }

        private func inShell(_ body: (TmuxTerminal) async throws -> Void) async throws {
            let terminal = try await TmuxTerminal(
                columns: 100, rows: 30, "bash --norc --noprofile -i", environment: ["PS1": "$ "])
            defer { terminal.close() }
            terminal.enter("cd; clear")
            try await body(terminal)
        }
    }
}

extension TmuxTerminal {
    /// A line for the shell.
    fileprivate func enter(_ line: String) {
        type(line)
        press("Enter")
    }

    @discardableResult
    fileprivate func wait(where isThere: ([String]) -> Bool) async throws -> [String] {
        try await wait(for: "the rows named in the test", where: isThere)
    }
}
