import Testing

@testable import RecordImport

@Suite struct ImportFormatTests {
    @Test(arguments: [
        ("[\n", ImportFormat.json), ("  \n[{\"Id\":1}]", .json), ("{\n  \"Id\": 1\n}", .json), ("{\"Response\": {\n", .json),
        ("{ \"Id\": 1,\n\"Status\":", .json), ("{\"Id\":\n1}", .json), ("{\"a\": 1\n, \"b\": 2}", .json),
        ("{\"Id\":1}\n{\"Id\":2}\n", .jsonl), ("{\"Id\":\"}{\\\"\"}\n", .jsonl), ("\n\n{\"Id\":1}\n", .jsonl),
        ("{\"DeployRecordList\":[{\"Id\":1}]}\n", .jsonl),
        // The first line is the bad one.
        ("{\"Id\":1,\"Old\n{\"Id\":2}\n", .jsonl),
        ("Id,Status\n1,1\n", .csv), ("\"Id\",\"Status\"\n", .csv), ("id\n", .csv),
    ])
    func theFirstLinesTell(text: String, format: ImportFormat) {
        #expect(ImportFormat.recognised(Array(text.utf8), isWhole: false) == format)
    }

    @Test(arguments: [("{\"Id\":1}", ImportFormat.jsonl), ("{\"Id\":1,\"Old\n", .jsonl), ("[", .json), ("Id,Status", .csv)])
    func aShortFileIsTold(text: String, format: ImportFormat) {
        #expect(ImportFormat.recognised(Array(text.utf8), isWhole: true) == format)
    }

    @Test(arguments: ["", " \n\t", "{\"Id\":1", "{\"Id\":1,\"Old\n  "])
    func moreMustComeBeforeThisIsTold(text: String) {
        #expect(ImportFormat.recognised(Array(text.utf8), isWhole: false) == nil)
    }

    @Test func aLongAnswerOnOneLineIsReadInPieces() {
        let answer = "{\"DeployRecordList\":[" + String(repeating: "{\"Id\":1},", count: 10_000)
        #expect(ImportFormat.recognised(Array(answer.utf8), isWhole: false) == .json)
    }
}
