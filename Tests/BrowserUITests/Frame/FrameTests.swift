import Testing

@testable import BrowserUI

@Suite struct FrameTests {
    private func frame(_ columns: Int, _ text: String, at column: Int = 0) -> Frame {
        var frame = Frame(size: Size(columns: columns, rows: 1))
        frame.put(text, 0, column)
        return frame
    }

    @Test(arguments: [
        (4, "证书", "证书"), (3, "证书", "证"), (5, "证书证", "证书"), (1, "证", ""), (3, "a证书", "a证"), (2, "a证", "a"),
    ])
    func wideCharacterThatDoesNotFitIsLeftOut(columns: Int, text: String, shown: String) {
        #expect(frame(columns, text).lines == [shown])
    }

    @Test func textStopsAtTheWidthGiven() {
        var frame = Frame(size: Size(columns: 10, rows: 1))
        frame.put("abcdef", 0, 1, width: 3)
        frame.put("证书", 0, 6, width: 3)
        #expect(frame.lines == [" abc  证"])
    }

    /// The row before: a, the two cells of 证, b.
    @Test(arguments: [
        (0, "x", "x证b"), (1, "x", "ax b"), (2, "x", "a xb"), (0, "书", "书 b"), (1, "书", "a书b"), (2, "书", "a 书"),
    ])
    func overwritingHalfAWideCharacterLeavesNoHalf(column: Int, text: String, shown: String) {
        var frame = frame(4, "a证b")
        frame.put(text, 0, column)
        #expect(frame.lines == [shown])
    }

    @Test func fillingHalfAWideCharacterLeavesNoHalf() {
        var frame = frame(6, "证书字")
        frame.fill(0, 1..<3, with: "─")
        #expect(frame.lines == [" ── 字"])
    }

    @Test func outsideTheFrameNothingIsWritten() {
        var frame = Frame(size: Size(columns: 3, rows: 2))
        frame.put("abc", -1, 0)
        frame.put("abc", 2, 0)
        frame.put("abc", 0, 3)
        frame.put("abc", 0, -1)
        frame.fill(5, 0..<3, with: "x")
        #expect(frame == Frame(size: Size(columns: 3, rows: 2)))
    }

    /// Characters of several code points are kept apart from the cells.
    @Test func rowsAreTheSameWhateverWasWrittenBefore() {
        var (one, other) = (frame(4, "e\u{301}x"), frame(4, "o\u{308}"))
        #expect(!one.hasSameRow(0, as: other))
        other.put("e\u{301}x", 0, 0)
        #expect(one.hasSameRow(0, as: other))
        one.put("o\u{308}", 0, 1)
        #expect(!one.hasSameRow(0, as: other))
    }

    @Test func combiningMarksStayWithTheirLetter() {
        #expect(frame(3, "e\u{301}\u{200B}x").lines == ["e\u{301}x"])
    }

    @Test(arguments: ["a\u{1B}[2Jb", "a\nb", "a\r\nb", "a\tb", "a\u{7F}b"])
    func controlCharactersNeverReachACell(text: String) {
        let shown = frame(12, text).lines[0]
        #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test func runsCoverTheRowWithoutGaps() {
        var frame = frame(12, "ab证书", at: 1)
        frame.put("书", 0, 3, .bad)
        frame.put("z", 0, 11, .good)
        let runs = frame.runs(ofRow: 0)
        #expect(runs.map(\.column) == [0, 3, 5, 11])
        #expect(runs.map(\.style) == [.normal, .bad, .normal, .good])
        #expect(runs.map(\.text) == [" ab", "书", "书    ", "z"])
        #expect(runs.reduce(0) { $0 + $1.text.cellWidth } == 12)
    }

    @Test func linesLeaveOutTrailingSpacesOnly() {
        var frame = Frame(size: Size(columns: 6, rows: 2))
        frame.put(" a b", 0, 0)
        #expect(frame.lines == [" a b", ""])
    }

    @Test func rowsAreTheSameOnlyInFramesOfOneSize() {
        var other = frame(4, "ab")
        #expect(frame(4, "ab").hasSameRow(0, as: other))
        other.put("b", 0, 1, .bad)
        #expect(!frame(4, "ab").hasSameRow(0, as: other))
        #expect(!frame(4, "ab").hasSameRow(0, as: frame(5, "ab")))
        #expect(!frame(4, "ab").hasSameRow(1, as: frame(4, "ab")))
    }

    @Test func lineIsCutWhereTheWidthEnds() {
        var frame = Frame(size: Size(columns: 12, rows: 1))
        frame.put(Line("证书", .title) + Line("abcdef", .muted), 0, 1, width: 7)
        #expect(frame.lines == [" 证书ab…"])
        #expect(frame.runs(ofRow: 0).map(\.style) == [.normal, .title, .muted, .normal])
    }

    @Test func boxBlanksItsRowsAndCutsItsTitle() {
        var frame = Frame(size: Size(columns: 12, rows: 4))
        for row in 0..<4 { frame.fill(row, 0..<12, with: "x") }
        frame.box(1..<4, 1..<11, title: "a long title")
        #expect(frame.lines == ["xxxxxxxxxxxx", " ┌─ a …e ─┐", " │        │", " └────────┘"])
    }
}
