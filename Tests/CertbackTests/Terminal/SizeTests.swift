import CloudSimulator
import Foundation
import TestSupport
import Testing

extension TerminalTests {
    /// A terminal whose size changes faster than anybody can paint.
    @Suite
    struct SizeTests {
        @Test(.timeLimit(.minutes(1)))
        func aStormOfSizesWhileARollbackIsFollowedEndsInTheRightSizeAndInOneRequest() async throws {
            let record = CloudRecord(listeners: Array(repeating: "{}", count: 5))
            try await Workplace.with([record, record], itemDuration: .milliseconds(800)) { place in
                _ = try await place.run("sync")
                try await place.inTerminal(environment: .hurry) { terminal in
                    let modes = terminal.modes
                    #expect(await terminal.wait(for: "? help"))
                    try await terminal.rollBack(place.ids[1]) { !place.simulator.changesBegun.isEmpty }
                    try await Self.storm(over: terminal, in: place)
                    terminal.resize(columns: 97, rows: 29)
                    // Back to the list; a question may have been on its way.
                    repeat {
                        await terminal.type([0x1B])
                        #expect(await terminal.repaints())
                        terminal.forget()
                        #expect(await terminal.repaints())
                    } while !terminal.text.contains("? help") && terminal.exitCode == nil
                    #expect(Self.lastRow(in: terminal.text) == 29)
                    try await terminal.leave()
                    #expect(await terminal.end() == 0)
                    #expect(terminal.modes == modes)
                }
                #expect(place.simulator.changeRequests.count == 1)
                #expect(try await place.journal().map(\.state) == ["ROLLED BACK"])
            }
        }

        /// In every screen, down to a single cell and back, until the rollback has come to its end.
        private static func storm(over terminal: PseudoTerminal, in place: Workplace) async throws {
            var random = SeededGenerator(seed: 18)
            let screens = ["\u{1B}", "\r", "\u{1B}?", "\u{1B}t", "\u{1B}L", "\u{1B}/cl", "\u{1B}\u{1B}:1", "\u{1B}R", "\u{1B}"]
            var turn = 0
            while turn < 2 * screens.count {
                // Keys are taken in a size in which they mean something.
                terminal.resize(columns: 100, rows: 30)
                await terminal.type(screens[turn % screens.count])
                #expect(await terminal.repaints())
                for _ in 0..<60 {
                    terminal.resize(
                        columns: Int.random(in: 1...220, using: &random), rows: Int.random(in: 1...70, using: &random))
                }
                terminal.resize(columns: 1, rows: 1)
                #expect(await terminal.repaints())
                turn += 1
                if turn == 2 * screens.count, try await place.journal().first?.isFinal != true { turn = 0 }
            }
        }

        /// The lowest row that was written to.
        private static func lastRow(in output: String) -> Int? {
            let columns = output.matches(of: /\u{1B}\[([0-9]+);[0-9]+H/).compactMap { Int($0.output.1) }
            return (columns + output.matches(of: /\u{1B}\[([0-9]+)d/).compactMap { Int($0.output.1) }).max()
        }
    }
}
