public import APICore
import FoundationEssentials
public import RecordModel
public import RecordStore

/// Carries a confirmed plan out: intent → send → follow, each record once.
///
/// Records are sent in the order marked; what becomes of one never stops another. The journal has each step before the
/// next is taken, so that the fate of every record can be found out however this process ends.
public struct RollbackRunner: Sendable {
    private let client: APIClient
    private let journal: Journal
    private let follower: RollbackFollower
    private let operatedBy: Operator
    private let guide: ErrorGuide
    private let isRunning: @Sendable (Operator) -> Bool

    /// - Parameter isRunning: whether the process that wrote an intent still runs.
    public init(
        client: APIClient, journal: Journal, follower: RollbackFollower, operatedBy: Operator,
        guide: ErrorGuide = .english, isRunning: @escaping @Sendable (Operator) -> Bool
    ) {
        self.client = client
        self.journal = journal
        self.follower = follower
        self.operatedBy = operatedBy
        self.guide = guide
        self.isRunning = isRunning
    }

    /// Returns when the fate of every record is final, or when the task is cancelled.
    ///
    /// Cancelled, it withdraws what has not been sent and leaves what has to be followed at the next start.
    /// - Parameter onFailure: told why a record got no intent; nothing was sent for it.
    @concurrent
    public func run(
        _ confirmed: ConfirmedPlan, onUpdate: @Sendable @escaping (RollbackUpdate) -> Void,
        onFailure: @Sendable (DeployRecord.ID, Explanation) -> Void
    ) async {
        var attempts: [RollbackAttempt] = []
        for target in confirmed.plan.eligible {
            do {
                let attempt = try await journal.intend(intent(for: target, of: confirmed), at: Date())
                onUpdate(RollbackUpdate(attempt: attempt, at: attempt.intendedAt, event: .state(.intended)))
                attempts.append(attempt)
            } catch {
                onFailure(target.id, guide.explain(error))
            }
        }
        await withDiscardingTaskGroup { group in
            for attempt in attempts {
                let sent = await send(attempt, onUpdate: onUpdate)
                group.addTask { _ = await follower.follow(sent, onUpdate: onUpdate) }
            }
        }
    }

    /// Takes up what an earlier process left, and follows it to its end. Sends nothing.
    ///
    /// What an ended process had only written down was never sent; what it was sending may have arrived.
    @concurrent
    public func resume(_ start: RollbackAttempt, onUpdate: @Sendable @escaping (RollbackUpdate) -> Void) async {
        var attempt = start
        do {
            if !isRunning(start.operatedBy) {
                let ended = "the certback that asked for it ended"
                if start.state == .intended {
                    attempt = try await move(attempt, to: .withdrawn(why: "\(ended) before sending"), onUpdate: onUpdate)
                }
                if start.state == .sending {
                    attempt = try await move(attempt, to: .unknown(why: "\(ended) while sending"), onUpdate: onUpdate)
                }
            }
        } catch {
            attempt = stop(attempt, because: error, onUpdate: onUpdate)
        }
        _ = await follower.follow(attempt, onUpdate: onUpdate)
    }

    private func intent(for target: RollbackPlan.Target, of confirmed: ConfirmedPlan) -> Journal.Intent {
        Journal.Intent(
            recordID: target.id, account: confirmed.plan.account, endpoint: confirmed.plan.endpoint,
            operatedBy: operatedBy, saw: target.detail, typed: confirmed.typed)
    }

    /// Sends the one request of an attempt and writes down what its answer, or its loss, means.
    private func send(_ start: RollbackAttempt, onUpdate: @Sendable @escaping (RollbackUpdate) -> Void) async -> RollbackAttempt {
        var attempt = start
        do {
            if Task.isCancelled { throw APIError(.cancelled, action: Self.action, leftMachine: false) }
            guard try await journal.append(.sending, to: attempt.id, at: Date()) else {
                return end(attempt, as: .withdrawn(why: "another certback has withdrawn it"), onUpdate: onUpdate)
            }
            attempt.state = .sending
            onUpdate(RollbackUpdate(attempt: attempt, at: Date(), event: .state(.sending)))
            let shown = attempt
            let request = UploadUpdateCertificateRecordRollback(attempt.recordID)
            let receipt = try await client.send(request) {
                onUpdate(RollbackUpdate(attempt: shown, at: Date(), event: .phase($0)))
            }
            attempt.requestID = receipt.requestID
            return try await move(attempt, to: .accepted, onUpdate: onUpdate)
        } catch let error as APIError {
            attempt.requestID = error.requestID
            return await settle(attempt, after: error, onUpdate: onUpdate)
        } catch {
            return stop(attempt, because: error, onUpdate: onUpdate)
        }
    }

    private func settle(
        _ attempt: RollbackAttempt, after error: APIError, onUpdate: @Sendable (RollbackUpdate) -> Void
    ) async -> RollbackAttempt {
        let explanation = guide.explain(error)
        do {
            return try await move(attempt, to: state(after: error, explanation), because: explanation, onUpdate: onUpdate)
        } catch {
            return stop(attempt, because: error, onUpdate: onUpdate)
        }
    }

    /// What a failed request means: decided by what was answered, else by whether anything left this machine.
    private func state(after error: APIError, _ explanation: Explanation) -> RollbackState {
        if case .refused(let code, let message) = error.reason, guide.isCertainRefusal(error) {
            return .refused(code: code, message: message)
        }
        let why = [explanation.title, explanation.message].filter { !$0.isEmpty }.joined(separator: ": ")
        return error.leftMachine ? .unknown(why: why) : .withdrawn(why: why)
    }

    private func move(
        _ attempt: RollbackAttempt, to state: RollbackState, because explanation: Explanation? = nil,
        onUpdate: @Sendable (RollbackUpdate) -> Void
    ) async throws(StoreError) -> RollbackAttempt {
        var attempt = attempt
        let now = Date()
        try await journal.append(state, to: attempt.id, requestID: attempt.requestID, at: now)
        attempt.state = state
        onUpdate(RollbackUpdate(attempt: attempt, at: now, event: .state(state), explanation: explanation))
        return attempt
    }

    /// What the journal already says; nothing is written.
    private func end(
        _ attempt: RollbackAttempt, as state: RollbackState, onUpdate: @Sendable (RollbackUpdate) -> Void
    ) -> RollbackAttempt {
        var attempt = attempt
        attempt.state = state
        onUpdate(RollbackUpdate(attempt: attempt, at: Date(), event: .state(state)))
        return attempt
    }

    /// The journal failed: before the request nothing was sent, after it the record must be looked up.
    private func stop(
        _ attempt: RollbackAttempt, because error: any Error, onUpdate: @Sendable (RollbackUpdate) -> Void
    ) -> RollbackAttempt {
        var attempt = attempt
        let explanation = guide.explain(error)
        attempt.state =
            attempt.state == .intended
            ? .withdrawn(why: explanation.what) : .unknown(why: "the journal could not be written: \(explanation.message)")
        onUpdate(RollbackUpdate(attempt: attempt, at: Date(), event: .state(attempt.state), explanation: explanation))
        return attempt
    }

    private static var action: Action { UploadUpdateCertificateRecordRollback.action }
}
