import RecordModel
import TestSupport
import Testing

@Suite struct ReplyTraceTests {
    private func reply(_ body: String) -> ReplyTrace { ReplyTrace(status: 200, body: Array(body.utf8)) }

    @Test func jsonIsSetOutAndAnythingElseStaysAsItIs() {
        #expect(reply(#"{"Response":null}"#).lines == ["{", "  \"Response\": null", "}"])
        #expect(reply("<html>\n<p>502</p>\r\n</html>").lines == ["<html>", "<p>502</p>", "</html>"])
        #expect(reply("").lines == [])
    }

    @Test func ofALongBodyTheBeginningIsKept() {
        let reply = reply(String(repeating: "0123456789abcde\n", count: 1 << 20))
        #expect(reply.byteCount == 16 << 20)
        #expect(reply.keptBytes == ReplyTrace.longest)
        #expect(reply.lines.first == "0123456789abcde")
        #expect(reply.lines.count <= 4097)
        #expect(reply.lines.last?.hasPrefix("… ") ?? false)
    }

    @Test func aBodyCanBeGivenUp() {
        var reply = reply(#"{"Response":null}"#)
        reply.forgetBody()
        #expect(reply.keptBytes == 0 && reply.byteCount == 17 && reply.status == 200 && reply.lines == [])
    }

    @Test(arguments: HostileText.all + HostileText.long)
    func nothingHostileComesOut(sample: HostileText.Sample) {
        for body in [
            Array(sample.text.utf8), Array("{\"a\":\"".utf8) + sample.json + Array("\"}".utf8), [UInt8(ascii: "[")] + sample.json,
        ] {
            for line in ReplyTrace(status: 200, body: body).lines { #expect(HostileText.offences(in: line).isEmpty) }
        }
    }

    @Test func whatIsNoUTF8IsMarked() {
        #expect(ReplyTrace(status: 200, body: [0x61, 0xFF, 0x62]).lines == ["a\u{FFFD}b"])
    }
}
