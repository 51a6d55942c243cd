import RecordModel

/// The list: what is asked for, the stretch of it that is here, and the row the operator is on.
///
/// The whole list is never here. The cursor is a place in it; the record under the cursor is followed by its id when
/// the list changes.
struct RecordList: Hashable, Sendable {
    var query = ListQuery()
    var window = ListWindow()
    /// The place of the cursor in the whole list.
    private(set) var cursor = 0
    /// The place of the uppermost row on the screen.
    private(set) var top = 0
    /// The record under the cursor; nil while its row has not been loaded.
    private(set) var cursorID: DeployRecord.ID?
    /// The record to go to; until the list has answered the cursor is still where it was.
    private var aimed: DeployRecord.ID?
    /// Counts what was asked for; an answer to anything but the last request is dropped.
    private(set) var generation = 0
    private(set) var isLoading = false
    /// The generation in which `a` was pressed; nil once it was answered or the filter has changed since.
    var collecting: Int?
    /// The filter the window was loaded with; nil until the first answer, before which an empty window means nothing.
    private(set) var loadedFilter: String?
    private var requestedFilter = ""
    private var requestedMarks: Set<DeployRecord.ID> = []
    /// In the order marked.
    var marks: [DeployRecord.ID] = []
    /// The filter line while it is being edited.
    var filterEdit: FilterEdit?
    var filterHistory: [String] = []

    /// Rows loaded at a time: some screens in each direction.
    static let windowSize = 400
    /// More marks than this would be a list nobody has read.
    static let mostMarks = 500

    var cursorRow: DeployRecord? { window.row(at: cursor) }

    /// Marked records the filter shows, in the order marked: the only ones anything is ever done to.
    var visibleMarks: [DeployRecord.ID] { marks.filter(window.visibleMarks.contains) }

    var hiddenMarks: Int { marks.count - visibleMarks.count }

    /// A request for the rows around the record under the cursor, wherever it is by now.
    mutating func request() -> ListRequest {
        generation += 1
        requestedFilter = query.filter
        requestedMarks = Set(marks)
        isLoading = true
        let anchor: ListWindow.Anchor = (aimed ?? cursorID).map { .record($0, fallback: cursor) } ?? .index(cursor)
        return ListRequest(
            query: query, anchor: anchor, count: Self.windowSize, marks: marks, generation: generation)
    }

    /// Takes the answer to the last request; the record under the cursor stays where it was on the screen.
    mutating func take(_ new: ListWindow, height: Int) {
        isLoading = false
        let offset = cursor - top
        // What was marked meanwhile was seen under the filter of that time; under another one it has yet to be asked for.
        let isSameFilter = loadedFilter == requestedFilter
        let markedMeanwhile = isSameFilter ? window.visibleMarks.subtracting(requestedMarks) : []
        window = new
        window.visibleMarks.formUnion(markedMeanwhile)
        loadedFilter = requestedFilter
        cursorID = aimed ?? cursorID
        aimed = nil
        if let place = new.rows.firstIndex(where: { $0.id == cursorID }) {
            cursor = new.first + place
        } else if cursorID != nil {
            cursor = new.anchorIndex
        }
        cursor = min(cursor, max(0, new.matching - 1))
        top = cursor - offset
        settle(height: height)
    }

    /// True when rows were marked after the last request, so that its answer could not tell of them.
    var hasUnaskedMarks: Bool { !isLoading && !requestedMarks.isSuperset(of: marks) }

    /// The request failed: what is on the screen stays.
    mutating func loadingFailed() { isLoading = false }

    mutating func move(to place: Int, height: Int) {
        aimed = nil
        cursor = min(max(place, 0), max(0, window.matching - 1))
        settle(height: height)
    }

    /// Goes to a record, whether or not it is loaded; the next request finds its place.
    mutating func aim(at id: DeployRecord.ID) { aimed = id }

    /// Keeps the cursor on the screen and the screen within the list.
    mutating func settle(height: Int) {
        let height = max(1, height)
        top = min(max(top, cursor - height + 1), cursor)
        top = max(0, min(top, window.matching - height))
        cursorID = cursorRow?.id
    }

    /// True when the operator comes near the edge of what is loaded.
    func needsRows(height: Int) -> Bool {
        guard !isLoading, window.matching > 0 else { return false }
        let margin = height * 2
        let last = window.first + window.rows.count
        return (window.first > 0 && cursor - margin < window.first)
            || (last < window.matching && cursor + margin >= last)
    }

    mutating func toggleMark() {
        guard let id = cursorID else { return }
        if let place = marks.firstIndex(of: id) {
            marks.remove(at: place)
            window.visibleMarks.remove(id)
        } else if marks.count < Self.mostMarks {
            marks.append(id)
            window.visibleMarks.insert(id)
        }
    }
}

/// The filter while it is being typed; it takes effect with each key.
struct FilterEdit: Hashable, Sendable {
    var field: TextField
    /// What Esc brings back.
    let former: String
    /// Steps back into the history; 0 is the line being typed.
    var historyPlace = 0
}
