import RecordModel
import RecordStore
import Rollback
import Testing

/// The cache holds only copies: where it cannot be written, nothing but the list is older than it could be.
@Suite struct UnwritableCacheTests {
    @Test(arguments: ChangeKind.allCases)
    func aFateIsJudgedAndWrittenDownAllTheSame(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            let cache = try RecordCache.unable(in: TemporaryFolder())
            let witness = try await bench.ask(for: kind, by: bench.runner(cache: cache))
            #expect(try #require(witness.states(of: bench.ids[0]).last).isSuccess)
            #expect(try await bench.journaledStates() == witness.states(of: bench.ids[0]))
        }
    }

    @Test func thatALookCouldNotBeKeptIsTold() async throws {
        try await Bench.with { bench in
            let cache = try RecordCache.unable(in: TemporaryFolder())
            let witness = try await bench.rollBack(by: bench.runner(cache: cache))
            let failures = witness.events.compactMap { if case .notKept(let failure) = $0 { failure.title } else { nil } }
            let looks = witness.events.count { $0.isLook }
            #expect(failures == [String](repeating: "cache unreadable", count: looks))
            #expect(!witness.events.contains { $0.isFailedLook })
        }
    }

    @Test func aRecordThatWasReadIsPlannedAllTheSame() async throws {
        try await Bench.with { bench in
            let cache = try RecordCache.unable(in: TemporaryFolder())
            let planner = Planner(client: bench.client, cache: cache, journal: bench.journal)
            let plan = await planner.plan(.rollback, bench.ids.map { ChangeWish(id: $0) })
            #expect(plan.targets.map(\.eligibility) == [.eligible])
            #expect(plan.targets.first?.detail?.deployment != nil)
        }
    }
}
