import CloudSimulator
import Dispatch
import Foundation
import Testing

extension TerminalTests {
    @Suite
    struct HeldKeyTests {
        /// A key held down at a rate no keyboard reaches: what is shown when it is released is where it was released.
        ///
        /// Somebody else may have the machine for a moment; so one of several tries must do it.
        @Test(.timeLimit(.minutes(1)))
        func aThousandKeysASecondLeaveNothingToCatchUpWith() async throws {
            try await Workplace.with {
                $0.recordCount = 3000
            } _: { place in
                _ = try await place.run("sync")
                try await place.inTerminal { terminal in
                    #expect(await terminal.wait(for: "? help"))
                    var unread: [Int] = []
                    repeat {
                        unread.append(await Self.hold(unread.count.isMultiple(of: 2) ? "j" : "k", count: 1000, on: terminal))
                        #expect(await terminal.repaints())
                    } while unread.last! > 30 && unread.count < 6
                    #expect(unread.last! <= 30, "unread at the end of each try: \(unread)")
                    try await terminal.leave()
                }
            }
        }

        /// Presses the key once a millisecond; returns how many presses the program had not read when it was released.
        private static func hold(_ key: String, count: Int, on terminal: PseudoTerminal) async -> Int {
            let (ticks, tick) = AsyncStream.makeStream(of: Void.self)
            let timer = DispatchSource.makeTimerSource(flags: .strict, queue: .global())
            timer.setEventHandler { tick.yield() }
            timer.schedule(deadline: .now(), repeating: .milliseconds(10), leeway: .nanoseconds(0))
            timer.activate()
            defer { timer.cancel() }
            var pressed = 0
            for await _ in ticks {
                await terminal.type(String(repeating: key, count: 10))
                pressed += 10
                if pressed >= count { break }
            }
            return terminal.unread
        }
    }
}
