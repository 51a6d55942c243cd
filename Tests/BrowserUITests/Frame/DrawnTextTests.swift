import TestSupport
import Testing

@testable import BrowserUI

/// What stands in the cells of a text, whatever it is made of.
@Suite struct DrawnTextTests {
    private func row(_ text: String, columns: Int = 20) -> String {
        var frame = Frame(size: Size(columns: columns, rows: 1))
        frame.put(text, 0, 0)
        return frame.lines[0]
    }

    @Test(arguments: [
        ("👩‍👩‍👧", "👩👩👧"), ("👍🏽!", "👍!"), ("👩🏽‍🚀", "👩🚀"), ("🏽", "🏽"), ("🇨🇳!", "CN!"), ("🇨", "C"), ("❤️!", "❤!"), ("☃\u{FE0E}", "☃"),
        ("1️⃣", "1\u{20E3}"), ("葛\u{E0100}", "葛"), ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"), ("กำ", "กำ"), ("क्षि", "क्षि"),
        ("e\u{301}\u{323}", "e\u{301}\u{323}"),
        ("a" + String(repeating: "\u{301}", count: 9), "a" + String(repeating: "\u{301}", count: 4)),
        ("\u{301}", ""), ("a\u{200B}\u{2060}b", "ab"), ("🏴\u{E0067}\u{E007F}", "🏴"), ("a\u{AD}b", "a\u{FFFD}b"),
        ("\u{3164}\u{FFA0}", "\u{FFFD}\u{FFFD}"),
    ])
    func everySequenceIsDrawnAsWhatAllTerminalsCountAlike(text: String, drawn: String) {
        #expect(row(text).unicodeScalars.elementsEqual(drawn.unicodeScalars))
    }

    /// Letters, marks and sequences of every width.
    private static let nasty: [String] = [
        "a", " ", "证", "한", "ｱ", "Ａ", "e\u{301}", "👩‍👩‍👧", "👍🏽", "🇨🇳", "🇨", "❤️", "1️⃣", "กำ", "क्षि", "\u{1112}\u{1161}\u{11AB}", "─", "…",
        "\u{301}",
        "\u{200B}", "\u{1B}", "\r\n", "\u{FFFD}", "🏽", "\u{3000}", "\u{4DC0}", "\u{600}",
    ]

    @Test func noRandomTextIsEverCutInHalfOrShiftsARow() {
        var generator = SeededGenerator(seed: 20_261_124)
        for _ in 0..<3000 {
            let columns = Int.random(in: 1...24, using: &generator)
            var frame = Frame(size: Size(columns: columns, rows: 1))
            for _ in 0..<Int.random(in: 1...5, using: &generator) {
                let length = Int.random(in: 0...12, using: &generator)
                let text = (0..<length).map { _ in Self.nasty[Int.random(in: 0..<Self.nasty.count, using: &generator)] }.joined()
                let width = Bool.random(using: &generator) ? Int.max : Int.random(in: 0...columns, using: &generator)
                let styles = Style.allCases
                frame.put(
                    text, 0, Int.random(in: 0...columns, using: &generator),
                    styles[Int.random(in: 0..<styles.count, using: &generator)],
                    width: width)
            }
            expectWhole(frame)
        }
    }

    /// Each run starts where those before it end, and a terminal that counts scalar by scalar ends at the row's end.
    private func expectWhole(_ frame: Frame) {
        var column = 0
        for run in frame.runs(ofRow: 0) {
            #expect(run.column == column)
            #expect((run.text.unicodeScalars.first?.cellWidth ?? 0) > 0)
            column += run.text.unicodeScalars.reduce(0) { $0 + $1.cellWidth }
        }
        #expect(column == frame.size.columns)
        #expect(HostileText.offences(in: frame.lines[0]).isEmpty)
    }

    @Test func theWidthOfATextIsThatOfItsParts() {
        for character in Self.nasty.flatMap(Array.init) {
            #expect(character.drawnParts.reduce(0) { $0 + $1.width } == character.cellWidth)
            #expect(character.drawnParts.allSatisfy { $0.scalars.reduce(0) { $0 + $1.cellWidth } == $0.width })
        }
    }

    @Test func whateverIsCutIsCutBetweenCharacters() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let length = Int.random(in: 0...15, using: &generator)
            let text = (0..<length).map { _ in Self.nasty[Int.random(in: 0..<Self.nasty.count, using: &generator)] }.joined()
            let width = Int.random(in: 0...20, using: &generator)
            let cuts = [text.cut(to: width), text.cutInMiddle(to: width), text.padded(to: width)]
            #expect(cuts.allSatisfy { $0.cellWidth <= width })
            guard text.cellWidth > width, width > 2 else { continue }
            let ends = cuts[1].split(separator: "…", maxSplits: 1, omittingEmptySubsequences: false)
            #expect(Array(text).starts(with: Array(ends[0])))
        }
    }
}
