import CloudSimulator
import Foundation
import Testing

extension TerminalTests {
    /// A connection that drops takes the terminal away while a rollback is being followed.
    @Suite
    struct LostTerminalTests {
        /// By the signal that comes with it, or, where that is ignored, by the end of what can be read alone.
        @Test(.timeLimit(.minutes(1)), arguments: [false, true])
        func theProgramIsGoneAndItsStateIsSaved(isImmune: Bool) async throws {
            let record = CloudRecord(listeners: Array(repeating: "{}", count: 5))
            try await Workplace.with([record, record], itemDuration: .seconds(600)) { place in
                _ = try await place.run("sync")
                try await place.inTerminal(environment: .hurry, isImmune: isImmune) { terminal in
                    #expect(await terminal.wait(for: "? help"))
                    try await terminal.rollBack(place.ids[1]) { !place.simulator.changesBegun.isEmpty }
                    // Until the journal knows that the request was accepted.
                    while try await place.journal().first?.state != "ROLLING BACK" { #expect(await terminal.repaints()) }
                    terminal.hangUp()
                    #expect(await terminal.end() == 128 + SIGHUP)
                    #expect(terminal.processorTime < 5, "it has been spinning")
                }
                #expect(place.simulator.changeRequests.count == 1)
                let entry = try #require(try await place.journal().first)
                #expect(entry.state == "ROLLING BACK")
                #expect(!FileManager.default.subpaths(atPath: place.stateFolder)!.contains { $0.hasPrefix("crash-") })
            }
        }
    }
}
