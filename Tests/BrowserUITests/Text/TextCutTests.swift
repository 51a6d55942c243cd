import Testing

@testable import BrowserUI

@Suite struct TextCutTests {
    /// Everything that is hard to cut: wide characters, combining marks, sequences, long words.
    static let samples = [
        "", "a", "a1B2c3D4", "www.example.com, api.example.com", "新加坡-支付网关", "x新加坡支付网关y", "e\u{301}e\u{301}e\u{301}e\u{301}",
        "👩‍👩‍👧👍🏽🇨🇳", "监听器正在被另一个任务修改,请稍后再试 (FailedOperation.ResourceInOperating)", "  two   words  ", "支付.example.com",
    ]

    @Test(arguments: samples)
    func cutIsABeginningThatFits(text: String) {
        for width in 0...30 {
            let cut = text.cut(to: width)
            #expect(cut.cellWidth <= width)
            if text.cellWidth <= width {
                #expect(cut == text)
            } else if width > 0 {
                #expect(cut.last == "…")
                #expect(Array(text).starts(with: Array(cut.dropLast())))
            }
        }
    }

    @Test(arguments: samples)
    func cutInMiddleKeepsBothEnds(text: String) {
        for width in 0...30 {
            let cut = text.cutInMiddle(to: width)
            #expect(cut.cellWidth <= width)
            guard text.cellWidth > width, width > 2 else { continue }
            let ends = cut.split(separator: "…", maxSplits: 1, omittingEmptySubsequences: false)
            #expect(text.hasPrefix(ends[0]) && text.hasSuffix(ends[1]))
        }
    }

    @Test(arguments: samples)
    func paddedTakesExactlyTheWidth(text: String) {
        for width in 0...90 { #expect(text.padded(to: width).cellWidth == width) }
    }

    @Test(arguments: [
        ("lb-0a1b2c3d", 8, "lb-0…c3d"), ("支付.example.com", 10, "支付.….com"), ("新加坡支付网关", 8, "新加…关"), ("abcdef", 3, "a…f"),
        ("abcdef", 2, "a…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
    ])
    func bothEndsShareTheRoom(text: String, width: Int, cut: String) {
        #expect(text.cutInMiddle(to: width) == cut)
    }

    @Test(arguments: samples)
    func wrappedLinesFitAndLoseNothingButSpaces(text: String) {
        // From the widest single character of the samples on, nothing has to be left out.
        for width in 6...40 {
            let lines = text.wrapped(to: width)
            #expect(lines.allSatisfy { $0.cellWidth <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test(arguments: samples, 0...5)
    func wrappedLinesAreNeverWiderThanAsked(text: String, width: Int) {
        #expect(text.wrapped(to: width).allSatisfy { $0.cellWidth <= width })
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("one two three", 8, ["one two", "three"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("新加坡支付", 5, ["新加", "坡支", "付"]), ("", 5, [""]), ("a  b", 5, ["a b"]),
    ])
    func linesBreakAtSpacesWhereThereAreAny(text: String, width: Int, lines: [String]) {
        #expect(text.wrapped(to: width) == lines)
    }
}
