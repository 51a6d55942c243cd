import TestSupport
import Testing

@testable import RecordModel

@Suite struct IndentedJSONTests {
    private func text(_ json: String) -> String? { IndentedJSON(json)?.lines.joined(separator: "\n") }

    @Test func eachMemberHasALine() {
        let json = #"{"Response":{"Error":{"Code":"X","Message":"a, {b}: \"c\" [d]"},"List":[1,2.50],"None":[],"RequestId":"r"}}"#
        #expect(
            text(json) == #"""
                {
                  "Response": {
                    "Error": {
                      "Code": "X",
                      "Message": "a, {b}: \"c\" [d]"
                    },
                    "List": [
                      1,
                      2.50
                    ],
                    "None": [],
                    "RequestId": "r"
                  }
                }
                """#)
    }

    @Test func whatIsSetOutAlreadyIsSetOutAlike() {
        #expect(text("{ \"a\" : {\n\t\"b\" :\r\n 1 , \"c\" : { } } }") == "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": {}\n  }\n}")
    }

    /// Numbers too long for any type of ours, and the order of members, are part of what was answered.
    @Test func valuesAreLeftAsTheyCame() {
        #expect(text(#"[12345678901234567890.10,"\u8bc1","证"]"#) == "[\n  12345678901234567890.10,\n  \"\\u8bc1\",\n  \"证\"\n]")
    }

    @Test(arguments: ["", "   ", "<html>", "null", "upstream error", "\"text\""])
    func whatIsNoJSONIsLeftAlone(body: String) {
        #expect(IndentedJSON(body) == nil)
    }

    @Test func anAnswerThatBreaksOffIsSetOutAsFarAsItGoes() throws {
        let whole = #"{"Response":{"Message":"a \" b","List":[1,{"x":[]}],"RequestId":"r"}}"#
        for length in 1...whole.utf8.count {
            let part = String(decoding: Array(whole.utf8.prefix(length)), as: UTF8.self)
            let lines = try #require(IndentedJSON(part)?.lines)
            // Nothing is added but blanks, and nothing is lost.
            #expect(lines.joined().filter { $0 != " " } == part.filter { $0 != " " })
        }
    }

    @Test(arguments: ["[", "]", "{\"a\":", "}", ",", "\"", "\\"])
    func nothingButBracketsIsTakenToo(piece: String) {
        let lines = IndentedJSON("[" + String(repeating: piece, count: 20_000))?.lines ?? []
        #expect(lines.allSatisfy { $0.prefix { $0 == " " }.count <= 40 })
        #expect(lines.joined().count >= 20_000)
    }
}
