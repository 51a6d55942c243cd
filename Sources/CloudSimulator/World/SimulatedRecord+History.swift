import Foundation

extension SimulatedRecord {
    /// A record as it stood at the start, its past told by its status and by what its items say.
    ///
    /// - Parameters:
    ///   - deployment: When the deployment ran.
    ///   - rollback: When the rollback ran, if the status says that there was one.
    init(summary: RecordSummary, items: [SimulatedItem], deployment: DateInterval, rollback: DateInterval) {
        self.summary = summary
        self.items = items
        self.deployment = Self.deployment(of: items, in: summary.status, during: deployment)
        if summary.status.followsRollback {
            self.rollback = Self.rollback(of: items, in: summary.status, during: rollback)
        }
    }

    private static func deployment(
        of items: [SimulatedItem],
        in status: Status,
        during interval: DateInterval
    ) -> TaskState {
        let steps = items.indices.map { index in
            let isUntouched = items[index].deployStatus == .waiting
            return TaskState.Step(
                item: index,
                status: items[index].deployStatus,
                error: items[index].deployError,
                createdAt: interval.start,
                updatedAt: isUntouched ? interval.start : interval.end(ofStep: index, of: items.count)
            )
        }
        var task = TaskState(kind: .deploy, status: status, createdAt: interval.start, steps: steps)
        if status.followsRollback { task.status = task.count(of: .failed) > 0 ? .failed : .succeeded }
        return task
    }

    private static func rollback(
        of items: [SimulatedItem],
        in status: Status,
        during interval: DateInterval
    ) -> TaskState {
        let deployed = items.indices.filter { items[$0].deployStatus == .succeeded }
        let steps = deployed.enumerated().map { position, item in
            let error = status == .rollbackFailed ? items[item].rollbackError : nil
            return TaskState.Step(
                item: item,
                status: error == nil ? .succeeded : .failed,
                error: error,
                createdAt: interval.start,
                updatedAt: interval.end(ofStep: position, of: deployed.count)
            )
        }
        return TaskState(kind: .rollback, status: status, createdAt: interval.start, steps: steps)
    }
}

extension DateInterval {
    /// When a step ends if `count` of them share the interval evenly.
    fileprivate func end(ofStep index: Int, of count: Int) -> Date {
        start.addingTimeInterval(duration * Double(index + 1) / Double(count))
    }
}
