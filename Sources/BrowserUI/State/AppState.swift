public import FoundationEssentials
public import RecordModel

/// All there is to know about the screen: what is shown is computed from it, and it changes only in ``reduce(_:)``.
public struct AppState: Hashable, Sendable {
    /// What lies over the list.
    enum Overlay: Hashable, Sendable {
        case detail(DeployRecord.ID, scroll: Int)
        case requests(scroll: Int)
        case help(scroll: Int)
        case explanation(Explanation)
        /// The fresh look of a plan is being taken.
        case planning([DeployRecord.ID])
        case confirmation(Confirmation)
    }

    public let session: Session
    var size: Size
    var now: Date
    var list = RecordList()
    var details = DetailShelf()
    var overlays: [Overlay] = []
    /// The command line while it is open.
    var commandLine: TextField?
    var sync = SyncState()
    var requests = RequestLog()
    var rollbacks = RollbackBoard()
    /// One sentence for the status line, until the next key.
    var notice: String?
    var lastExplanation: Explanation?
    /// Counts the plans asked for; an answer to anything but the last is dropped.
    var planGeneration = 0
    /// The record `:ID` asked for, until it is found.
    var wanted: DeployRecord.ID?

    public init(session: Session, size: Size, now: Date) {
        self.session = session
        self.size = size
        self.now = now
    }

    /// What has to be done before the first key: the first page from the cache.
    public mutating func start() -> [Effect] { [loadList()] }

    /// The rows marked, in the order marked.
    public var marks: [DeployRecord.ID] { list.marks }

    /// The screens are made for 60 columns and 15 rows at least.
    var isTooSmall: Bool { size.columns < Size.smallest.columns || size.rows < Size.smallest.rows }
}

/// How the last synchronisation went, and how old the cache is.
struct SyncState: Hashable, Sendable {
    var age: CacheAge?
    var progress: SyncProgress?
    var isRunning = false
    var failure: Explanation?
}
