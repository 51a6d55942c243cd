/// JSON documents on any number of lines, one after the other: cuts out each element of a list of records as it comes.
///
/// The list is a document's own (`[…]`) or that of an answer (`DeployRecordList`). The rest of an answer follows as a piece
/// of its own, its list emptied; so does a document without a list. Only brackets and quotes are looked at here: whether a
/// piece is JSON shows when it is decoded.
struct JSONSplitter: Splitter {
    private var nesting = Nesting()
    private var outline = AnswerOutline()
    private var line = 1
    /// How deep the elements of the list are nested; nil outside it.
    private var listDepth: Int?
    /// The element that is being read; nil between two of them and outside a list.
    private var element: Part?
    /// The document that is being read, without the elements of its list; nil between two, and for a plain list.
    private var document: Part?
    /// True where neither a document nor a list can begin before the next line.
    private var isSkipping = false
    private var isLost = false

    /// A value of which more is to come.
    private struct Part {
        var line: Int
        var bytes: [UInt8] = []
    }

    mutating func add(_ bytes: [UInt8], to pieces: inout [Piece]) {
        var place = 0
        while place < bytes.count, !isLost {
            if let listDepth, element != nil {
                place = readElement(bytes, from: place, at: listDepth, &pieces)
            } else {
                let isTaken = takeOutside(bytes[place], &pieces)
                if isTaken, bytes[place] == .newline { line += 1 }
                if isTaken { place += 1 }
            }
        }
    }

    mutating func end(_ pieces: inout [Piece]) {
        if let listDepth, element != nil, nesting.isBetweenValues(at: listDepth) { finishElement(&pieces) }
        guard !isLost, nesting.depth > 0 || nesting.isText else { return }
        let start = element?.line ?? document?.line ?? line
        let reason = "the file ends before what begins here is closed; it was cut off, or a bracket or a quote is missing"
        pieces.append(Piece(line: start, content: .broken(reason)))
        isLost = true
    }

    /// Reads on within an element; returns where the rest begins.
    private mutating func readElement(
        _ bytes: [UInt8], from start: Int, at depth: Int, _ pieces: inout [Piece]
    ) -> Int {
        var place = start
        var isWhole = false
        while place < bytes.count, !isWhole {
            let byte = bytes[place]
            if nesting.isBetweenValues(at: depth), byte.endsScalar {
                isWhole = true
            } else {
                nesting.take(byte, above: depth)
                if byte == .newline { line += 1 }
                place += 1
                isWhole = byte.isClosing && nesting.isBetweenValues(at: depth)
            }
        }
        element?.bytes.append(contentsOf: bytes[start..<place])
        if isWhole { finishElement(&pieces) } else { checkLength(of: element, &pieces) }
        return place
    }

    /// Takes what stands around the elements of a list; false for the first byte of an element, which is left.
    private mutating func takeOutside(_ byte: UInt8, _ pieces: inout [Piece]) -> Bool {
        if listDepth != nil {
            if byte.isBlank || byte == UInt8(ascii: ",") { return true }
            guard byte == UInt8(ascii: "]") else {
                element = Part(line: line)
                return false
            }
            listDepth = nil
            nesting.take(byte)
            document?.bytes.append(byte)
        } else if document != nil {
            takeInDocument(byte, &pieces)
        } else {
            takeBetweenDocuments(byte, &pieces)
        }
        return true
    }

    private mutating func takeInDocument(_ byte: UInt8, _ pieces: inout [Piece]) {
        let opensList = outline.take(byte, in: nesting)
        nesting.take(byte)
        document?.bytes.append(byte)
        if opensList { listDepth = nesting.depth }
        guard nesting.depth == 0, let whole = document else { return checkLength(of: document, &pieces) }
        pieces.append(Piece(line: whole.line, content: .json(whole.bytes)))
        document = nil
    }

    private mutating func takeBetweenDocuments(_ byte: UInt8, _ pieces: inout [Piece]) {
        if byte == .newline { isSkipping = false }
        if isSkipping || byte.isBlank || byte == UInt8(ascii: ",") { return }
        switch byte {
        case UInt8(ascii: "["):
            nesting.take(byte)
            listDepth = nesting.depth
        case UInt8(ascii: "{"):
            nesting.take(byte)
            outline = AnswerOutline()
            document = Part(line: line, bytes: [byte])
        default:
            pieces.append(Piece(line: line, content: .broken("not JSON: neither { nor [ begins here")))
            isSkipping = true
        }
    }

    private mutating func finishElement(_ pieces: inout [Piece]) {
        guard let whole = element else { return }
        pieces.append(Piece(line: whole.line, content: .json(whole.bytes)))
        element = nil
    }

    private mutating func checkLength(of part: Part?, _ pieces: inout [Piece]) {
        guard let part, part.bytes.count > Piece.longest else { return }
        let reason = "what begins here is longer than 16 MiB; a bracket or a quote is missing. The rest of the file is not read"
        pieces.append(Piece(line: part.line, content: .broken(reason)))
        isLost = true
    }
}

extension UInt8 {
    fileprivate var isClosing: Bool { self == UInt8(ascii: "}") || self == UInt8(ascii: "]") }

    /// What cannot belong to a number or a word of JSON.
    fileprivate var endsScalar: Bool { isBlank || self == UInt8(ascii: ",") || self == UInt8(ascii: "]") }
}
