import APICore
import RecordModel
import RecordStore

/// Where one run of a synchronisation stands in the API's list, and where it goes on: a value without network or clock.
///
/// The list comes newest first. A run over a complete cache ends at the first page that brings nothing new, as long as
/// nothing is missing below it. A pass through the whole list that was cut off goes on where it was, once the pages
/// from the top have met what it had read.
struct SyncCourse {
    enum Step: Equatable {
        case on
        case skip(to: Int)
        /// All that is new has been read; so many pages lie below.
        case enough(pagesLeft: Int)
    }

    private let known: SyncStart.Known?
    private let pass: SyncPass?
    private let pageSize: Int
    /// True while the pages read follow the part of the list that the pass has read already.
    private var isWithinPass: Bool
    private(set) var newest: DeployRecord.ID?
    private(set) var total = 0
    /// By how much the list has become shorter since the page before.
    private var lost = 0
    /// The records this run has found unfinished.
    private(set) var unfinished: Set<DeployRecord.ID> = []
    private var added = 0

    init(_ start: SyncStart, pageSize: Int) {
        known = start.known
        pass = start.pass
        isWithinPass = start.pass?.received == 0
        self.pageSize = pageSize
    }

    /// How far the pass has come with the page; nil where the page does not follow what it has read.
    mutating func passed(with page: RecordPages.Page) -> SyncPass? {
        lost = max(0, total - page.total)
        total = page.total
        newest = ([newest].compactMap(\.self) + page.records.map(\.id)).max()
        unfinished.formUnion(page.records.filter(\.status.isUnderWay).map(\.id))
        guard let pass else { return nil }
        if page.received >= pass.received { isWithinPass = true }
        guard isWithinPass, lost == 0 else { return nil }
        return SyncPass(number: pass.number, newest: newest, received: page.received, total: total)
    }

    /// Where to go on after the page was saved.
    mutating func next(after page: RecordPages.Page, _ saved: SavedPage) -> Step {
        added += saved.added
        // What vanished above has pulled rows up past the beginning of this page.
        if lost > 0 { return .skip(to: max(0, page.received - page.records.count - lost)) }
        guard saved.added + saved.changed == 0, let oldest = page.records.map(\.id).min() else { return .on }
        if let pass { return join(pass, after: page, oldest: oldest) }
        guard let known, oldest <= known.newest, total - known.total <= added else { return .on }
        return .enough(pagesLeft: (max(0, total - page.received) + pageSize - 1) / pageSize)
    }

    private mutating func join(_ pass: SyncPass, after page: RecordPages.Page, oldest: DeployRecord.ID) -> Step {
        guard !isWithinPass, let newest = pass.newest, oldest <= newest else { return .on }
        isWithinPass = true
        // New records have pushed the rest down; what has vanished only makes it read some rows twice.
        return .skip(to: max(page.received, pass.received + total - pass.total - pageSize))
    }
}
