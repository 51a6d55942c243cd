public import FoundationEssentials

/// What a record touched: its deployment and, once one was begun, its rollbacks.
public struct RecordDetail: Hashable, Sendable, Codable {
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

    public var rollbacks: [DeployTask] { tasks.filter { $0.kind == .rollback } }

    /// The task of that kind begun last; of those that the API gives no time for, the first it lists.
    public func newest(_ kind: DeployTask.Kind) -> DeployTask? {
        tasks.filter { $0.kind == kind }.max { ($0.createdAt ?? .distantPast) < ($1.createdAt ?? .distantPast) }
    }

    /// The task that says how the record stands now.
    public var currentTask: DeployTask? { rollback ?? deployment }

    /// When something last happened, as far as tasks and items have times.
    public var lastChange: Date? {
        tasks.flatMap { [$0.createdAt] + $0.items.flatMap { [$0.createdAt, $0.updatedAt] } }.compactMap(\.self).max()
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
        case deployment, rollback
        case unknown(Int)
    }

    public var kind: Kind
    public var status: DeployStatus
    public var progress: TaskProgress
    public var createdAt: Date?
    public var items: [DeployItem]

    public init(kind: Kind, status: DeployStatus, progress: TaskProgress, createdAt: Date?, items: [DeployItem]) {
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
    public var total: Int
    public var succeeded: Int
    public var failed: Int
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
