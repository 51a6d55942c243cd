/// Comma-separated values as RFC 4180 has them: quotes, doubled quotes, line breaks within quotes, CRLF or LF.
///
/// A row that goes wrong counts as one line: reading goes on with the next one, so that a lost quote does not swallow
/// the rest.
struct CSVSplitter: Splitter {
    private var pending = PendingBytes()

    /// A quote that is not closed within this is taken for a stray one.
    private static let longestRow = 1 << 20

    mutating func add(_ bytes: [UInt8], to pieces: inout [Piece]) {
        pending.add(bytes)
        cut(&pieces, isWhole: false)
    }

    mutating func end(_ pieces: inout [Piece]) { cut(&pieces, isWhole: true) }

    private mutating func cut(_ pieces: inout [Piece], isWhole: Bool) {
        while pending.count > 0 {
            var row = RowReader(pending.bytes, from: pending.start)
            let outcome = row.read(isWhole: isWhole)
            switch outcome {
            case .row:
                if !row.isBlank { pieces.append(Piece(line: pending.line, content: .row(row.cells))) }
                pending.use(upTo: row.place, lines: row.lines)
            case .wantsMore, .textAfterQuote:
                let end = pending.endOfLine()
                let mayWait = !isWhole && pending.count <= Self.longestRow
                if mayWait, outcome == .wantsMore || end == nil { return }
                pieces.append(Piece(line: pending.line, content: .broken(Self.reason(outcome))))
                pending.use(upTo: end.map { $0 + 1 } ?? pending.bytes.count, lines: end == nil ? 0 : 1)
            }
        }
    }

    private static func reason(_ outcome: RowReader.Outcome) -> String {
        outcome == .wantsMore
            ? "a quote is opened and never closed" : "text follows a closing quote; inside quotes, a quote is written twice"
    }
}

/// Reads one row.
private struct RowReader {
    enum Outcome {
        case row, wantsMore, textAfterQuote
    }

    private let bytes: [UInt8]
    private(set) var place: Int
    private(set) var cells: [String] = []
    /// How many line breaks the row has, its own last one among them.
    private(set) var lines = 0

    init(_ bytes: [UInt8], from place: Int) {
        self.bytes = bytes
        self.place = place
    }

    /// True for an empty line.
    var isBlank: Bool { cells == [""] }

    mutating func read(isWhole: Bool) -> Outcome {
        while true {
            let isQuoted = place < bytes.count && bytes[place] == .quote
            guard isQuoted ? readQuoted() : readPlain() else { return .wantsMore }
            // What follows a cell: a comma, the end of the row, or the end of what has come so far.
            let rest = bytes[place...].prefix(2)
            switch (rest.first, rest.dropFirst().first) {
            case (nil, _), (Self.carriageReturn, nil):
                guard isWhole else { return .wantsMore }
                return endRow(after: rest.count, lines: 0)
            case (.newline, _): return endRow(after: 1, lines: 1)
            case (Self.carriageReturn, .newline): return endRow(after: 2, lines: 1)
            case (UInt8(ascii: ","), _): place += 1
            default: return .textAfterQuote
            }
        }
    }

    private mutating func endRow(after count: Int, lines: Int) -> Outcome {
        place += count
        self.lines += lines
        return .row
    }

    private mutating func readPlain() -> Bool {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: ","), bytes[place] != .newline { place += 1 }
        if place > start, bytes[place - 1] == Self.carriageReturn { place -= 1 }
        cells.append(String(decoding: bytes[start..<place], as: UTF8.self))
        return true
    }

    /// False where the closing quote has not come yet.
    private mutating func readQuoted() -> Bool {
        var text: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == .quote {
                guard place < bytes.count, bytes[place] == .quote else {
                    cells.append(String(decoding: text, as: UTF8.self))
                    return true
                }
                place += 1
            }
            if byte == .newline { lines += 1 }
            text.append(byte)
        }
        return false
    }

    private static let carriageReturn = UInt8(ascii: "\r")
}
