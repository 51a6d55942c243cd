import CloudSimulator
import Testing

extension OutageTests {
    /// The whole program in a real terminal under keys without sense.
    @Suite
    struct PtyMonkeyTests {
        @Test(.timeLimit(.minutes(isSoak ? 20 : 3)))
        func keysWithoutSenseChangeNothingAndTheTerminalIsGivenBack() async throws {
            try await Workplace.with {
                $0.recordCount = 1000
            } _: { place in
                _ = try await place.run("sync")
                var monkey = Monkey(seed: 20_261_124)
                var pressed = 0
                var starts = 0
                while pressed < (isSoak ? 200_000 : 20_000) {
                    starts += 1
                    (monkey, pressed) = try await place.inTerminal(columns: 100, rows: 30) { [monkey, pressed] terminal in
                        let modes = terminal.modes
                        var monkey = monkey
                        let count = await Self.press(on: terminal, with: &monkey, atMost: 20_000)
                        try await terminal.leave()
                        let exitCode = await terminal.end()
                        // A ^C that reaches the terminal after it was given back, behind a q, is the system's signal again.
                        #expect([0, 130].contains(exitCode), "after \(pressed + count) keys")
                        #expect(terminal.modes == modes)
                        return (monkey, pressed + count)
                    }
                }
                #expect(place.simulator.changeRequests.isEmpty)
                #expect(place.simulator.log.count(of: "DescribeHostUploadUpdateRecordDetail") > 30)
                #expect(try await place.journal().isEmpty)
                print("keys without sense: \(pressed), starts: \(starts), requests: \(place.simulator.log.count)")
            }
        }

        /// Returns how many keys were pressed until the program ended, or until there were so many.
        private static func press(on terminal: PseudoTerminal, with monkey: inout Monkey, atMost most: Int) async -> Int {
            var pressed = 0
            while pressed < most, await terminal.repaints() {
                var keys: [[UInt8]]
                if monkey.chance(of: 5) {
                    await ask(monkey.question(), on: terminal)
                    keys = monkey.answers()
                } else {
                    if let size = monkey.size() { terminal.resize(columns: size.columns, rows: size.rows) }
                    keys = monkey.keys()
                }
                pressed += keys.count
                await terminal.type(keys.flatMap(\.self))
            }
            return pressed
        }

        /// Returns when the question has been open long enough to take keys, however often the screen is painted till then.
        private static func ask(_ question: [UInt8], on terminal: PseudoTerminal) async {
            terminal.resize(columns: 100, rows: 30)
            await terminal.type(question)
            let clock = ContinuousClock()
            let end = clock.now + .milliseconds(500)
            while clock.now < end, await terminal.repaints() {}
        }
    }
}
