/// As much of a line as there is room for, moved so that the cursor is in sight; `…` stands where it goes on.
struct ScrolledText: Hashable, Sendable {
    let text: String
    let width: Int
    /// Cells before each character of the whole line, and of all of it.
    private let cells: [Int]
    /// Characters left out at the beginning.
    private let start: Int

    /// - Parameter cursor: characters before it; nil for a line nobody is typing.
    init(_ whole: String, width: Int, cursor: Int? = nil) {
        self.width = width
        var cells = [0]
        for character in whole { cells.append(cells[cells.count - 1] + character.cellWidth) }
        self.cells = cells
        let last = cells.count - 1
        let cursor = min(cursor ?? 0, last)
        var start = 0
        // The character under the cursor is to be seen too, and that the line goes on behind it.
        let room = max(1, cursor == last ? width - 1 : width - 3)
        while start < cursor, cells[cursor] - cells[start] + (start > 0 ? 1 : 0) > room { start += 1 }
        self.start = start
        let rest = String(whole.dropFirst(start))
        text = start > 0 && width > 0 ? "…" + rest.cut(to: width - 1) : rest.cut(to: width)
    }

    /// Where a character stands; at an edge when it is not in sight.
    func cell(of place: Int) -> Int {
        let place = min(max(place, 0), cells.count - 1)
        guard place >= start else { return 0 }
        return min(cells[place] - cells[start] + (start > 0 ? 1 : 0), max(0, width - 1))
    }
}
