import APICore
import Foundation
import RecordModel
import RecordStore
import Rollback
import Synchronization
import Testing

/// Hundreds of stories over a network that fails at random: one confirmation is carried out once at the most, nothing is
/// sent again that may have been, and what the journal says in the end is true.
@Suite struct RandomFaultTests {
    /// Each of them tells as many stories as the stage has records; `make soak` takes many more.
    private static let seeds = 0..<(ProcessInfo.processInfo.environment["CERTBACK_SOAK"] == nil ? 6 : 100 as UInt64)

    @Test(arguments: seeds, ChangeKind.allCases)
    func theJournalSaysWhatTheCloudDid(seed: UInt64, kind: ChangeKind) async throws {
        try await Turns.wait {
            let stage = try RandomStage(kind, seed: seed)
            let confirmed = try await stage.confirmed()
            try await stage.runner().run(confirmed, onUpdate: stage.note, onFailure: { id, _ in Issue.record("\(id)") })
            try await stage.expectTruth()
            // The network has been as bad as it should be.
            #expect(stage.network.accidents.count > 6)
        }
    }

    /// The program is ended at a random moment; the next one takes up what it left, and sends nothing.
    @Test(arguments: seeds, ChangeKind.allCases)
    func anInterruptedRunIsBroughtToItsTrueEnd(seed: UInt64, kind: ChangeKind) async throws {
        try await Turns.wait {
            let stage = try RandomStage(kind, seed: seed)
            let confirmed = try await stage.confirmed()
            var chance = Chance(seed: seed)
            await cancel(try stage.runner(), confirmed, on: stage, after: Int.random(in: 1...400, using: &chance))
            let sent = stage.network.changeCount
            let next = try stage.runner(as: Bench.other)
            for attempt in try await stage.journal.live() { await next.resume(attempt, onUpdate: stage.note) }
            #expect(stage.network.changeCount == sent)
            try await stage.expectTruth()
        }
    }

    /// Carries the plan out, and gives up after so many updates.
    private func cancel(_ runner: ChangeRunner, _ confirmed: ConfirmedPlan, on stage: RandomStage, after count: Int) async {
        let told = Mutex(0)
        let (moments, moment) = AsyncStream.makeStream(of: Void.self)
        let onUpdate: ChangeObserver = { update in
            stage.note(update)
            let number = told.withLock {
                $0 += 1
                return $0
            }
            if number == count { moment.yield() }
        }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await runner.run(confirmed, onUpdate: onUpdate) { id, _ in Issue.record("\(id)") }
                moment.finish()
            }
            _ = await moments.first { _ in true }
            group.cancelAll()
        }
    }
}
