import CloudSimulator
import Foundation
import Testing

extension TerminalTests {
    /// While the command line asks, keys come one by one; whatever ends it there, the terminal collects lines again.
    @Suite
    struct QuestionTests {
        @Test(.timeLimit(.minutes(1)), arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT])
        func aSignalGivesTheTerminalBack(number: Int32) async throws {
            try await Self.atTheQuestion { terminal, former in
                #expect(terminal.modes != former)
                terminal.send(number)
                #expect(await terminal.end() == 128 + number)
            }
        }

        @Test(.timeLimit(.minutes(1)), arguments: ["\u{3}": 128 + SIGINT, "\u{1C}": 128 + SIGQUIT, "\u{4}": 1, "no": 1])
        func aKeyThatEndsItDoesToo(key: String, exitCode: Int32) async throws {
            try await Self.atTheQuestion { terminal, _ in
                await terminal.type(key)
                if exitCode == 1 { try await terminal.pressEnter() }
                #expect(await terminal.end() == exitCode)
            }
        }

        private static func atTheQuestion(
            _ body: @escaping @Sendable (PseudoTerminal, [UInt32]) async throws -> Void
        ) async throws {
            try await Workplace.with([.deployed]) { place in
                let command = [Program.path, "rollback", "\(place.ids[0])"] + place.options
                let environment = ["LANG": "C.UTF-8", "HOME": "/nonexistent"].merging(place.keys) { $1 }
                try await PseudoTerminal.with(columns: 100, rows: 30, command, environment: environment) { terminal in
                    let former = terminal.modes
                    await terminal.wait(for: "and press Enter to roll back: ")
                    try await body(terminal, former)
                    #expect(terminal.modes == former)
                }
                #expect(place.simulator.changeRequests.isEmpty)
            }
        }
    }
}
