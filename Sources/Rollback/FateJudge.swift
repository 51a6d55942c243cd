public import FoundationEssentials
public import RecordModel

/// What a look at the record says about a rollback that was sent, or may have been.
public struct FateJudge: Sendable {
    /// How long a record must have stayed plainly unchanged before "unknown" becomes "not applied".
    public var settlingTime: TimeInterval

    public init(settlingTime: TimeInterval = 60) { self.settlingTime = settlingTime }

    /// The state after a look; the same as before where the look says nothing new.
    public func state(of attempt: RollbackAttempt, after detail: RecordDetail) -> RollbackState {
        guard detail.rollbacks.count > attempt.rollbacksBefore, let task = detail.rollback else {
            return stateWithoutRollback(of: attempt, in: detail)
        }
        switch task.status {
        case .waiting, .deploying, .nothingToDeploy: return .running(task.progress)
        case .deployed, .rolledBack: return .rolledBack(task.progress)
        case .failed, .rollbackFailed: return .rollbackFailed(task.progress)
        // A number nobody has documented: the counts decide, and as long as they do not, it runs.
        case .unknown:
            let progress = task.progress
            guard progress.total > 0, progress.ended >= progress.total else { return .running(progress) }
            return progress.failed == 0 ? .rolledBack(progress) : .rollbackFailed(progress)
        }
    }

    private func stateWithoutRollback(of attempt: RollbackAttempt, in detail: RecordDetail) -> RollbackState {
        let progress = detail.deployment?.progress ?? TaskProgress(total: 0, succeeded: 0, failed: 0, running: 0)
        switch detail.deployment?.status {
        // No rollback is planned for a record in these states, so it came to them after the plan.
        case .rolledBack: return .rolledBack(progress)
        case .rollbackFailed: return .rollbackFailed(progress)
        default: break
        }
        let age = detail.readAt.timeIntervalSince(attempt.intendedAt)
        // Only a record that is plainly there and plainly unchanged says so.
        if case .unknown = attempt.state, detail.deployment != nil, age >= settlingTime { return .notApplied }
        return attempt.state
    }
}
