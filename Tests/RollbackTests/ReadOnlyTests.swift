import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Testing

/// Where certback is read-only nothing leaves it, whoever asks.
@Suite struct ReadOnlyTests {
    @Test(arguments: ChangeKind.allCases)
    func aReadOnlyRunnerSendsNothingAndSaysWhy(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind), .good(for: kind)]) { bench in
            let witness = try await bench.ask(for: kind, by: bench.runner(isReadOnly: true))
            #expect(Set(witness.failures.keys) == Set(bench.ids))
            #expect(Set(witness.failures.values.map(\.title)) == ["read only"])
            #expect(witness.failures.values.allSatisfy { $0.outcome == .noPermission })
            #expect(witness.updates == [])
            #expect(try await bench.journal.history() == [])
            #expect(bench.changeRequests.isEmpty)
        }
    }

    @Test func aReadOnlyRunnerStillFindsOutWhatBecameOfAnEarlierChange() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending], of: bench.ids[0])
            let witness = await bench.resume(attempt, by: bench.runner(isReadOnly: true))
            #expect(witness.states(of: bench.ids[0]).words == ["UNKNOWN", "NOT APPLIED"])
            #expect(bench.changeRequests.isEmpty)
        }
    }
}
