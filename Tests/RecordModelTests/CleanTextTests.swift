import RecordModel
import Testing

@Suite struct CleanTextTests {
    @Test(arguments: 0x00...0x1F as ClosedRange<UInt32>)
    func aC0ControlBecomesItsPicture(value: UInt32) throws {
        let control = try #require(Unicode.Scalar(value))
        let picture = try #require(Unicode.Scalar(0x2400 + value))
        #expect("a\(control)b".cleaned == "a\(picture)b")
    }

    @Test func deleteBecomesItsPicture() {
        #expect("a\u{7F}b".cleaned == "a\u{2421}b")
    }

    @Test(arguments: 0x80...0x9F as ClosedRange<UInt32>)
    func aC1ControlBecomesTheReplacementMark(value: UInt32) throws {
        let control = try #require(Unicode.Scalar(value))
        #expect("a\(control)b".cleaned == "a\u{FFFD}b")
    }

    @Test(arguments: [
        "\u{061C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}",
        "\u{2067}", "\u{2068}", "\u{2069}", "\u{2028}", "\u{2029}", "\u{E0041}",
    ])
    func whatTurnsOrHidesTextBecomesTheReplacementMark(mark: String) {
        #expect("id \(mark)1321".cleaned == "id \u{FFFD}1321")
    }

    @Test(arguments: [
        ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"), ("\u{1B}]0;title\u{07}", "␛]0;title␇"), ("one\r\ntwo", "one␍␊two"),
        ("\u{9B}2J", "\u{FFFD}2J"), ("tab\there", "tab␉here"), ("e\u{301}\u{1B}", "e\u{301}␛"),
    ])
    func aSequenceForTheTerminalIsDisarmed(text: String, cleaned: String) {
        #expect(text.cleaned == cleaned)
        #expect(text.cleaned.unicodeScalars.elementsEqual(cleaned.unicodeScalars))
    }

    @Test(arguments: [
        "", "lb-7f3k2m9x", "深圳-网关-01", "ゲートウェイ", "게이트웨이", "é", "e\u{301}\u{323}", "नमस्ते", "สวัสดี", "👩‍👩‍👧",
        "café ☕️", "עברית", "العربية", "\u{FFFD}", "␛",
    ])
    func ordinaryTextStaysScalarByScalar(text: String) {
        #expect(text.cleaned.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    /// Plain Chinese is recognised as a whole; what it must not have is found in it as ever.
    @Test func aTextOfChineseIsLookedThrough() {
        #expect("网关\u{202E}一号".cleaned == "网关\u{FFFD}一号")
        #expect("网关\u{1B}[31m".cleaned == "网关␛[31m")
        let long = String(repeating: "网", count: String.longestClean + 1)
        #expect(long.cleaned.unicodeScalars.count == String.longestClean)
        #expect(long.cleaned.hasSuffix("网…"))
    }

    @Test func cleaningTwiceIsCleaningOnce() throws {
        let everything = String(
            String.UnicodeScalarView((0...0x3000 as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }))
        #expect(everything.cleaned != everything)
        #expect(everything.cleaned.cleaned == everything.cleaned)
    }
}
