import Testing

@testable import BrowserUI

@Suite struct CertainTextTests {
    private let narrow = CertainText(ambiguous: .narrow) { $0.cellWidth }
    private let wide = CertainText(ambiguous: .wide) { $0.cellWidth }

    @Test(arguments: [
        "deployed 4 of 4 · 2 load balancers … ↓", "证书 e\u{301} 👩 ─│┌", "Ελληνικά по-русски", "\u{1112}\u{1161}\u{11AB}",
    ])
    func whereAllAgreeTheTextIsSentAsItIs(text: String) { #expect(narrow.text(text) == text) }

    @Test(arguments: [
        ("deployed 4 of 4 · 2 …", "deployed 4 of 4 - 2 ~"), ("┌─┐│└┘", "+-+|++"), ("created ↓", "created v"),
        ("≥ 1,204…", "> 1,204~"),
        ("证书 한글 ｱ", "证书 한글 ｱ"), ("по", "??"), ("e\u{301}", "e\u{301}"), ("α\u{301}x", "?x"), ("\u{FFFD}", "?"),
        ("\u{3248}", "\u{3248}"),
    ])
    func onAWideTerminalNothingAmbiguousIsSent(text: String, sent: String) { #expect(wide.text(text) == sent) }

    @Test func whatTheLibraryCountsDifferentlyIsReplacedByAsManyCells() {
        let odd = CertainText(ambiguous: .narrow) { scalar in
            switch scalar {
            case "👩": 1
            case "ä": 2
            case "书": -1
            case "\u{301}": 1
            default: scalar.cellWidth
            }
        }
        #expect(odd.text("a👩b") == "a? b")
        #expect(odd.text("aäb") == "a?b")
        #expect(odd.text("证书\u{302}字") == "证? 字")
        #expect(odd.text("e\u{301}\u{302}") == "e\u{302}")
    }

    @Test func everyStandInIsAsWideAsWhatItStandsFor() {
        for value in 0x20..<0x30000 as Range<UInt32> {
            guard let scalar = Unicode.Scalar(value), scalar.cellWidth > 0 else { continue }
            #expect(wide.text(String(scalar)).cellWidth == scalar.cellWidth)
        }
    }

    @Test func tablesAreInOrderAndDoNotTouch() {
        for (one, next) in zip(AmbiguousScalars.ranges, AmbiguousScalars.ranges.dropFirst()) {
            #expect(one.upperBound < next.lowerBound)
        }
    }
}
