import RecordModel
import TestSupport
import Testing

@Suite struct HostileTextTests {
    @Test(arguments: HostileText.all + HostileText.long)
    func nothingHostileIsLeft(sample: HostileText.Sample) {
        #expect(HostileText.offences(in: sample.text.cleaned).isEmpty)
        #expect(sample.text.cleaned.unicodeScalars.count <= String.longestClean)
    }

    @Test(arguments: HostileText.all + HostileText.long)
    func cleaningTwiceIsCleaningOnce(sample: HostileText.Sample) {
        #expect(sample.text.cleaned.cleaned == sample.text.cleaned)
    }

    /// The corpus must be worth something: without cleaning most of it offends.
    @Test func mostSamplesOffendAsTheyAre() {
        #expect(HostileText.all.count { !HostileText.offences(in: $0.text).isEmpty } > HostileText.all.count / 2)
    }

    @Test func cleaningTwiceIsCleaningOnceForAnyMixture() {
        let nasty: [Unicode.Scalar] = [
            "a", "1", "e", " ", "\u{1B}", "\u{9B}", "\u{301}", "\u{93E}", "\u{94D}", "\u{915}", "\u{200D}", "\u{200C}",
            "\u{FE0F}", "\u{FE0E}",
            "\u{20E3}", "👩", "🏽", "🇨", "证", "\u{E0100}", "\u{1820}", "\u{180B}", "\u{200B}", "\u{1161}", "\u{1100}", "\u{61C}",
            "\u{FFFD}", "❤",
        ]
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<5000 {
            let length = Int.random(in: 0...40, using: &generator)
            let scalars = (0..<length).map { _ in nasty[Int.random(in: 0..<nasty.count, using: &generator)] }
            let text = String(String.UnicodeScalarView(scalars))
            let cleaned = text.cleaned
            #expect(cleaned.cleaned.unicodeScalars.elementsEqual(cleaned.unicodeScalars))
            #expect(HostileText.offences(in: cleaned).isEmpty)
        }
    }

    @Test(arguments: [
        ("exam\u{200B}ple", "exam\u{FFFD}ple"), ("a\u{200D}b", "a\u{FFFD}b"), ("证\u{200D}书", "证\u{FFFD}书"),
        ("a\u{FE0F}", "a\u{FFFD}"),
        ("1\u{FE0F}", "1\u{FFFD}"), ("exam\u{AD}ple", "exam\u{FFFD}ple"), ("\u{3164}", "\u{FFFD}"), ("👩\u{200D}", "👩\u{FFFD}"),
        ("\u{FFF9}", "\u{FFFD}"),
    ])
    func whatNobodySeesBecomesAMark(text: String, cleaned: String) {
        #expect(text.cleaned.unicodeScalars.elementsEqual(cleaned.unicodeScalars))
    }

    @Test(arguments: [
        "👩‍👩‍👧", "👩🏽‍🚀", "❤️‍🔥", "1️⃣", "#️⃣", "🇨🇳", "☃\u{FE0E}", "क्\u{200D}ष", "می\u{200C}خواهم", "葛\u{E0100}", "\u{1112}\u{1161}\u{11AB}",
        "กำ น้ำ",
        "Việt Nam", "e\u{301}\u{323}",
    ])
    func whatIsPartOfALetterOrAnEmojiStays(text: String) {
        #expect(text.cleaned.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func ofMarksUponALetterEightAreKeptAndTheRestIsSaid() {
        let eight = "a" + String(repeating: "\u{301}", count: 8)
        #expect(eight.cleaned.unicodeScalars.elementsEqual(eight.unicodeScalars))
        #expect((eight + "\u{301}\u{301}\u{301}b").cleaned.unicodeScalars.elementsEqual((eight + "\u{FFFD}b").unicodeScalars))
    }

    @Test func aTextThatIsTooLongSaysSo() {
        let longest = String(repeating: "a", count: String.longestClean)
        #expect(longest.cleaned == longest)
        #expect((longest + "b").cleaned == longest.dropLast() + "…")
        let wide = String(repeating: "证", count: String.longestClean)
        #expect(wide.cleaned == wide)
        #expect((wide + "书").cleaned == wide.dropLast() + "…")
    }
}
