import RecordModel

/// The filter, or the field it is typed into, and how much of the list it lets through.
struct FilterLine {
    private let state: AppState
    private let list: RecordList
    /// What is said of the list, as much as leaves room for the filter.
    private let facts: String
    /// The part of the filter that is in sight.
    private let field: ScrolledText

    static let row = 1
    private static let label = " filter: "
    private static let column = label.count
    /// Cells that a filter which needs them gets, whatever there is to say of the list.
    private static let leastRoom = 20

    init(_ state: AppState) {
        self.state = state
        list = state.list
        let edit = list.filterEdit
        let text = list.filterText.isEmpty && edit == nil ? "none" : list.filterText
        let needed = min(Self.leastRoom, text.cellWidth + (edit == nil ? 0 : 1))
        func room(beside facts: String) -> Int { max(0, state.size.columns - Self.column - 2 - facts.cellWidth - 1) }
        var facts = Facts(state)
        while room(beside: facts.text) < needed, facts.dropLeast() {}
        self.facts = facts.text
        field = ScrolledText(text, width: room(beside: facts.text), cursor: edit?.field.cursor)
    }

    /// Where the terminal's cursor rests while the filter is being typed.
    var cursorColumn: Int { Self.column + field.cell(of: list.filterEdit?.field.cursor ?? 0) }

    func draw(on frame: inout Frame) {
        frame.put(Self.label, Self.row, 0, .muted)
        frame.put(field.text, Self.row, Self.column, list.filterEdit == nil ? .normal : .field, width: field.width)
        frame.put(facts, Self.row, max(0, state.size.columns - facts.cellWidth - 1), .muted)
    }

    /// Under the word that is wrong, beside a mark that points at it; over the first rows where one line is too short.
    func drawError(_ error: FilterError, on frame: inout Frame, width: Int) {
        let mark = Self.column + field.cell(of: error.range.lowerBound)
        let roomAfter = width - mark - 3
        let roomBefore = mark - 2
        let isAfter = error.message.cellWidth <= roomAfter || (error.message.cellWidth > roomBefore && roomAfter >= roomBefore)
        let lines = error.message.wrapped(to: max(1, isAfter ? roomAfter : roomBefore))
        for (offset, line) in lines.enumerated() {
            let row = Self.row + 1 + offset
            frame.fill(row, 0..<width)
            frame.put(
                line, row, isAfter ? mark + 2 : max(1, mark - 1 - (lines.count == 1 ? line.cellWidth : roomBefore)), .warning)
        }
        frame.put("^", Self.row + 1, mark, .warning)
    }
}

/// `1,204 of 1,000,000 · created ↓ · 3 marked, 1 hidden`.
private struct Facts {
    private let matches: String
    private var order: String?
    private var details: String?
    private var marks: String?

    init(_ state: AppState) {
        let list = state.list
        let count = list.counting.count(for: list.query.filter)
        // On a slow link not with each page that comes.
        matches = Self.matches(list, count, isGrowing: state.session.isLowBandwidth && state.sync.isRunning)
        order = "\(list.query.sort.column.rawValue) \(list.query.sort.isDescending ? "↓" : "↑")"
        if list.query.filter.needsDetails, let count { details = "details of \(count.withDetails.grouped) known" }
        let hidden = list.hiddenMarks > 0 ? ", \(list.hiddenMarks) hidden" : ""
        if !list.marks.isEmpty { marks = "\(list.marks.count) marked\(hidden)" }
    }

    var text: String { [matches, order, details, marks].compactMap(\.self).joined(separator: " · ") }

    /// False when only what must be said is left.
    mutating func dropLeast() -> Bool {
        if order != nil {
            order = nil
        } else if details != nil {
            details = nil
        } else if marks != nil {
            marks = nil
        } else {
            return false
        }
        return true
    }

    /// `1,204 of 1,000,000`; while the counting goes on, what there is at least.
    private static func matches(_ list: RecordList, _ count: MatchCount?, isGrowing: Bool) -> String {
        if isGrowing { return "…" }
        let total = list.counting.total.map { " of \($0.grouped)" } ?? ""
        if let count, count.isExact { return count.matching.grouped + total }
        // Rows of another filter say nothing about this one.
        let rows = list.isLoaded ? list.window.rows.count : 0
        if count == nil, list.isLoaded, !list.window.hasEarlier, !list.window.hasLater { return rows.grouped + total }
        let least = max(count?.matching ?? 0, rows)
        return (least > 0 ? "≥ \(least.grouped)…" : "…") + total
    }
}
