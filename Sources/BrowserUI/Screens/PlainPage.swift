/// A text for selecting by hand: from the first column to the last, with nothing around it that would be selected too.
///
/// A line longer than the screen goes on at the beginning of the next row.
struct PlainPage {
    private let rows: [String]
    private let size: Size
    private let scroll: Int

    init(_ text: String, size: Size, scroll: Int) {
        self.size = size
        self.scroll = scroll
        rows = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { $0.cutIntoRows(of: size.columns) }
    }

    var lineCount: Int { rows.count }
    /// The last row says how to leave.
    var room: Int { max(1, size.rows - 1) }

    func draw(_ notice: String?, on frame: inout Frame) {
        let first = max(0, min(scroll, rows.count - room))
        for (offset, row) in rows.dropFirst(first).prefix(room).enumerated() { frame.put(row, offset, 0) }
        let place = rows.count > room ? " · lines \(first + 1) to \(min(first + room, rows.count)) of \(rows.count)" : ""
        frame.put("\(notice.map { "\($0) " } ?? "")Esc: back\(place)".cut(to: size.columns), size.rows - 1, 0, .muted)
        frame.cursor = Position(row: 0, column: 0)
    }
}
