import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Testing

@testable import Rollback

/// Records of the family `deploy`, which are found by their numbers alone: a rollback runs in a record of its own.
@Suite struct DeployFamilyTests {
    private static let number = 999_995

    private static func id(_ number: Int64) throws -> DeployRecord.ID { try #require(DeployRecord.ID(.deploy, number)) }

    private static func with(_ faults: String..., body: @Sendable (Bench) async throws -> Void) async throws {
        try await Bench.with([], generated: 8, updates: 8, deployments: 8, faults: faults, body)
    }

    private static func rollbacksBegun(_ bench: Bench) -> [Int] {
        let log = bench.simulator.log
        return [
            log.accepted(rollbackOfDeploy: number), log.accepted(rollbackOfUpdate: number), log.accepted(rollbackOf: number),
        ]
    }

    @Test func aRollbackIsFollowedInTheRecordItsAnswerNamesAndTouchesNoOtherFamily() async throws {
        try await Self.with { bench in
            let record = try Self.id(Int64(Self.number))
            let plan = await bench.plan([record])
            #expect(plan.requiredText == "deploy/999995")
            #expect(plan.rollbackScope == "The API puts back only the items that succeeded.")
            let witness = try await bench.rollBack([record])
            #expect(witness.states(of: record).words == ["INTENDED", "SENDING", "ACCEPTED", "ROLLING BACK", "ROLLED BACK"])
            let made = try Self.id(1_000_000)
            #expect(try await bench.onlyHistory().attempt.rollbackID == made)
            #expect(Self.rollbacksBegun(bench) == [1, 0, 0])
            #expect(await bench.eligibility(record, for: .rollback) == .alreadyRolledBack)
        }
    }

    /// Its items tell that they were put back, whatever became of the answer.
    @Test func oneWhoseAnswerWasLostIsFoundInTheRecordItselfAndNotSentAgain() async throws {
        try await Self.with("rollback:cut-after:1") { bench in
            let record = try Self.id(Int64(Self.number))
            let witness = try await bench.rollBack([record])
            #expect(witness.states(of: record).words == ["INTENDED", "SENDING", "UNKNOWN", "ROLLED BACK"])
            #expect(Self.rollbacksBegun(bench) == [1, 0, 0])
        }
    }

    /// Nothing lists the record it would run in, so that waiting settles nothing, and nobody sends it again.
    @Test func oneThatMayHaveBegunStaysUnknownAndIsNotSentAgain() async throws {
        try await Self.with("rollback:cut-before:1") { bench in
            let record = try Self.id(Int64(Self.number))
            let confirmed = try await bench.confirmed([record])
            let witness = await bench.cancel(on: { $0.isLook(5) }) { note in
                await bench.runner().run(confirmed, onUpdate: note) { _, _ in }
            }
            #expect(witness.states(of: record).words == ["INTENDED", "SENDING", "UNKNOWN"])
            #expect(try await bench.journal.live().map(\.state.word) == ["UNKNOWN"])
            #expect(Self.rollbacksBegun(bench) == [0, 0, 0])
            #expect(await bench.eligibility(record, for: .rollback) == .alreadyUnderWay)
        }
    }

    @Test func aRecordThatIsNotThereIsNone() async throws {
        try await Self.with { bench in
            let nobody = try Self.id(7)
            #expect(await bench.eligibility(nobody, for: .rollback) == .noSuchRecord)
        }
    }
}
