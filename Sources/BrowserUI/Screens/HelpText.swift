import RecordModel

/// Help, made from the key table.
struct HelpText {
    private let keys: Keymap
    private let filters: NamedFilters

    init(_ keys: Keymap, filters: NamedFilters = [:]) {
        self.keys = keys
        self.filters = filters
    }

    var lines: [Line] { keyLines + Self.legend + filterLines }

    private var filterLines: [Line] {
        guard !filters.names.isEmpty else { return [] }
        return [Line(" Filters of yours:")]
            + filters.names.map { Line("   \("@\($0)".padded(to: 16)) ", .title) + Line(filters.texts[$0] ?? "") }
    }

    private var keyLines: [Line] {
        let width = max(10, keys.bindings.map(\.keyNames.cellWidth).max() ?? 0)
        return keys.bindings.map { Line(" \($0.keyNames.padded(to: width)) ", .title) + Line($0.help) }
    }

    private static let legend: [Line] =
        [
            Line(),
            Line(" > row under the cursor, * marked row. What a filter hides is never acted on."),
            Line(" (R) behind a status: the record is itself the rollback of another one."),
            Line(" Words for a rollback or a retry:"),
        ]
        + words.map { Line("   \($0.0.padded(to: 16)) ", .title) + Line($0.1) }

    private static let words: [(String, String)] = [
        ("ACCEPTED", "the API has taken the request; not done yet"),
        ("ROLLING BACK", "the task runs, item by item"),
        ("ROLLED BACK", "done: every item was put back"),
        ("ROLLBACK FAILED", "ended, but some items were not put back: see its detail"),
        ("RETRYING", "failed items run once more; ends as RETRIED or RETRY FAILED"),
        ("REFUSED", "the API said no; nothing changed"),
        ("UNKNOWN", "the answer was lost; it may have happened; being looked up"),
        ("NOT APPLIED", "looked up for a minute: it has not begun; you may ask again"),
        ("WITHDRAWN", "nothing was sent"),
    ]
}
