/// One line of styled text, before it is put on a frame.
struct Line: Hashable, Sendable {
    struct Span: Hashable, Sendable {
        var text: String
        var style: Style
    }

    var spans: [Span]

    init(_ text: String = "", _ style: Style = .normal) { spans = text.isEmpty ? [] : [Span(text: text, style: style)] }

    static func + (left: Line, right: Line) -> Line {
        var line = left
        line.spans += right.spans
        return line
    }

    var width: Int { spans.reduce(0) { $0 + $1.text.cellWidth } }
}

extension Frame {
    mutating func put(_ line: Line, _ row: Int, _ column: Int, width: Int) {
        var place = column
        for span in line.spans {
            let left = column + width - place
            guard left > 0 else { return }
            let text = span.text.cut(to: left)
            put(text, row, place, span.style, width: left)
            place += text.cellWidth
        }
    }

    /// A frame of single lines with its title in the upper one; its rows are blanked over their whole width.
    mutating func box(_ rows: Range<Int>, _ columns: Range<Int>, title: String) {
        let inner = columns.lowerBound + 1..<columns.upperBound - 1
        for row in rows { fill(row, 0..<size.columns) }
        for row in [rows.lowerBound, rows.upperBound - 1] { fill(row, inner, with: "─", .muted) }
        for row in rows {
            fill(row, columns.lowerBound..<columns.lowerBound + 1, with: "│", .muted)
            fill(row, columns.upperBound - 1..<columns.upperBound, with: "│", .muted)
        }
        put("┌", rows.lowerBound, columns.lowerBound, .muted)
        put("┐", rows.lowerBound, columns.upperBound - 1, .muted)
        put("└", rows.upperBound - 1, columns.lowerBound, .muted)
        put("┘", rows.upperBound - 1, columns.upperBound - 1, .muted)
        put(" \(title.cutInMiddle(to: inner.count - 4)) ", rows.lowerBound, columns.lowerBound + 2, .title)
    }
}
