import Foundation

/// A record with everything that its detail shows.
struct SimulatedRecord: Sendable {
    var summary: RecordSummary
    var items: [SimulatedItem]
    var deployment: TaskState
    var rollback: TaskState?

    /// The record after rollbacks and retries, as it stands now.
    func after(_ runs: [TaskRun], at now: Date) -> SimulatedRecord {
        runs.reduce(self) { record, run in
            var record = record
            record.follow(run, to: now)
            return record
        }
    }

    /// The task that a retry would go on with.
    var latestTask: TaskState { rollback ?? deployment }

    private mutating func follow(_ run: TaskRun, to now: Date) {
        switch run.kind {
        case .deploy:
            run.advance(&deployment, of: items, to: now)
        case .rollback:
            var task = rollback ?? TaskState(kind: .rollback, status: .running, createdAt: run.startedAt, steps: [])
            let known = Set(task.steps.map(\.item))
            task.steps += run.items.filter { !known.contains($0) }.map { item in
                let began = run.startedAt
                return TaskState.Step(item: item, status: .waiting, createdAt: began, updatedAt: began)
            }
            run.advance(&task, of: items, to: now)
            rollback = task
        }
        summary.status = latestTask.status
        summary.updatedAt = max(latestTask.updatedAt, run.startedAt)
    }
}
