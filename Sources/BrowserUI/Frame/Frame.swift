/// A whole screen as a value: what stands in each cell, and where the cursor is.
public struct Frame: Hashable, Sendable {
    struct Cell: Hashable, Sendable {
        /// One character; empty in the second cell of a wide one.
        var text: String
        var style: Style

        static let blank = Cell(text: " ", style: .normal)
    }

    /// Neighbouring cells of one row that share a style.
    public struct Run: Hashable, Sendable {
        public var column: Int
        public var text: String
        public var style: Style
    }

    public let size: Size
    /// Where the terminal's cursor rests; nil hides it.
    public var cursor: Position?
    private var cells: [Cell]

    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: max(0, size.columns * size.rows))
    }

    /// Writes text into one row; what does not fit on it, or into `width`, is left out, never half a character.
    mutating func put(_ text: String, _ row: Int, _ column: Int, _ style: Style = .normal, width: Int = .max) {
        guard (0..<size.rows).contains(row), column >= 0 else { return }
        let end = width >= size.columns - column ? size.columns : column + width
        var place = column
        for character in text {
            let cellsTaken = character.cellWidth
            guard cellsTaken > 0 else { continue }
            guard place + cellsTaken <= end else { break }
            set(String(character), cellsTaken, row, place, style)
            place += cellsTaken
        }
    }

    /// Fills a stretch of one row with a character one cell wide.
    mutating func fill(_ row: Int, _ columns: Range<Int>, with character: Character = " ", _ style: Style = .normal) {
        guard (0..<size.rows).contains(row) else { return }
        for column in columns.clamped(to: 0..<size.columns) { set(String(character), 1, row, column, style) }
    }

    private mutating func set(_ text: String, _ width: Int, _ row: Int, _ column: Int, _ style: Style) {
        let start = row * size.columns
        separate(start, column)
        separate(start, column + width)
        cells[start + column] = Cell(text: text, style: style)
        for second in 1..<max(width, 1) { cells[start + column + second] = Cell(text: "", style: style) }
    }

    /// Blanks a wide character that would be cut in two by a border before `column`.
    private mutating func separate(_ start: Int, _ column: Int) {
        guard column < size.columns, cells[start + column].text.isEmpty else { return }
        var first = column
        while first > 0, cells[start + first].text.isEmpty { first -= 1 }
        var end = column
        while end < size.columns, cells[start + end].text.isEmpty { end += 1 }
        for cut in first..<end { cells[start + cut].text = " " }
    }

    /// The runs of a row, left to right, covering all of it.
    public func runs(ofRow row: Int) -> [Run] {
        var runs: [Run] = []
        for column in 0..<size.columns {
            let cell = cells[row * size.columns + column]
            if runs.last?.style == cell.style {
                runs[runs.count - 1].text += cell.text
            } else {
                runs.append(Run(column: column, text: cell.text, style: cell.style))
            }
        }
        return runs
    }

    /// True when a row of the other frame looks the same; false where one of them has no such row.
    public func hasSameRow(_ row: Int, as other: Frame) -> Bool {
        guard size == other.size, row < size.rows else { return false }
        let range = row * size.columns..<(row + 1) * size.columns
        return cells[range] == other.cells[range]
    }

    /// The screen as plain text, trailing spaces left out.
    public var lines: [String] {
        (0..<size.rows).map { row in
            var line = runs(ofRow: row).map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
