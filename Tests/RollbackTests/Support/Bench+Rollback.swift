import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

extension Bench {
    static let us = process(1)
    /// Runs, or has ended, as the lease of the test says.
    static let other = process(2)

    static func process(_ number: Int32, host: String = "bastion") -> Operator {
        Operator(user: "ops", origin: nil, terminal: nil, host: host, process: number, processStart: "\(number)00")
    }

    func planner(_ client: APIClient? = nil) -> Planner {
        Planner(client: client ?? self.client, cache: cache, journal: journal)
    }

    /// Looks follow each other at once; what is unknown settles after `settlingTime`; no other process runs.
    func runner(
        _ client: APIClient? = nil, as own: Operator = us, settlingTime: Duration = .zero,
        inHand: ChangesInHand = ChangesInHand(), isReadOnly: Bool = false, cache: RecordCache? = nil,
        uptime: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
        isRunning: @escaping @Sendable (Operator) -> Bool? = { _ in false }
    ) -> ChangeRunner {
        ChangeRunner(
            client: client ?? self.client, cache: cache ?? self.cache, journal: journal, operatedBy: own,
            lease: Lease(own: own, isRunning: isRunning), inHand: inHand, isReadOnly: isReadOnly,
            pace: LookPace(first: .microseconds(100), longest: .microseconds(200)),
            judge: FateJudge(settlingTime: settlingTime), uptime: uptime)
    }

    func plan(_ ids: [DeployRecord.ID], for kind: ChangeKind = .rollback) async -> ChangePlan {
        await planner().plan(kind, ids.map { ChangeWish(id: $0) })
    }

    /// The plan for these records, under which the right text has been typed.
    ///
    /// - Parameter item: the one item of a retry.
    func confirmed(
        _ ids: [DeployRecord.ID], for kind: ChangeKind = .rollback, item: Int64? = nil
    ) async throws -> ConfirmedPlan {
        let plan = await plan(ids, for: kind)
        return try #require(ConfirmedPlan(plan, typed: item.map(String.init) ?? plan.requiredText ?? ""))
    }

    func carryOut(_ confirmed: ConfirmedPlan, by runner: ChangeRunner? = nil) async -> Witness {
        let witness = Witness(clock: clock)
        await (runner ?? self.runner()).run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure)
        return witness
    }

    /// Plans, confirms and carries out; returns when all has ended.
    func ask(
        for kind: ChangeKind, _ ids: [DeployRecord.ID]? = nil, item: Int64? = nil, by runner: ChangeRunner? = nil
    ) async throws -> Witness {
        await carryOut(try await confirmed(ids ?? self.ids, for: kind, item: item), by: runner)
    }

    func rollBack(_ ids: [DeployRecord.ID]? = nil, by runner: ChangeRunner? = nil) async throws -> Witness {
        try await ask(for: .rollback, ids, by: runner)
    }

    /// Leaves an attempt in the journal as another process would that got so far.
    func leave(
        _ states: [ChangeState], of id: DeployRecord.ID, _ kind: ChangeKind = .rollback, by process: Operator = other,
        at date: Date = Date()
    ) async throws -> ChangeAttempt {
        let intent = Journal.Intent(
            kind: kind, recordID: id, account: client.configuration.account,
            endpoint: client.configuration.endpoint, operatedBy: process, saw: try await client.detail(of: id),
            typed: id.description)
        return try await journal.append(states, to: try await journal.intend(intent, at: date), by: process, at: date)
    }

    /// Changes the record as somebody would who does not use certback.
    func sendDirectly(_ kind: ChangeKind, _ id: DeployRecord.ID) async throws {
        switch kind {
        case .rollback: _ = try await client.send(UploadUpdateCertificateRecordRollback(id))
        case .retry: _ = try await client.send(UploadUpdateCertificateRecordRetry(.record(id)))
        }
    }
}

extension Journal {
    /// Appends the states one after the other; each must be written.
    func append(
        _ states: [ChangeState], to start: ChangeAttempt, by process: Operator, at date: Date = Date()
    ) async throws -> ChangeAttempt {
        var attempt = start
        for state in states { attempt = try #require(try await append(Step(state, by: process, at: date), to: attempt)) }
        return attempt
    }

    func attempts() async throws -> [ChangeAttempt] { try await history().map(\.attempt) }
}
