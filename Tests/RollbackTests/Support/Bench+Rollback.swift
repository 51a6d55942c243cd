import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

extension Bench {
    static let us = Operator(user: "ops", origin: nil, terminal: nil, host: "bastion", process: 1)
    static let deadProcess = Operator(user: "ops", origin: nil, terminal: nil, host: "bastion", process: 2)

    func planner(_ client: APIClient? = nil) -> Planner {
        Planner(client: client ?? self.client, cache: cache, journal: journal)
    }

    /// Looks follow each other at once; what is unknown settles after `settlingTime` seconds.
    func runner(_ client: APIClient? = nil, settlingTime: TimeInterval = 0, isRunning: Bool = false) -> RollbackRunner {
        let client = client ?? self.client
        let follower = RollbackFollower(
            client: client, cache: cache, journal: journal,
            pace: LookPace(first: .microseconds(100), longest: .microseconds(200)), judge: FateJudge(settlingTime: settlingTime))
        return RollbackRunner(client: client, journal: journal, follower: follower, operatedBy: Self.us) { _ in isRunning }
    }

    func plan(_ ids: [DeployRecord.ID]) async -> RollbackPlan {
        await planner().plan(ids.map { RollbackWish(id: $0, shown: nil) })
    }

    /// The plan for these records, under which the right text has been typed.
    func confirmed(_ ids: [DeployRecord.ID]) async throws -> ConfirmedPlan {
        let plan = await plan(ids)
        return try #require(ConfirmedPlan(plan, typed: plan.requiredText ?? ""))
    }

    /// Plans, confirms and carries out; returns when all has ended.
    func rollBack(_ ids: [DeployRecord.ID]? = nil, by runner: RollbackRunner? = nil) async throws -> Witness {
        let confirmed = try await confirmed(ids ?? self.ids)
        let witness = Witness(clock: clock)
        await (runner ?? self.runner()).run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure)
        return witness
    }

    /// Leaves an attempt in the journal as a process would that got so far and ended.
    func leave(_ states: [RollbackState], of id: DeployRecord.ID) async throws -> RollbackAttempt {
        let intent = Journal.Intent(
            recordID: id, account: client.configuration.credentials.account, endpoint: client.configuration.endpoint,
            operatedBy: Self.deadProcess, saw: try await client.detail(of: id), typed: id.description)
        var attempt = try await journal.intend(intent, at: Date())
        for state in states {
            try await journal.append(state, to: attempt.id, at: Date())
            attempt.state = state
        }
        return attempt
    }

    /// Does `work` until it tells of what is awaited, and cancels it then.
    func cancel(
        on isAwaited: @escaping @Sendable (RollbackUpdate.Event) -> Bool,
        _ work: @escaping @Sendable (@escaping @Sendable (RollbackUpdate) -> Void) async -> Void
    ) async -> Witness {
        let witness = Witness(clock: clock)
        let (moments, moment) = AsyncStream.makeStream(of: Void.self)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await work { update in
                    witness.note(update)
                    if isAwaited(update.event) { moment.yield() }
                }
                moment.finish()
            }
            _ = await moments.first { _ in true }
            group.cancelAll()
        }
        return witness
    }

    /// The states the journal has of the only attempt in it.
    func journaledStates() async throws -> [RollbackState] {
        let attempts = try await journal.attempts()
        #expect(attempts.count == 1)
        return try await journal.states(of: try #require(attempts.first).id)
    }

    var rollbackRequests: [ReceivedRequest] {
        simulator.log.filter { $0.action == "UploadUpdateCertificateRecordRollback" }
    }

    /// How many rollbacks of the record the cloud has begun.
    func acceptedCount(_ id: DeployRecord.ID) -> Int { simulator.log.accepted(rollbackOf: Int(id.rawValue)) }

    var lookCount: Int { simulator.log.count(of: "DescribeHostUploadUpdateRecordDetail") }
}
