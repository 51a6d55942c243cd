/// JSON lines: a value a line. A bad line takes no other with it.
struct LineSplitter: Splitter {
    private var pending = PendingBytes()
    /// True inside a line that is too long to be kept.
    private var isSkipping = false

    mutating func add(_ bytes: [UInt8], to pieces: inout [Piece]) {
        pending.add(bytes)
        while let end = pending.endOfLine() {
            take(upTo: end, &pieces)
            pending.use(upTo: end + 1, lines: 1)
        }
        guard pending.count > Piece.longest else { return }
        take(upTo: pending.bytes.count, &pieces)
        pending.use(upTo: pending.bytes.count, lines: 0)
        isSkipping = true
    }

    mutating func end(_ pieces: inout [Piece]) {
        take(upTo: pending.bytes.count, &pieces)
        pending.use(upTo: pending.bytes.count, lines: 0)
    }

    private mutating func take(upTo end: Int, _ pieces: inout [Piece]) {
        defer { isSkipping = false }
        let line = pending.bytes[pending.start..<end]
        if isSkipping || line.allSatisfy(\.isBlank) { return }
        let isTooLong = line.count > Piece.longest
        pieces.append(Piece(line: pending.line, content: isTooLong ? .broken(Self.tooLong) : .json(Array(line))))
    }

    private static let tooLong = "longer than 16 MiB; in JSON lines each record has a line of its own"
}
