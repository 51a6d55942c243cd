public import FoundationEssentials
public import RecordModel

/// All there is to know about the screen: what is shown is computed from it, and it changes only in ``reduce(_:)``.
public struct AppState: Hashable, Sendable {
    /// What lies over the list.
    enum Overlay: Hashable, Sendable {
        case detail(DeployRecord.ID, scroll: Int)
        case requests(scroll: Int)
        case journal(scroll: Int)
        case help(scroll: Int)
        case explanation(Explanation, scroll: Int = 0)
        /// The fresh look of a plan is being taken; so many of the records have been read.
        case planning(ChangeKind, [DeployRecord.ID], read: Int = 0)
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
    var changes = ChangeBoard()
    /// The journal as it was read last, oldest first; nil until then.
    var journal: [ChangeHistory]?
    /// One sentence for the status line, until the next key.
    var notice: String?
    var lastExplanation: Explanation?
    /// Counts the plans asked for; an answer to anything but the last is dropped.
    var planGeneration = 0
    /// Changes withdrawn since `x` was pressed; nil before.
    var takenBack: Int?
    /// The record `:ID` asked for, until it is found.
    var wanted: DeployRecord.ID?

    /// - Parameter unsettled: what the journal holds that has not ended; it is shown before the list.
    public init(session: Session, size: Size, now: Date, unsettled: [ChangeHistory] = []) {
        self.session = session
        self.size = size
        self.now = now
        changes.take(unsettled)
        if !unsettled.isEmpty {
            overlays = [.requests(scroll: 0)]
            notice = "Not settled from before: \(unsettled.count.counted("change")). Esc: to the list."
        }
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
