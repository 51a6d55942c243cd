import FoundationEssentials
public import RecordModel

extension APIClient {
    /// Reads what a record touched, all pages of it.
    ///
    /// Pages are asked for until every task has as many items as it counts, or a page brings nothing new; a task that
    /// still lacks some then says so (``RecordModel/DeployTask/hasAllItems``). An empty list of tasks means that the API knows no
    /// such record of the family `upload`; of the others it says so by an error.
    /// - Parameter rollback: the record in which a rollback of this one runs, where the family gives it one of its own; it
    ///   becomes the rollback task of the detail.
    public func detail(
        of id: DeployRecord.ID, rollback: DeployRecord.ID? = nil, priority: RateLimiter.Priority = .look
    ) async throws(APIError) -> RecordDetail {
        var tasks = try await tasks(of: id, priority: priority)
        if let rollback {
            let items = try await countedItems(of: rollback, priority: priority)
            var task = items.task
            task.kind = .rollback
            task.rollbackRecord = rollback
            // One that has yet to look for its items has not ended without any.
            if !items.isEmpty { tasks.append(task) }
        }
        return RecordDetail(id: id, tasks: tasks, readAt: now())
    }

    private func tasks(of id: DeployRecord.ID, priority: RateLimiter.Priority) async throws(APIError) -> [DeployTask] {
        guard id.family == .uploadUpdate else { return [try await countedItems(of: id, priority: priority).task] }
        var request = DescribeHostUploadUpdateRecordDetail(id, priority: priority)
        var tasks = try await send(request).tasks
        while tasks.contains(where: { !$0.hasAllItems }) {
            request.offset += request.limit
            guard tasks.add(try await send(request).tasks) else { break }
        }
        return tasks
    }

    private func countedItems(
        of id: DeployRecord.ID, priority: RateLimiter.Priority
    ) async throws(APIError) -> CountedItems {
        var offset = 0
        var items = try await page(of: id, offset: offset, priority: priority)
        while !items.hasAllItems {
            offset += Self.itemsAtATime
            guard let more = items.added(try await page(of: id, offset: offset, priority: priority)) else { break }
            items = more
        }
        return items
    }

    /// The most that the API gives.
    private static let itemsAtATime = 200

    private func page(
        of id: DeployRecord.ID, offset: Int, priority: RateLimiter.Priority
    ) async throws(APIError) -> CountedItems {
        let limit = Self.itemsAtATime
        return if id.family == .update {
            try await send(DescribeHostUpdateRecordDetail(id, offset: offset, limit: limit, priority: priority)).page
        } else {
            try await send(DescribeHostDeployRecordDetail(id, offset: offset, limit: limit, priority: priority)).page
        }
    }
}
