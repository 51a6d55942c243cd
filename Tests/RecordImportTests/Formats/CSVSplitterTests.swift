import Testing

@testable import RecordImport

@Suite struct CSVSplitterTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [Piece.row(1, "a", "b"), .row(2, "1", "2")]),
        ("a,b\r\n1,2", [.row(1, "a", "b"), .row(2, "1", "2")]),
        ("a,\n,\n", [.row(1, "a", ""), .row(2, "", "")]),
        ("a\n\n\r\nb\n", [.row(1, "a"), .row(4, "b")]),
        (#"1,"b,c",d"#, [.row(1, "1", "b,c", "d")]),
        (#""say ""hi""","""","""#, [.row(1, #"say "hi""#, #"""#, "")]),
        ("\"two\nlines\",x\r\nnext,y\n", [.row(1, "two\nlines", "x"), .row(3, "next", "y")]),
        ("\"a\r\nb\"\r\n\"\"", [.row(1, "a\r\nb"), .row(3, "")]),
        ("5' 6\" tall,x\n", [.row(1, "5' 6\" tall", "x")]),
        ("证书,🔑\n", [.row(1, "证书", "🔑")]),
        ("", []),
    ])
    func rowsAreAsRFC4180HasThem(text: String, pieces: [Piece]) {
        let ways = ImportFormat.csv.everyWay(text)
        // An empty quoted cell alone in its row is a blank line like any other.
        #expect(ways == [pieces.filter { $0.content != .row([""]) }])
    }

    @Test(arguments: [
        ("a,b\n1,\"x\n2,y\n3,z\n", 2), ("a,b\n\"1\"x,2\n2,y\n3,z\n", 2), ("a,b\n1,\"x\n2,y\n3,\"z\"\n", 2),
    ])
    func aStrayQuoteCostsItsLineAlone(text: String, line: Int) {
        let ways = ImportFormat.csv.everyWay(text)
        #expect(ways.count == 1)
        #expect(ways.first?.filter(\.isBroken).map(\.line) == [line])
        #expect(ways.first?.filter { !$0.isBroken } == [.row(1, "a", "b"), .row(3, "2", "y"), .row(4, "3", "z")])
    }

    @Test func aQuoteThatIsNeverClosedIsGivenUpBeforeTheFileEnds() {
        var splitter = CSVSplitter()
        var pieces: [Piece] = []
        splitter.add(Array("a\n\"b\n".utf8), to: &pieces)
        for _ in 0..<3 { splitter.add([UInt8](repeating: 0x78, count: 1 << 20) + [0x0A], to: &pieces) }
        #expect(pieces.first == .row(1, "a"))
        #expect(pieces.map(\.line) == [1, 2, 3, 4, 5])
        #expect(pieces.map(\.isBroken) == [false, true, false, false, false])
    }
}
