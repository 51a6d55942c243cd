public import FoundationEssentials

/// What a record touched: its deployment and, once one was begun, its rollbacks.
public struct RecordDetail: Hashable, Sendable, Codable {
    /// The record that was read.
    public var id: DeployRecord.ID
    /// As the API lists them; usually the deployment and then at most one rollback.
    public var tasks: [DeployTask]
    /// When the API was asked.
    public var readAt: Date

    public init(id: DeployRecord.ID, tasks: [DeployTask], readAt: Date) {
        self.id = id
        self.tasks = tasks
        self.readAt = readAt
    }

    /// The deployment begun last; a retry may be a task of its own.
    public var deployment: DeployTask? { newest(.deployment) }

    /// The rollback begun last; several can exist after a retry.
    public var rollback: DeployTask? { newest(.rollback) }

    /// Its rollbacks, in the API's order; more than one is conceivable.
    public var rollbacks: [DeployTask] { tasks.filter { $0.kind == .rollback } }

    /// The task of that kind begun last; of those that the API gives no time for, the first it lists.
    public func newest(_ kind: DeployTask.Kind) -> DeployTask? {
        tasks.filter { $0.kind == kind }.max { ($0.createdAt ?? .distantPast) < ($1.createdAt ?? .distantPast) }
    }

    /// The task that says how the record stands now.
    public var currentTask: DeployTask? { rollback ?? deployment }

    /// When something last happened, as far as tasks and items have times.
    public var lastChange: Date? {
        var dates: [Date?] = []
        for task in tasks {
            dates.append(task.createdAt)
            for item in task.items { dates += [item.createdAt, item.updatedAt] }
        }
        return dates.lazy.compactMap(\.self).max()
    }

    /// The status in the words of the screen, a running rollback by its own.
    public var statusWord: String? {
        if let rollback, rollback.status.isUnderWay { return "ROLLING BACK" }
        return recordStatus?.word
    }

    /// The status the list gives a record in this state; nil where there is no task.
    ///
    /// A rollback task that "succeeded" makes a record ROLLED BACK, one that "failed" ROLLBACK FAILED.
    public var recordStatus: DeployStatus? {
        guard let rollback else { return deployment?.status }
        return switch rollback.status {
        case .deployed: .rolledBack
        case .failed: .rollbackFailed
        default: rollback.status
        }
    }
}

/// One run over the resources of a record, forward or back.
public struct DeployTask: Hashable, Sendable, Codable {
    /// Which way the task goes: 0 and 1 on the wire.
    public enum Kind: Hashable, Sendable, Codable {
        /// Puts the certificate in place. 0 on the wire.
        case deployment
        /// Puts back what was before. 1 on the wire.
        case rollback
        /// A number that is documented nowhere, as it came.
        case unknown(Int)
    }

    /// Whether it deploys or puts back.
    public var kind: Kind
    /// As the API gives it, or as counts and items add up where it gives none.
    public var status: DeployStatus
    /// As the API counts.
    public var progress: TaskProgress
    /// When the task was begun; nil where the API gave no time that can be read.
    public var createdAt: Date?
    /// As many as have been read; see ``hasAllItems``.
    public var items: [DeployItem]
    /// The record of its own in which a rollback runs, which alone can be retried; nil where it runs in the record itself.
    public var rollbackRecord: DeployRecord.ID?

    public init(
        kind: Kind, status: DeployStatus, progress: TaskProgress, createdAt: Date?, items: [DeployItem],
        rollbackRecord: DeployRecord.ID? = nil
    ) {
        self.rollbackRecord = rollbackRecord
        self.kind = kind
        self.status = status
        self.progress = progress
        self.createdAt = createdAt
        self.items = items
    }

    /// The items that did not succeed.
    public var failedItems: [DeployItem] { items.filter(\.status.isFailure) }

    /// False when the API counts more items than it gave; the rest cannot be shown.
    public var hasAllItems: Bool { items.count >= progress.total }
}

/// How many items of a task there are and how many have ended, well or badly.
public struct TaskProgress: Hashable, Sendable, Codable {
    /// All of them.
    public var total: Int
    /// Those that ended well: within a rollback, those put back.
    public var succeeded: Int
    /// Those that ended badly.
    public var failed: Int
    /// Those that have not ended, waiting ones among them where the API counts those.
    public var running: Int

    public init(total: Int, succeeded: Int, failed: Int, running: Int) {
        self.total = total
        self.succeeded = succeeded
        self.failed = failed
        self.running = running
    }

    /// Items that have ended either way.
    public var ended: Int { succeeded + failed }
}
