import RecordModel

/// The list: what is asked for, the stretch of it that is here, and the row the operator is on.
///
/// The whole list is never here, and no row has a number: the cursor is a place in the stretch, and the record under it
/// is followed by its id when the list changes.
struct RecordList: Hashable, Sendable {
    /// Where the next answer leads, when not to the record under the cursor.
    private enum Goal: Hashable, Sendable {
        case first, last
        case record(DeployRecord.ID)
    }

    var query = ListQuery()
    /// The filter as it was typed.
    var filterText = ""
    /// What is wrong with it; the list shows the last one that could be read.
    var filterError: FilterError?
    var window = ListWindow()
    /// Characters of the longest id met so far: columns that followed the rows in sight would move while one scrolls.
    private(set) var longestID = 0
    /// The places of the cursor and of the uppermost row on the screen in the window.
    private(set) var cursor = 0
    private(set) var top = 0
    private var goal: Goal?
    /// Counts what was asked for; an answer to anything but the last request is dropped.
    private(set) var generation = 0
    private(set) var isLoading = false
    /// True when the cache has changed since the last request, to whose answer nothing is put in the way.
    var isOutdated = false
    /// The generation in which `a` was pressed; nil once it was answered or the filter has changed since.
    var collecting: Int?
    /// The filter the window was loaded with; nil until the first answer, before which an empty window means nothing.
    private(set) var loadedFilter: RecordFilter?
    private var requestedFilter = RecordFilter()
    private var requestedMarks: Set<DeployRecord.ID> = []
    private var requestedID: DeployRecord.ID?
    private var requestedGoal: Goal?
    var counting = Counting()
    /// In the order marked.
    var marks: [DeployRecord.ID] = []
    /// The filter line while it is being edited.
    var filterEdit: FilterEdit?
    var filterHistory: [String] = []

    /// Rows loaded at a time, on tall terminals more: some screens in each direction.
    static let windowSize = 400
    /// Where none were: enough for no edge to be near in the middle; see ``needsRows(height:)``.
    static let windowAtFirst = 100

    var cursorRow: DeployRecord? { window.rows.indices.contains(cursor) ? window.rows[cursor] : nil }

    var cursorID: DeployRecord.ID? { cursorRow?.id }

    /// The row that is followed when the list changes: while a filter is typed, the one it was begun on, since words on the
    /// way to a filter often let nothing through.
    private var followedRow: DeployRecord? { filterEdit?.row ?? cursorRow }

    /// Marked records the filter shows, in the order marked: the only ones anything is ever done to.
    var visibleMarks: [DeployRecord.ID] { marks.filter(window.visibleMarks.contains) }

    var hiddenMarks: Int { marks.count - visibleMarks.count }

    /// True when the rows are those of the filter that could be read last.
    var isLoaded: Bool { loadedFilter == query.filter }

    /// True when what is on the screen is what the filter asks for.
    var isCurrent: Bool { isLoaded && filterError == nil }

    /// A request for the rows around the record under the cursor, wherever it is by now, or for where the operator is going.
    mutating func request(height: Int) -> ListRequest {
        generation += 1
        requestedFilter = query.filter
        requestedMarks = Set(marks)
        requestedID = followedRow?.id
        requestedGoal = goal
        isLoading = true
        isOutdated = false
        let anchor: ListWindow.Anchor =
            switch goal {
            case .first: .first
            case .last: .last
            case .record(let id): .record(id, else: cursorRow)
            case nil: followedRow.map { .around($0) } ?? .first
            }
        // Somewhere else the operator waits for what is on the screen first; more comes before they are near its edge.
        let count = goal != nil || !isLoaded ? max(Self.windowAtFirst, height * 5) : max(Self.windowSize, height * 8)
        return ListRequest(query: query, anchor: anchor, count: count, marks: marks, generation: generation)
    }

    /// Takes the answer to the last request; the record under the cursor stays where it was on the screen.
    ///
    /// - Returns: false when the operator has gone on to where the answer does not reach: ask again.
    mutating func take(_ new: ListWindow, height: Int) -> Bool {
        isLoading = false
        let followed = followedRow?.id
        let known = goal == nil ? new.rows.firstIndex { $0.id == followed } : nil
        let hasGoneOn = requestedID != followed && loadedFilter == requestedFilter
        if goal == nil, known == nil, hasGoneOn || requestedGoal != nil { return false }
        let offset = cursor - top
        // What was marked meanwhile was seen under the filter of that time; under another one it has yet to be asked for.
        let isSameFilter = loadedFilter == requestedFilter
        let markedMeanwhile = isSameFilter ? window.visibleMarks.subtracting(requestedMarks) : []
        window = new
        longestID = max(longestID, new.rows.map(\.id.description.utf8.count).max() ?? 0)
        window.visibleMarks.formUnion(markedMeanwhile)
        loadedFilter = requestedFilter
        goal = nil
        cursor = known ?? new.anchorIndex
        top = cursor - offset
        settle(height: height)
        return true
    }

    /// True when rows were marked after the last request, so that its answer could not tell of them.
    var hasUnaskedMarks: Bool { !isLoading && !requestedMarks.isSuperset(of: marks) }

    /// The request failed: what is on the screen stays.
    mutating func loadingFailed() {
        isLoading = false
        goal = nil
    }

    mutating func move(by rows: Int, height: Int) {
        goal = nil
        cursor = min(max(cursor + rows, 0), max(0, window.rows.count - 1))
        settle(height: height)
    }

    /// Goes to an end of the list; true when it has to be asked for.
    mutating func move(toLast isLast: Bool, height: Int) -> Bool {
        goal = nil
        if isLast ? window.hasLater : window.hasEarlier {
            goal = isLast ? .last : .first
            return true
        }
        cursor = isLast ? max(0, window.rows.count - 1) : 0
        settle(height: height)
        return false
    }

    /// Goes to a record, whether or not it is loaded; the next request finds its place.
    mutating func aim(at id: DeployRecord.ID) { goal = .record(id) }

    /// The filter line is left: back to the row it was begun on, where the answer to come shows it.
    ///
    /// - Returns: true when the cursor stands on another row.
    mutating func leaveFilter(of edit: FilterEdit) -> Bool {
        filterEdit = nil
        guard let row = edit.row, row.id != cursorID else { return false }
        goal = .record(row.id)
        return true
    }

    /// Keeps the cursor on the screen and the screen within the list.
    mutating func settle(height: Int) {
        let height = max(1, height)
        top = min(max(top, cursor - height + 1), cursor)
        top = max(0, min(top, window.rows.count - height))
    }

    /// True when the operator comes near the edge of what is loaded, or the rows of the filter could not be loaded before.
    func needsRows(height: Int) -> Bool {
        guard !isLoading else { return false }
        guard isLoaded else { return true }
        let margin = height * 2
        return (window.hasEarlier && cursor < margin) || (window.hasLater && cursor + margin >= window.rows.count)
    }

    /// False when there would be more marks than `most`.
    mutating func toggleMark(most: Int) -> Bool {
        guard let id = cursorID else { return true }
        if let place = marks.firstIndex(of: id) {
            marks.remove(at: place)
            window.visibleMarks.remove(id)
        } else {
            guard marks.count < most else { return false }
            marks.append(id)
            window.visibleMarks.insert(id)
        }
        return true
    }
}

/// The filter while it is being typed; it takes effect with each key.
struct FilterEdit: Hashable, Sendable {
    var field: TextField
    /// What Esc brings back.
    let former: String
    /// The row under the cursor when it was begun.
    var row: DeployRecord?
    /// Steps back into the history; 0 is the line being typed.
    var historyPlace = 0
}
