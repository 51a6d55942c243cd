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
        case copyMenu(CopyMenu)
        case inspector(Inspector)
        /// A text to be selected by hand.
        case plainText(String, scroll: Int = 0)
    }

    public internal(set) var session: Session
    var size: Size
    var now: Date
    var list = RecordList()
    var details = DetailShelf()
    var overlays: [Overlay] = []
    /// The command line while it is open.
    var commandLine: TextField?
    /// True while the terminal reports clicks and the wheel; off until asked for, since it takes selecting by hand away.
    var isMouseOn = false
    var sync = SyncState()
    var requests = RequestLog()
    var changes = ChangeBoard()
    /// Which records the rollbacks of others ran in.
    var rollbacks = RollbackRecords()
    /// The journal as it was read last since its page was opened, oldest first; nil until then.
    var journal: [ChangeHistory]?
    /// What failed while the journal was being read.
    var journalFailure: Explanation?
    /// What was not settled when the screen came up, until the page that shows it is left.
    var unsettledAtStart: Set<ChangeAttempt.ID> = []
    /// One sentence for the status line, until the next key.
    var notice: String?
    /// What failed last, for `e` and for whoever keeps a log.
    public internal(set) var lastExplanation: Explanation?
    /// Marks the filter hid when the plan was asked for, which are no part of it.
    var hiddenFromPlan = 0
    /// Counts the plans asked for; an answer to anything but the last is dropped.
    var planGeneration = 0
    /// What `x` was pressed for and has not answered yet, and how many have been withdrawn for it.
    var takingBack: Set<ChangeAttempt.ID> = []
    var takenBack = 0
    /// The record `:ID` asked for, until it is found.
    var wanted: DeployRecord.ID?

    /// - Parameters:
    ///   - unsettled: what the journal holds that has not ended; it is shown before the list.
    ///   - notice: what the operator should know before the first key; nothing where empty.
    public init(session: Session, size: Size, now: Date, unsettled: [ChangeHistory] = [], notice: String = "") {
        self.session = session
        self.size = size
        self.now = now
        self.notice = notice.isEmpty ? nil : notice
        changes.take(unsettled)
        if !unsettled.isEmpty {
            overlays = [.requests(scroll: 0)]
            unsettledAtStart = Set(unsettled.map(\.id))
        }
    }

    /// What has to be done before the first key: the first page from the cache.
    ///
    /// - Parameter filter: what the list is narrowed to from the start; one that cannot be read is there to be put right.
    public mutating func start(filter text: String = "") -> [Effect] {
        let effects = filter(by: text)
        if list.filterError != nil { list.filterEdit = FilterEdit(field: TextField(text), former: "") }
        return effects.isEmpty ? reload() : effects
    }

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
