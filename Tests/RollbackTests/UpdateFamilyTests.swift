import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

/// Records of the family `update`: a rollback runs in a record of its own, which has to be found and followed.
@Suite struct UpdateFamilyTests {
    /// Eight records; this one is deployed, nothing else runs on its certificates, and the other family has its number too.
    private static let deployed = id(999_997)
    private static let other = id(999_998)

    private static func id(_ number: Int64) -> DeployRecord.ID {
        guard let id = DeployRecord.ID(.update, number) else { preconditionFailure("\(number)") }
        return id
    }

    private static func with(_ faults: String..., body: @Sendable (Bench) async throws -> Void) async throws {
        try await Bench.with([], generated: 8, updates: 8, faults: faults, body)
    }

    @Test func aRollbackIsFollowedInTheRecordItsAnswerNames() async throws {
        try await Self.with { bench in
            let witness = try await bench.rollBack([Self.deployed])
            #expect(
                witness.states(of: Self.deployed).words == ["INTENDED", "SENDING", "ACCEPTED", "ROLLING BACK", "ROLLED BACK"])
            let attempt = try await bench.onlyHistory().attempt
            #expect(attempt.rollbackID == Self.id(1_000_000))
            #expect(bench.simulator.log.accepted(rollbackOfUpdate: 999_997) == 1)
            #expect(bench.changeRequests.isEmpty, "the other family's record of that number was touched")
            let detail = try #require(try await bench.cache.detail(of: Self.deployed))
            #expect(detail.rollbacks.count == 1 && detail.statusWord == "ROLLED BACK")
            #expect(await bench.eligibility(Self.deployed, for: .rollback) == .alreadyRolledBack)
        }
    }

    @Test func theQuestionSaysWhichCertificateComesBackAndWhatIsPutBack() async throws {
        try await Self.with { bench in
            let plan = await bench.plan([Self.deployed])
            let target = try #require(plan.targets.first)
            let item = try #require(target.detail?.deployment?.items.first)
            let former = try #require(item.formerCertificateID)
            #expect(target.isEligible && plan.requiredText == "update/999997")
            #expect(target.fateOfCertificate == "\(item.certificateID) gives its place back to \(former)")
            #expect(plan.rollbackScope == "The API puts back only the items that succeeded.")
        }
    }

    /// The answer named the record; without it, it is the one in which the two certificates have changed places.
    @Test(arguments: ["cut-after", "empty", "truncated", "no-request-id"])
    func aRollbackWhoseAnswerWasLostIsFoundAndNotSentAgain(fault: String) async throws {
        try await Self.with("rollback:\(fault):1") { bench in
            let witness = try await bench.rollBack([Self.deployed])
            #expect(witness.states(of: Self.deployed).words == ["INTENDED", "SENDING", "UNKNOWN", "ROLLING BACK", "ROLLED BACK"])
            #expect(try await bench.onlyHistory().attempt.rollbackID == Self.id(1_000_000))
            #expect(bench.requests(.rollback, .update).count == 1)
        }
    }

    @Test(arguments: ["cut-before", "html502", "internal-error"])
    func oneThatNeverBeganIsNotApplied(fault: String) async throws {
        try await Self.with("rollback:\(fault):1") { bench in
            let witness = try await bench.rollBack([Self.deployed])
            #expect(witness.states(of: Self.deployed).words == ["INTENDED", "SENDING", "UNKNOWN", "NOT APPLIED"])
            #expect(bench.requests(.rollback, .update).count == 1)
            #expect(await bench.eligibility(Self.deployed, for: .rollback) == .eligible)
        }
    }

    /// A record that somebody made meanwhile may be the one; then waiting settles nothing.
    @Test func whereAnotherNewRecordLeavesDoubtNothingIsSettled() async throws {
        try await Self.with("rollback:slow=0:1", "rollback:cut-before:1") { bench in
            _ = try await bench.client.send(UpdateCertificateRecordRollback(Self.other))
            let confirmed = try await bench.confirmed([Self.deployed])
            let witness = await bench.cancel(on: { $0.isLook(5) }) { note in
                await bench.runner().run(confirmed, onUpdate: note) { _, _ in }
            }
            #expect(witness.states(of: Self.deployed).words == ["INTENDED", "SENDING", "UNKNOWN"])
            #expect(try await bench.journal.live().map(\.state.word) == ["UNKNOWN"])
        }
    }

    @Test func theNextProcessFollowsInTheRecordThatTheJournalNames() async throws {
        try await Self.with { bench in
            let confirmed = try await bench.confirmed([Self.deployed])
            _ = await bench.cancel(on: { $0 == .state(.accepted) }) { note in
                await bench.runner().run(confirmed, onUpdate: note) { _, _ in }
            }
            let left = try #require(try await bench.journal.live().first)
            #expect(left.rollbackID == Self.id(1_000_000))
            bench.clock.advance(by: 100)
            let witness = await bench.resume(left, by: bench.runner(as: Bench.other))
            #expect(witness.states(of: Self.deployed).words.last == "ROLLED BACK")
            #expect(bench.requests(.rollback, .update).count == 1)
        }
    }

    @Test func recordsOfBothFamiliesWithOneNumberAreTwoRecords() async throws {
        try await Self.with { bench in
            try await Synchroniser(client: bench.client, cache: bench.cache, families: [.uploadUpdate, .update]).run { _ in }
            let number: Int64 = 999_997
            let upload = try #require(DeployRecord.ID(.uploadUpdate, number))
            let one = try #require(try await bench.cache.record(upload))
            let two = try #require(try await bench.cache.record(Self.deployed))
            #expect(one.certificateID != two.certificateID && one.formerCertificateID.isEmpty && !two.formerCertificateID.isEmpty)
            #expect(try await bench.cache.count().total == 16)
        }
    }

    /// What the one list lacks says nothing about the other.
    @Test func aPassThroughBothListsMarksNothingAsVanished() async throws {
        try await Self.with { bench in
            let synchroniser = Synchroniser(client: bench.client, cache: bench.cache, families: [.uploadUpdate, .update])
            for _ in 0..<2 { try await synchroniser.run(.all) { _ in } }
            let gone = try RecordFilter("status:gone", now: Date(), zone: UTCOffset(seconds: 0))
            #expect(try await bench.cache.count(of: gone).matching == 0)
            #expect(try await bench.cache.age().isPartial == false)
        }
    }

    @Test func aCacheIsIncompleteAsLongAsOneOfTheListsIs() async throws {
        try await Self.with("list:slow=0:1", "list:code=FailedOperation.AuthError") { bench in
            let synchroniser = Synchroniser(client: bench.onceClient(), cache: bench.cache, families: [.uploadUpdate, .update])
            await #expect(throws: Explanation.self) { try await synchroniser.run { _ in } }
            let age = try await bench.cache.age()
            #expect(age == CacheAge(completedAt: nil, isPartial: true))
            #expect(try await bench.cache.count().total == 8)
        }
    }

    @Test func aSiteWithoutTheFamilyIsCompleteWithoutIt() async throws {
        try await Self.with("list:slow=0:1", "list:code=InvalidAction") { bench in
            let synchroniser = Synchroniser(client: bench.onceClient(), cache: bench.cache, families: [.uploadUpdate, .update])
            try await synchroniser.run { _ in }
            let age = try await bench.cache.age()
            #expect(age.completedAt != nil && !age.isPartial)
        }
    }
}
