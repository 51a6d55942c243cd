import RecordModel
import Rollback

/// A change that was shown and answered for, ready to be carried out.
struct AskedChange: Sendable {
    /// Nil where none of the records is eligible, so that nothing was asked.
    let confirmed: ConfirmedPlan?
    /// Changes of the same records that somebody else, or an earlier run, has begun; they are followed, not sent.
    let underWay: [ChangeAttempt]
    let runner: ChangeRunner
    let results: ChangeResults
    /// Told of every step.
    let observer: ChangeObserver

    /// Returns when the fate of every record is final, or when the task is cancelled.
    func carryOut() async {
        await withDiscardingTaskGroup { group in
            for attempt in underWay { group.addTask { await runner.resume(attempt, onUpdate: observer) } }
            guard let confirmed else { return }
            group.addTask { await runner.run(confirmed, onUpdate: observer, onFailure: results.takeFailure) }
        }
    }
}
