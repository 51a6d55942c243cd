import Testing

@testable import APICore

@Suite struct MendedJSONTests {
    private func mended(_ json: String) -> String? {
        MendedJSON.mend(Array(json.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        #"{"a":"\ud83d\ude00 \u0041 \\ud800 \" \\"}"#, "", "{", #""\"#, #""\u12"#, "{\n\t\"a\": 1\n}", "not JSON at all",
    ])
    func whatIsNotBrokenInAStringStaysAsItIs(json: String) { #expect(mended(json) == nil) }

    @Test(arguments: [
        (#"{"a":"\ud800"}"#, #"{"a":"\ufffd"}"#), (#"["\ud800\ud83d\ude00"]"#, #"["\ufffd\ud83d\ude00"]"#),
        (#"["\\\ud800"]"#, #"["\\\ufffd"]"#), ("[\"a\nb\u{1B}\"]", #"["a\u000ab\u001b"]"#), (#"["\uDFFF"]"#, #"["\ufffd"]"#),
    ])
    func onlyStringsAreMended(json: String, result: String) { #expect(mended(json) == result) }

    @Test func bytesThatAreNoTextAreMendedToo() {
        #expect(MendedJSON.mend([0x22, 0xFF, 0x22]) == Array("\"\u{FFFD}\"".utf8))
    }
}
