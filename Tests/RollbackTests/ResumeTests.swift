import APICore
import RecordModel
import RecordStore
import Rollback
import Testing

/// What is made of that which an earlier process left in the journal.
@Suite struct ResumeTests {
    private func resume(_ attempt: RollbackAttempt, on bench: Bench) async -> [String] {
        let witness = Witness(clock: bench.clock)
        await bench.runner().resume(attempt, onUpdate: witness.note)
        return witness.states(of: attempt.recordID).words
    }

    @Test func anIntentOfADeadProcessIsWithdrawn() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([], of: bench.ids[0])
            let looks = bench.lookCount
            #expect(await resume(attempt, on: bench) == ["WITHDRAWN"])
            #expect(try await bench.journaledStates().words == ["INTENDED", "WITHDRAWN"])
            #expect(bench.rollbackRequests.isEmpty)
            #expect(bench.lookCount == looks)
        }
    }

    @Test func whatADeadProcessWasSendingAndNeverArrivedIsLookedUp() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending], of: bench.ids[0])
            #expect(await resume(attempt, on: bench) == ["UNKNOWN", "NOT APPLIED"])
            #expect(try await bench.journaledStates().words == ["INTENDED", "SENDING", "UNKNOWN", "NOT APPLIED"])
            #expect(bench.rollbackRequests.isEmpty)
        }
    }

    @Test(arguments: [
        ([RollbackState.sending], ["UNKNOWN", "ROLLING BACK", "ROLLED BACK"]),
        ([.sending, .unknown(why: "lost")], ["ROLLING BACK", "ROLLED BACK"]),
        ([.sending, .accepted], ["ROLLING BACK", "ROLLED BACK"]),
        (
            [.sending, .accepted, .running(TaskProgress(total: 2, succeeded: 0, failed: 0, running: 1))],
            ["ROLLING BACK", "ROLLED BACK"]
        ),
    ])
    func whatArrivedIsFollowedToItsEnd(left: [RollbackState], told: [String]) async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave(left, of: bench.ids[0])
            _ = try await bench.client.send(UploadUpdateCertificateRecordRollback(bench.ids[0]))
            #expect(await resume(attempt, on: bench) == told)
            #expect(try await bench.journaledStates().last?.word == "ROLLED BACK")
            #expect(try await bench.journal.live() == [])
            // The one above; taking up sends none.
            #expect(bench.rollbackRequests.count == 1)
        }
    }

    @Test func aRollbackOfAnEarlierTimeIsNotTakenForTheLostOne() async throws {
        try await Bench.with([CloudRecord(status: "rollbackFailed", listeners: ["{}", #"{"rollbackError": "busy"}"#])]) { bench in
            let attempt = try await bench.leave([.sending], of: bench.ids[0])
            #expect(await resume(attempt, on: bench) == ["UNKNOWN", "NOT APPLIED"])
        }
    }

    @Test(arguments: [[], [RollbackState.sending]])
    func whatARunningProcessDoesIsLeftToIt(left: [RollbackState]) async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave(left, of: bench.ids[0])
            let witness = await bench.cancel(on: { if case .looked(2, _) = $0 { true } else { false } }) { note in
                await bench.runner(isRunning: true).resume(attempt, onUpdate: note)
            }
            #expect(witness.states(of: bench.ids[0]) == [])
            #expect(try await bench.journaledStates() == [.intended] + left)
            #expect(bench.rollbackRequests.isEmpty)
        }
    }

    @Test func aWatchGivenUpLeavesTheAttemptLive() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending, .accepted], of: bench.ids[0])
            _ = await bench.cancel(on: { if case .looked(1, _) = $0 { true } else { false } }) { note in
                await bench.runner().resume(attempt, onUpdate: note)
            }
            #expect(try await bench.journal.live().map(\.recordID) == bench.ids)
        }
    }
}
