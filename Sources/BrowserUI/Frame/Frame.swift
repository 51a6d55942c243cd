/// A whole screen as a value: what stands in each cell, and where the cursor is.
public struct Frame: Hashable, Sendable {
    /// What stands in a cell: a number and no text of its own, so that a screen of cells is made and compared quickly.
    struct Cell: Hashable, Sendable {
        /// A code point; 0 in the second cell of a wide character; beyond all code points, a place in `clusters`.
        var code: UInt32
        var style: Style

        static let blank = Cell(code: 0x20, style: .normal)
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
    /// What stands in cells that hold several code points.
    private var clusters: [[Unicode.Scalar]] = []

    private static let firstCluster: UInt32 = 0x110000

    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: max(0, size.columns * size.rows))
    }

    /// Writes text into one row; what does not fit on it, or into `width`, is left out, never half a character.
    mutating func put(_ text: String, _ row: Int, _ column: Int, _ style: Style = .normal, width: Int = .max) {
        guard (0..<size.rows).contains(row), column >= 0 else { return }
        let end = width >= size.columns - column ? size.columns : column + width
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return put(ascii: text, row, column..<max(column, end), style) }
        var place = column
        for character in text {
            let cellsTaken = character.cellWidth
            guard cellsTaken > 0 else { continue }
            guard place + cellsTaken <= end else { break }
            if let lone = character.onlyScalar {
                set(lone.drawn.value, cellsTaken, row, place, style)
                place += cellsTaken
                continue
            }
            for part in character.drawnParts {
                set(code(of: part), part.width, row, place, style)
                place += part.width
            }
        }
    }

    /// Fills a stretch of one row with a sign one cell wide.
    mutating func fill(_ row: Int, _ columns: Range<Int>, with sign: Unicode.Scalar = " ", _ style: Style = .normal) {
        guard (0..<size.rows).contains(row) else { return }
        for column in columns.clamped(to: 0..<size.columns) { set(sign.value, 1, row, column, style) }
    }

    /// Most of a screen is this: a cell for each byte.
    private mutating func put(ascii text: String, _ row: Int, _ columns: Range<Int>, _ style: Style) {
        let start = row * size.columns
        let taken = columns.prefix(text.utf8.count)
        guard let first = taken.first else { return }
        separate(start, first)
        separate(start, taken.endIndex)
        for (column, byte) in zip(taken, text.utf8) { cells[start + column] = Cell(code: UInt32(byte), style: style) }
    }

    private mutating func set(_ code: UInt32, _ width: Int, _ row: Int, _ column: Int, _ style: Style) {
        let start = row * size.columns
        separate(start, column)
        separate(start, column + width)
        cells[start + column] = Cell(code: code, style: style)
        for second in 1..<max(width, 1) { cells[start + column + second] = Cell(code: 0, style: style) }
    }

    /// Blanks a wide character that would be cut in two by a border before `column`.
    private mutating func separate(_ start: Int, _ column: Int) {
        guard column < size.columns, cells[start + column].code == 0 else { return }
        var first = column
        while first > 0, cells[start + first].code == 0 { first -= 1 }
        var end = column
        while end < size.columns, cells[start + end].code == 0 { end += 1 }
        for cut in first..<end { cells[start + cut].code = Cell.blank.code }
    }

    /// A code point with its marks is kept apart.
    private mutating func code(of part: DrawnPart) -> UInt32 {
        if part.scalars.count == 1 { return part.scalars[0].value }
        clusters.append(part.scalars)
        return Self.firstCluster + UInt32(clusters.count - 1)
    }

    private func append(_ cell: Cell, to text: inout String) {
        if cell.code >= Self.firstCluster {
            text.unicodeScalars.append(contentsOf: clusters[Int(cell.code - Self.firstCluster)])
        } else if cell.code > 0, let scalar = Unicode.Scalar(cell.code) {
            text.unicodeScalars.append(scalar)
        }
    }

    /// The runs of a row, left to right, covering all of it.
    public func runs(ofRow row: Int) -> [Run] {
        let line = cells[row * size.columns..<(row + 1) * size.columns]
        var runs: [Run] = []
        var rest = line
        while let style = rest.first?.style {
            let run = rest.prefix { $0.style == style }
            runs.append(Run(column: run.startIndex - line.startIndex, text: text(of: run), style: style))
            rest = line[run.endIndex...]
        }
        return runs
    }

    private func text(of cells: ArraySlice<Cell>) -> String {
        // Most of a screen is this.
        if cells.allSatisfy({ (0x20..<0x7F).contains($0.code) }) {
            return String(decoding: cells.map { UInt8(truncatingIfNeeded: $0.code) }, as: UTF8.self)
        }
        return cells.reduce(into: "") { append($1, to: &$0) }
    }

    /// True when a row of the other frame looks the same; false where one of them has no such row.
    public func hasSameRow(_ row: Int, as other: Frame) -> Bool {
        guard size == other.size, row < size.rows else { return false }
        let range = row * size.columns..<(row + 1) * size.columns
        if clusters == other.clusters { return cells[range] == other.cells[range] }
        return runs(ofRow: row) == other.runs(ofRow: row)
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
