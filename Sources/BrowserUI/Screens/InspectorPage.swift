import RecordModel

/// The inspector: the parts of a request as words in a row, below them the chosen one. Long lines go on in the next row.
struct InspectorPage {
    private let inspector: Inspector
    private let size: Size
    private let title: String
    private let rows: [Line]

    /// Header, title, the row of parts, and how to leave.
    private static let otherRows = 4

    init(_ inspector: Inspector, _ state: AppState) {
        self.inspector = inspector
        size = state.size
        let text = InspectorText(state, inspector)
        title = text.title
        let width = max(1, state.size.columns - 2)
        let notes = text.notes.flatMap { note in
            note.spans.flatMap { span in span.text.wrapped(to: width).map { Line(" " + $0, span.style) } }
        }
        rows = notes + [Line()] + text.lines.flatMap { $0.cutIntoRows(of: width) }.map { Line(" " + $0) }
    }

    var lineCount: Int { rows.count }
    var room: Int { max(1, size.rows - Self.otherRows) }

    func draw(_ state: AppState, on frame: inout Frame) {
        HeaderLine(state).draw(on: &frame, row: 0)
        frame.fill(1, 0..<size.columns, with: "─", .muted)
        frame.put(" \(title.cutInMiddle(to: size.columns - 6)) ", 1, 3, .title)
        frame.put(parts, 2, 0, width: size.columns)
        let first = max(0, min(inspector.scroll, rows.count - room))
        for (offset, row) in rows.dropFirst(first).prefix(room).enumerated() {
            frame.put(row, 3 + offset, 0, width: size.columns)
        }
        frame.put((state.notice ?? hints(state, first)).cut(to: size.columns - 2), size.rows - 1, 1, .muted)
        // As on other pages the first row in sight; one that is empty tells nothing.
        let words = rows.dropFirst(first).prefix(room).firstIndex { line in line.spans.contains { $0.text.contains { $0 != " " } }
        }
        frame.cursor = Position(row: 3 + (words ?? first) - first, column: 0)
    }

    /// The chosen one stands in brackets: colour alone would not be seen by everybody.
    private var parts: Line {
        Inspector.Part.allCases.reduce(Line()) { line, part in
            let isChosen = part == inspector.part
            return line + Line(isChosen ? " [\(part.rawValue)]" : "  \(part.rawValue) ", isChosen ? .title : .muted)
        }
    }

    private func hints(_ state: AppState, _ first: Int) -> String {
        let keys = state.keys
        let place = rows.count > room ? " · lines \(first + 1) to \(min(first + room, rows.count)) of \(rows.count)" : ""
        return
            "Esc: back · \(keys[.previousPart]) \(keys[.nextPart]): part · \(keys[.newerRequest]) \(keys[.olderRequest]): request"
            + " · \(keys[.copy]): copy\(place)"
    }
}
