import Testing

@testable import RecordImport

@Suite struct LineSplitterTests {
    @Test(arguments: [
        ("{\"Id\":1}\n{\"Id\":2}\n", [Piece.json(1, #"{"Id":1}"#), .json(2, #"{"Id":2}"#)]),
        ("\n\n{\"Id\":1}\n \t\r\n{\"Id\":2}", [.json(3, #"{"Id":1}"#), .json(5, #"{"Id":2}"#)]),
        ("{\"Id\":1}\r\n{\"Id\r\n{}", [.json(1, "{\"Id\":1}\r"), .json(2, "{\"Id\r"), .json(3, "{}")]),
        ("", []),
    ])
    func aLineIsAPiece(text: String, pieces: [Piece]) {
        #expect(ImportFormat.jsonl.everyWay(text) == [pieces])
    }

    @Test func aLineWithoutAnEndIsToldAndTheNextOneRead() {
        var splitter = LineSplitter()
        var pieces: [Piece] = []
        splitter.add(Array("{}\n".utf8), to: &pieces)
        for _ in 0..<40 { splitter.add([UInt8](repeating: 0x78, count: 1 << 20), to: &pieces) }
        splitter.add(Array("\n{}\n".utf8), to: &pieces)
        splitter.end(&pieces)
        #expect(pieces.map(\.line) == [1, 2, 3])
        #expect(pieces.map(\.isBroken) == [false, true, false])
    }
}
