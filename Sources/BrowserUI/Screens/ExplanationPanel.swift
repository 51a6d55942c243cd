import RecordModel

/// An error in four answers; it stays until it is dismissed.
struct ExplanationPanel {
    private let explanation: Explanation
    private let keys: Keymap
    private let size: Size
    private let scroll: Int

    init(_ explanation: Explanation, keys: Keymap, size: Size, scroll: Int = 0) {
        self.explanation = explanation
        self.keys = keys
        self.size = size
        self.scroll = scroll
    }

    var lineCount: Int { lines.count }

    /// Lines that are in sight at once. The status line below stays: what happens meanwhile is told there.
    var room: Int { max(1, min(size.rows - 2, lines.count + 3) - 3) }

    private var width: Int { min(size.columns - 2, 100) }

    private var lines: [Line] {
        explanation.answers.flatMap { answer in
            keys.reworded(answer.text).wrapped(to: width - 16).enumerated().map { line, part in
                Line((line == 0 ? answer.label : "").padded(to: 12), .muted) + Line(part)
            }
        }
    }

    func draw(on frame: inout Frame) {
        let lines = lines
        let height = room + 3
        let first = min(max(scroll, 0), max(0, lines.count - room))
        let top = max(0, size.rows - 2 - height)
        let left = (size.columns - width) / 2
        frame.box(top..<top + height, left..<left + width, title: explanation.title)
        for (offset, line) in lines.dropFirst(first).prefix(room).enumerated() {
            frame.put(line, top + 1 + offset, left + 2, width: width - 4)
        }
        let place = lines.count > room ? "  lines \(first + 1) to \(first + room) of \(lines.count), \(keys.moves)" : ""
        frame.put("Esc: close\(place)".cut(to: width - 4), top + height - 2, left + 2, .muted)
        frame.cursor = Position(row: top + 1, column: left + 2)
    }
}
