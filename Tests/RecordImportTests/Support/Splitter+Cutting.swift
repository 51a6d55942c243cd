@testable import RecordImport

extension Splitter {
    /// The pieces of a text that comes in these portions.
    static func pieces(_ splitter: Self, _ portions: [ArraySlice<UInt8>]) -> [Piece] {
        var splitter = splitter
        var pieces: [Piece] = []
        for portion in portions { splitter.add(Array(portion), to: &pieces) }
        splitter.end(&pieces)
        return pieces
    }
}

extension ImportFormat {
    /// The pieces of a text, however it is cut: whole, in two at every place, byte by byte.
    ///
    /// - Returns: one element where all ways agree.
    func everyWay(_ text: String) -> Set<[Piece]> {
        let bytes = Array(text.utf8)[...]
        var ways: Set<[Piece]> = [pieces([bytes]), pieces(bytes.indices.map { bytes[$0...$0] })]
        for place in bytes.indices { ways.insert(pieces([bytes[..<place], bytes[place...]])) }
        return ways
    }

    private func pieces(_ portions: [ArraySlice<UInt8>]) -> [Piece] {
        func cut(_ splitter: some Splitter) -> [Piece] { type(of: splitter).pieces(splitter, portions) }
        return cut(splitter)
    }
}

extension Piece {
    static func json(_ line: Int, _ text: String) -> Piece { Piece(line: line, content: .json(Array(text.utf8))) }
    static func row(_ line: Int, _ cells: String...) -> Piece { Piece(line: line, content: .row(cells)) }

    /// True for a piece that could not be cut out.
    var isBroken: Bool {
        if case .broken = content { true } else { false }
    }
}
