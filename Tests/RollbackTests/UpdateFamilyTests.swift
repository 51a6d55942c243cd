import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Testing

@testable import Rollback

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

    /// Twelve records, of which the eleventh has no items at all and the ninth has a rollback that failed.
    private static func withMore(body: @Sendable (Bench) async throws -> Void) async throws {
        try await Bench.with([], updates: 12, body)
    }

    /// An answer without items is no answer that there is no such record.
    @Test func aRecordThatFoundNothingToDeployToIsNotGone() async throws {
        try await Self.withMore { bench in
            let synchroniser = Synchroniser(client: bench.client, cache: bench.cache, families: [.update])
            try await synchroniser.run { _ in }
            try await synchroniser.readDetails(newest: 12) { _ in }
            let record = try #require(try await bench.cache.record(Self.id(999_993)))
            #expect(record.statusWord == "NOTHING TO DEPLOY" && record.vanishedAt == nil)
            #expect(await bench.eligibility(record.id, for: .rollback) == .nothingToDeploy)
            let gone = try RecordFilter("status:gone", now: Date(), zone: UTCOffset(seconds: 0))
            #expect(try await bench.cache.count(of: gone).matching == 0)
        }
    }

    /// The API would deploy again what was put back.
    @Test func whatWasRolledBackIsNotRetried() async throws {
        try await Self.with { bench in
            _ = try await bench.rollBack([Self.deployed])
            #expect(await bench.eligibility(Self.deployed, for: .retry) == .alreadyRolledBack)
        }
    }

    @Test(arguments: ChangeKind.allCases)
    func aRollbackThatFailedIsRetriedInTheRecordItRanIn(kind: ChangeKind) async throws {
        try await Self.withMore { bench in
            let eligibility = try #require(await bench.eligibility(Self.id(999_995), for: kind))
            guard case .rollbackFailedElsewhere = eligibility else {
                Issue.record("\(eligibility)")
                return
            }
            #expect(eligibility.advice.contains("in a record of its own"))
        }
    }

    private static func record(_ number: Int64, _ certificate: String, from former: String, at date: Date) -> DeployRecord {
        DeployRecord(
            id: id(number), certificateID: certificate, resourceTypes: ["clb"], status: .deploying, createdAt: date,
            updatedAt: date, formerCertificateID: former)
    }

    /// What is looked through for a lost rollback of number 5, which put `new` in the place of `old`.
    @Test(
        arguments: [
            ([], nil, true), ([(5, "new", "old")], nil, false), ([(6, "old", "new"), (5, "new", "old")], 6, false),
            ([(7, "old", "new"), (6, "old", "new"), (5, "new", "old")], 6, false),
            ([(6, "other", "new"), (5, "new", "old")], nil, true), ([(6, "other", "more"), (4, "new", "old")], nil, true),
            // A page that ends above the record may lack the one.
            ([(9, "other", "more"), (8, "other", "more")], nil, true), ([(9, "old", "new")], 9, false),
        ] as [([(Int64, String, String)], Int64?, Bool)])
    func onlyTheRecordInWhichTheCertificatesChangedPlacesIsTaken(
        records: [(Int64, String, String)], found: Int64?, leavesDoubt: Bool
    ) {
        let now = Date(timeIntervalSince1970: 1_780_000_000)
        let item = DeployItem(
            id: 1, certificateID: "new", resourceType: "clb", region: "", instanceID: "lb-1", instanceName: "", listenerID: "",
            listenerName: "", domains: [], transport: "", port: nil, status: .deployed, errorMessage: "", createdAt: nil,
            updatedAt: nil, formerCertificateID: "old")
        let progress = TaskProgress(total: 1, succeeded: 1, failed: 0, running: 0)
        let task = DeployTask(kind: .deployment, status: .deployed, progress: progress, createdAt: now, items: [item])
        let attempt = ChangeAttempt(
            id: .init(rawValue: 1), recordID: Self.id(5), intendedAt: now, state: .unknown(why: "lost"),
            saw: RecordDetail(id: Self.id(5), tasks: [task], readAt: now), operatedBy: Bench.us, step: .init(rawValue: 1),
            steppedAt: now, heldBy: Bench.us)
        let list = records.map { Self.record($0.0, $0.1, from: $0.2, at: now) }
        #expect(
            RollbackSearch(of: attempt, among: list)
                == RollbackSearch(found: found.map(Self.id), leavesDoubt: leavesDoubt))
    }
}
