import Foundation

/// Items that were set going by a rollback or a retry: they end one after another, by the clock alone.
struct TaskRun: Sendable {
    var kind: TaskState.Kind
    var isRetry: Bool
    var startedAt: Date
    /// How long each item takes, in seconds.
    var itemSeconds: Double
    /// The items' positions in the record, in the order in which they are done.
    var items: [Int]

    /// When the last item ends.
    var endsAt: Date { startedAt.addingTimeInterval(itemSeconds * Double(items.count)) }

    /// Moves a task to where the run has got by now.
    func advance(_ task: inout TaskState, of items: [SimulatedItem], to now: Date) {
        for (position, item) in self.items.enumerated() {
            guard let index = task.steps.firstIndex(where: { $0.item == item }) else { continue }
            let begins = startedAt.addingTimeInterval(itemSeconds * Double(position))
            let ends = begins.addingTimeInterval(itemSeconds)
            let error = isRetry ? items[item].retryError : items[item].rollbackError
            let isOver = ends <= now
            task.steps[index].error = isOver ? error : nil
            task.steps[index].updatedAt = isOver ? ends : min(begins, now)
            if isOver {
                task.steps[index].status = error == nil ? .succeeded : .failed
            } else {
                task.steps[index].status = begins <= now ? .running : .waiting
            }
        }
        task.status = status(of: task, at: now)
    }

    private func status(of task: TaskState, at now: Date) -> Status {
        guard endsAt <= now else { return .running }
        let hasFailed = task.count(of: .failed) > 0
        switch kind {
        case .deploy: return hasFailed ? .failed : .succeeded
        case .rollback: return hasFailed ? .rollbackFailed : .rolledBack
        }
    }
}
