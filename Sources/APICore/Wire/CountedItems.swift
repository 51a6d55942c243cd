public import RecordModel

/// A task of which the API gives counts and items, but neither status nor time: those of the families `update` and `deploy`.
public struct CountedItems: Hashable, Sendable {
    private let total, succeeded, failed, running, pending: Int?
    /// Those of one page, or of all that have been added.
    public private(set) var items: [DeployItem]

    private enum CodingKeys: String, CodingKey {
        case total = "TotalCount"
        case succeeded = "SuccessTotalCount"
        case failed = "FailedTotalCount"
        case running = "RunningTotalCount"
        /// On the mainland's site alone.
        case pending = "PendingTotalCount"
    }

    init(_ decoder: any Decoder, items: [DeployItem]) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        total = try container.integer(.total)
        succeeded = try container.integer(.succeeded)
        failed = try container.integer(.failed)
        running = try container.integer(.running)
        pending = try container.integer(.pending)
        self.items = items
    }

    /// False when the API counts more items than it has given.
    public var hasAllItems: Bool { items.count >= total ?? 0 }

    /// The same with a further page, whose counts are the newer ones; nil when there is no new item in it.
    public func added(_ page: CountedItems) -> CountedItems? {
        let known = Set(items.map(\.id))
        let new = page.items.filter { !known.contains($0.id) }
        guard !new.isEmpty else { return nil }
        var whole = page
        whole.items = items + new
        return whole
    }

    /// True for a task without a single item: it found nothing to do, or has yet to look for it.
    public var isEmpty: Bool { items.isEmpty && total ?? 0 == 0 }

    /// The same as a task; its status and its time are what counts and items add up to.
    public var task: DeployTask {
        let progress = TaskProgress(
            total: total ?? items.count, succeeded: succeeded ?? 0, failed: failed ?? 0,
            running: (running ?? 0) + (pending ?? 0))
        return DeployTask(
            kind: .deployment, status: status(progress), progress: progress,
            createdAt: items.compactMap(\.createdAt).min(), items: items)
    }

    /// What counts and items add up to; a number of its own where they do not.
    private func status(_ progress: TaskProgress) -> DeployStatus {
        if isEmpty { return .nothingToDeploy }
        if progress.running > 0 || items.contains(where: \.status.isUnderWay) {
            return progress.ended == 0 && items.allSatisfy { $0.status == .waiting } ? .waiting : .deploying
        }
        if items.contains(where: { $0.status == .rollbackFailed }) { return .rollbackFailed }
        if items.contains(where: { $0.status == .rolledBack }) { return .rolledBack }
        guard progress.ended >= progress.total else { return .unknown(-1) }
        return progress.failed > 0 || items.contains { $0.status == .failed } ? .failed : .deployed
    }
}
