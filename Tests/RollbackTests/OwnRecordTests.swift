import CloudSimulator
import RecordModel
import RecordStore
import Testing

@testable import Rollback

/// The record of its own that a rollback ran in looks like a deployment to the API; the journal knows better.
@Suite struct OwnRecordTests {
    private static func id(_ number: Int64) throws -> DeployRecord.ID { try #require(DeployRecord.ID(.update, number)) }

    /// One of eight records, rolled back in the record that follows the newest one.
    private static func afterARollback(
        _ body: @Sendable (Bench, _ original: DeployRecord.ID, _ rollback: DeployRecord.ID) async throws -> Void
    ) async throws {
        try await Bench.with([], generated: 8, updates: 8) { bench in
            let original = try id(999_997)
            _ = try await bench.rollBack([original])
            try await body(bench, original, try id(1_000_000))
        }
    }

    @Test func theQuestionWarnsThatItIsItselfARollback() async throws {
        try await Self.afterARollback { bench, original, rollback in
            let plan = await bench.plan([rollback, original])
            let target = try #require(plan.targets.first)
            #expect(target.isEligible && target.rollbackOf == original)
            #expect(
                target.warning(for: .rollback)
                    == "This record is itself the rollback of update/999997: rolling it back puts the certificate back that was "
                    + "taken away.")
            #expect(target.warning(for: .retry) == nil)
            #expect(plan.targets.last?.rollbackOf == nil && plan.targets.last?.warning(for: .rollback) == nil)
        }
    }

    @Test func theJournalNamesItFromBothSides() async throws {
        try await Self.afterARollback { bench, original, rollback in
            let records = try await bench.journal.rollbackRecords()
            #expect(records.original(of: rollback) == original && records.rollback(of: original) == rollback)
            #expect(records.original(of: original) == nil && records.rollback(of: rollback) == nil)
        }
    }

    /// Whoever wants that in spite of the warning gets it, in one more record.
    @Test func itCanBeRolledBackItself() async throws {
        try await Self.afterARollback { bench, original, rollback in
            let witness = try await bench.rollBack([rollback])
            #expect(witness.states(of: rollback).words.last == "ROLLED BACK")
            let records = try await bench.journal.rollbackRecords()
            #expect(try records.rollback(of: rollback) == Self.id(1_000_001) && records.rollback(of: original) == rollback)
            #expect(await bench.eligibility(rollback, for: .rollback) == .alreadyRolledBack)
            let third = try #require(await bench.plan([Self.id(1_000_001)]).targets.first)
            let first = try #require(await bench.plan([original]).targets.first)
            #expect(third.rollbackOf == rollback && third.detail?.certificateID == first.detail?.certificateID)
        }
    }

    /// In the cache too, so that the page of the record says so at once.
    @Test func theDetailOfTheRecordNamesTheOneItsRollbackRanIn() async throws {
        try await Self.afterARollback { bench, original, rollback in
            let detail = try #require(try await bench.cache.detail(of: original))
            #expect(detail.rollback?.rollbackRecord == rollback && detail.deployment?.rollbackRecord == nil)
        }
    }

    /// The list names the certificate that was deployed, the rollback's items the one that came back.
    @Test func aRecordThatWasRolledBackHasNotChangedItsCertificate() async throws {
        try await Self.afterARollback { bench, original, _ in
            try await Synchroniser(client: bench.client, cache: bench.cache, families: [.update]).run { _ in }
            let row = try #require(try await bench.cache.record(original))
            let detail = try #require(try await bench.cache.detail(of: original))
            let wish = ChangeWish(id: original, shown: row, shownDetail: detail)
            for kind in ChangeKind.allCases {
                let plan = await bench.planner().plan(kind, [wish])
                #expect(plan.targets.first?.differences == [])
            }
            #expect(detail.certificateID == row.certificateID && detail.formerCertificateID == row.formerCertificateID)
        }
    }
}
