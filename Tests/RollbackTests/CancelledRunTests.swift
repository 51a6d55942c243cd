import APICore
import RecordModel
import RecordStore
import Rollback
import Testing

/// What an ending program leaves: nothing is sent any more, and nothing that was sent is forgotten.
@Suite struct CancelledRunTests {
    @Test func whatHasNotBeenSentIsWithdrawn() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            let witness = Witness(clock: bench.clock)
            let run = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                await bench.runner().run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure)
            }
            await run.value
            for id in bench.ids { #expect(witness.states(of: id).words == ["INTENDED", "WITHDRAWN"]) }
            #expect(try await bench.journal.attempts().map(\.state.word) == ["WITHDRAWN", "WITHDRAWN"])
            #expect(bench.rollbackRequests.isEmpty)
        }
    }

    @Test func whatWasAcceptedIsLeftToBeFollowed() async throws {
        try await Bench.with { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            _ = await bench.cancel(on: { $0 == .state(.accepted) }) { note in
                await bench.runner().run(confirmed, onUpdate: note) { _, _ in }
            }
            let live = try await bench.journal.live()
            #expect(live.map(\.recordID) == bench.ids)
            #expect(live.allSatisfy { $0.state.isInCloud })
            #expect(bench.rollbackRequests.count == 1)
        }
    }

    @Test func aRequestGivenUpOnItsWayIsUnknown() async throws {
        // Carried out at once, answered after the test.
        try await Bench.with(faults: ["rollback:slow=600:1"]) { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            _ = await bench.cancel(on: { $0 == .phase(.waiting) }) { note in
                await bench.runner().run(confirmed, onUpdate: note) { _, _ in }
            }
            #expect(try await bench.journal.live().map(\.state.word) == ["UNKNOWN"])
            #expect(bench.rollbackRequests.count <= 1)
        }
    }
}
