import FoundationEssentials
public import RecordModel

/// What a look at the record says about a change that was sent, or may have been.
public struct FateJudge: Sendable {
    /// How long a record must have been seen plainly unchanged before "unknown" becomes "not applied".
    public var settlingTime: Duration

    /// The service's clock and this machine's may differ by this much, else it would refuse every signature.
    static let clockDifference: TimeInterval = 300

    public init(settlingTime: Duration = .seconds(60)) { self.settlingTime = settlingTime }

    /// The state after a look; the same as before where the look says nothing new.
    ///
    /// - Parameter time: for how long every look has been answered and has shown the same as this one.
    public func state(of attempt: ChangeAttempt, after detail: RecordDetail, watchedFor time: Duration) -> ChangeState {
        let hasSettled = time >= settlingTime
        return switch attempt.kind {
        case .rollback: rollback(attempt, after: detail, hasSettled: hasSettled)
        case .retry: retry(attempt, after: detail, hasSettled: hasSettled)
        }
    }

    private func rollback(_ attempt: ChangeAttempt, after detail: RecordDetail, hasSettled: Bool) -> ChangeState {
        guard let task = newRollback(of: attempt, in: detail) else {
            return withoutRollback(attempt, in: detail, hasSettled: hasSettled)
        }
        switch task.status {
        case .waiting, .deploying: return .running(task.progress)
        case .deployed, .rolledBack: return .rolledBack(task.progress)
        case .failed, .rollbackFailed: return .rollbackFailed(task.progress)
        // It is over, and only its counts say whether anything was put back.
        case .nothingToDeploy:
            let progress = task.progress
            let isWhole = progress.succeeded > 0 && progress.succeeded >= progress.total
            return isWhole ? .rolledBack(progress) : .rollbackFailed(progress)
        // A number nobody has documented: the counts decide, and as long as they do not, it runs.
        case .unknown:
            let progress = task.progress
            guard progress.total > 0, progress.ended >= progress.total else { return .running(progress) }
            return progress.failed == 0 ? .rolledBack(progress) : .rollbackFailed(progress)
        }
    }

    /// The rollback task that was not there when the operator was asked.
    ///
    /// One task more than then is ours, whatever the clocks say. Where the count is the same, or nobody knows it, the
    /// task must have been created after the intent, give or take the clocks' difference.
    private func newRollback(of attempt: ChangeAttempt, in detail: RecordDetail) -> DeployTask? {
        guard let newest = detail.rollback else { return nil }
        if let saw = attempt.saw, detail.rollbacks.count > saw.rollbacks.count { return newest }
        guard let createdAt = newest.createdAt else { return nil }
        let wasThere = attempt.saw?.rollbacks.contains { $0.createdAt == createdAt } ?? false
        let isLater = createdAt.timeIntervalSince(attempt.intendedAt) >= -Self.clockDifference
        return isLater && !wasThere ? newest : nil
    }

    private func withoutRollback(_ attempt: ChangeAttempt, in detail: RecordDetail, hasSettled: Bool) -> ChangeState {
        let progress = detail.deployment?.progress ?? TaskProgress(total: 0, succeeded: 0, failed: 0, running: 0)
        switch detail.deployment?.status {
        // No rollback is planned for a record in these states, so it came to them after the plan.
        case .rolledBack: return .rolledBack(progress)
        case .rollbackFailed: return .rollbackFailed(progress)
        default: return unchanged(attempt, in: detail, hasSettled: hasSettled)
        }
    }

    /// Only a record that is plainly there and plainly unchanged says that nothing came of the request.
    private func unchanged(_ attempt: ChangeAttempt, in detail: RecordDetail, hasSettled: Bool) -> ChangeState {
        if case .unknown = attempt.state, detail.deployment != nil, hasSettled { return .notApplied }
        return attempt.state
    }

    private func retry(_ attempt: ChangeAttempt, after detail: RecordDetail, hasSettled: Bool) -> ChangeState {
        // Nothing to compare with proves nothing.
        guard let before = attempt.saw?.currentTask else { return attempt.state }
        guard let task = detail.newest(before.kind) else {
            return unchanged(attempt, in: detail, hasSettled: hasSettled)
        }
        let tried = RetriedItems(attempt.retriedItems, of: before, now: task)
        var isKnownToRun = false
        if case .unknown = attempt.state {} else { isKnownToRun = true }
        let isUnderWay = task.status.isUnderWay || tried.areUnderWay
        guard tried.haveMoved || (isKnownToRun && (isUnderWay || hasSettled)) else {
            // While somebody's retry runs, ours may be the one, or come after it.
            return isUnderWay ? attempt.state : unchanged(attempt, in: detail, hasSettled: hasSettled)
        }
        if isUnderWay { return .retrying(tried.progress) }
        return tried.progress.failed == 0 ? .retried(tried.progress) : .retryFailed(tried.progress)
    }
}

/// The items of a retry, as they were when the operator was asked and as they are now.
private struct RetriedItems {
    let progress: TaskProgress
    /// True when at least one was certainly tried again.
    let haveMoved: Bool
    /// True while one has not ended, though the task may be said to have.
    let areUnderWay: Bool

    init(_ items: [DeployItem], of before: DeployTask, now task: DeployTask) {
        // What is not shown any more says nothing new.
        let pairs = ItemPair.pairs(of: before.items, with: task.items).compactMap { pair in
            pair.old.flatMap { old in items.contains(old) ? (old: old, new: pair.new ?? old) : nil }
        }
        let failed = pairs.count { $0.new.status.isFailure }
        let succeeded = pairs.count { $0.new.status == .deployed || $0.new.status == .rolledBack }
        progress =
            items.isEmpty
            ? task.progress
            : TaskProgress(
                total: items.count, succeeded: succeeded, failed: failed, running: items.count - failed - succeeded)
        // A number nobody has documented does not say that the task is over; the counts do.
        var isUndocumented = false
        if case .unknown = task.status { isUndocumented = true }
        areUnderWay =
            pairs.contains { $0.new.status.isUnderWay } || (isUndocumented && progress.ended < progress.total)
        // Where the API gives no items, the counts of the task are all there is.
        haveMoved =
            task.createdAt != before.createdAt || (items.isEmpty && task.progress != before.progress)
            || pairs.contains { $0.new.status != $0.old.status || $0.new.updatedAt != $0.old.updatedAt }
    }
}
