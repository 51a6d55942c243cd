import Testing

@testable import RecordImport

/// Each text is cut at every byte: what comes out must not depend on how the bytes come in.
@Suite struct JSONSplitterTests {
    @Test(arguments: [
        ("[]", []),
        (#"[{"Id":1}]"#, [Piece.json(1, #"{"Id":1}"#)]),
        ("[\n  {\n\"Id\": 1 },\n\n{\"Id\":2}\n]\n", [.json(2, "{\n\"Id\": 1 }"), .json(5, #"{"Id":2}"#)]),
        (#"[1, null,"a]",[2],{}]"#, [.json(1, "1"), .json(1, "null"), .json(1, #""a]""#), .json(1, "[2]"), .json(1, "{}")]),
        (#"[{"a":"}]\"{["}, {"b":[{}]}]"#, [.json(1, #"{"a":"}]\"{["}"#), .json(1, #"{"b":[{}]}"#)]),
        (#"[{"a":"\\"},{"b":1}]"#, [.json(1, #"{"a":"\\"}"#), .json(1, #"{"b":1}"#)]),
    ])
    func theElementsOfAListArePieces(text: String, pieces: [Piece]) {
        #expect(ImportFormat.json.everyWay(text) == [pieces])
    }

    @Test(arguments: [
        (
            "{\"TotalCount\": 2,\n\"DeployRecordList\": [\n{\"Id\":1},\n{\"Id\":2}], \"RequestId\":\"r\"}",
            [
                Piece.json(3, #"{"Id":1}"#), .json(4, #"{"Id":2}"#),
                .json(1, "{\"TotalCount\": 2,\n\"DeployRecordList\": [], \"RequestId\":\"r\"}"),
            ]
        ),
        (
            #"{"Response":{"DeployRecordList":[{"Id":1}]}}"#,
            [.json(1, #"{"Id":1}"#), .json(1, #"{"Response":{"DeployRecordList":[]}}"#)]
        ),
        // Not the list of records: an item's, a text, another key's.
        (#"{"a":{"DeployRecordList":[1]}}"#, [.json(1, #"{"a":{"DeployRecordList":[1]}}"#)]),
        (#"{"a":["DeployRecordList",[1]]}"#, [.json(1, #"{"a":["DeployRecordList",[1]]}"#)]),
        (#"{"a":"DeployRecordList","b":[1]}"#, [.json(1, #"{"a":"DeployRecordList","b":[1]}"#)]),
        (
            #"{"DeployRecordDetail":[{"RecordDetailList":[1]}]}"#,
            [.json(1, #"{"DeployRecordDetail":[{"RecordDetailList":[1]}]}"#)]
        ),
        ("{\"Id\":1}\n\n{\"Id\":2}", [.json(1, #"{"Id":1}"#), .json(3, #"{"Id":2}"#)]),
        ("[{\"Id\":1}]\n[{\"Id\":2}]", [.json(1, #"{"Id":1}"#), .json(2, #"{"Id":2}"#)]),
    ])
    func theListOfAnAnswerIsCutAndTheRestFollows(text: String, pieces: [Piece]) {
        #expect(ImportFormat.json.everyWay(text) == [pieces])
    }

    @Test(arguments: [
        // A quote is missing: it ends with its line.
        ("[{\n\"Id\":\"1,\n\"Status\":1\n},\n{\"Id\":2}\n]", 1),
        ("[{\"a\":[1}, {\"Id\":2}]", 1),
        ("[{\"a\":1]},{\"Id\":2}]", 1),
        ("[oops, {\"Id\":2}]", 1),
    ])
    func aBadElementTakesNoOtherWithIt(text: String, bad: Int) {
        let ways = ImportFormat.json.everyWay(text)
        #expect(ways.count == 1)
        #expect(ways.first?.dropFirst(bad).map(\.content) == [Piece.json(1, #"{"Id":2}"#).content])
    }

    @Test(arguments: [
        ("[{\"Id\":1},\n{\"Id\":2", 2), ("[{\"Id\":1},\n", 2), ("[{\"Id\":1}, \"a", 1), ("\n{\"a\":[1", 2),
        ("[{\"Id\":1}]\nnonsense [\n", 2),
    ])
    func whatIsCutOffIsToldWithItsLine(text: String, line: Int) {
        let ways = ImportFormat.json.everyWay(text)
        #expect(ways.count == 1)
        #expect(ways.first?.filter(\.isBroken).map(\.line) == [line])
    }

    @Test func anElementWithoutAnEndIsGivenUp() {
        var splitter = JSONSplitter()
        var pieces: [Piece] = []
        splitter.add(Array("[{\"Id\":1},{\"a\":".utf8), to: &pieces)
        for _ in 0..<18 { splitter.add([UInt8](repeating: 0x20, count: 1 << 20), to: &pieces) }
        splitter.end(&pieces)
        #expect(pieces.map(\.isBroken) == [false, true])
    }
}
