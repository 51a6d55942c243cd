/// A page of its own: the header, a title, lines that scroll, and how to leave.
struct ScrolledPage {
    let title: String
    let lines: [Line]
    let scroll: Int

    func draw(_ state: AppState, on frame: inout Frame) {
        let size = state.size
        HeaderLine(state).draw(on: &frame, row: 0)
        let height = size.rows - 3
        let first = max(0, min(scroll, lines.count - height))
        frame.fill(1, 0..<size.columns, with: "─", .muted)
        frame.put(" \(title) ", 1, 3, .title)
        for (offset, line) in lines.dropFirst(first).prefix(height).enumerated() {
            frame.put(line, 2 + offset, 0, width: size.columns)
        }
        let shown = min(first + height, lines.count)
        let place = lines.count > height ? " · lines \(first + 1) to \(shown) of \(lines.count), \(state.keys.moves)" : ""
        frame.put(
            (state.notice ?? "Esc or \(state.keys[.quit]): back\(place)").cut(to: size.columns - 2), size.rows - 1, 1, .muted)
        // There is no current row; whoever hears or feels the line at the cursor gets the first one in sight.
        frame.cursor = Position(row: 2, column: 0)
    }
}
