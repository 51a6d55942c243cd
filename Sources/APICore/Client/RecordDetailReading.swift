import FoundationEssentials
public import RecordModel

extension APIClient {
    /// Reads what a record touched, all pages of it.
    ///
    /// Pages are asked for until every task has as many items as it counts, or a page brings nothing new; a task that
    /// still lacks some then says so (``DeployTask/hasAllItems``). An empty list of tasks means that the API knows no
    /// such record.
    public func detail(
        of id: DeployRecord.ID, priority: RateLimiter.Priority = .look
    ) async throws(APIError) -> RecordDetail {
        var request = DescribeHostUploadUpdateRecordDetail(id, priority: priority)
        var tasks = try await send(request).tasks
        while tasks.contains(where: { !$0.hasAllItems }) {
            request.offset += request.limit
            guard tasks.add(try await send(request).tasks) else { break }
        }
        return RecordDetail(id: id, tasks: tasks, readAt: now())
    }
}
