import Testing

@testable import BrowserUI

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("naïve", 5), ("…─│↓·", 5), ("a\u{AD}b", 3),
        ("证书", 4), ("lb-新加坡", 9), ("한글", 4), ("ひらがな", 8), ("ＡＢ", 4), ("ｱｲ", 2), ("，。", 4),
        ("e\u{301}", 1), ("n\u{303}o\u{20DD}", 2), ("\u{200B}\u{200D}\u{FE0F}", 0),
        ("👍", 2), ("👍🏽", 2), ("🏽", 2), ("👩‍👩‍👧", 6), ("🇨🇳", 2), ("☃\u{FE0F}", 1),
    ])
    func widthCountsCellsNotCharacters(text: String, cells: Int) {
        #expect(text.cellWidth == cells)
        #expect(text.cellWidth == text.reduce(0) { $0 + $1.cellWidth })
    }

    @Test(
        arguments: [
            (0x10FF, 1), (0x1100, 2), (0x115E, 2), (0x115F, 1), (0x3163, 2), (0x3164, 1), (0x3165, 2), (0x1160, 0), (0x11FF, 0),
            (0xD7B0, 0), (0xD7FB, 0), (0x600, 1), (0x6DD, 1), (0x3029, 2), (0x303F, 1), (0x3041, 2), (0x4DBF, 2),
            (0x4DC0, 2), (0x4E00, 2), (0xFF60, 2), (0xFF61, 1), (0x1F300, 2), (0x1F321, 1), (0x20000, 2), (0x3FFFD, 2),
            (0x3FFFE, 1),
        ] as [(UInt32, Int)])
    func bordersOfTheWideTableAreExact(value: UInt32, cells: Int) throws {
        #expect(try #require(Unicode.Scalar(value)).cellWidth == cells)
    }

    /// Binary search finds nothing reliably in a table out of order.
    @Test func wideTableIsInOrderAndDoesNotTouch() {
        for (one, next) in zip(WideScalars.ranges, WideScalars.ranges.dropFirst()) {
            #expect(one.upperBound < next.lowerBound)
        }
    }

    @Test(arguments: ["\u{1B}", "\u{7}", "\n", "\r\n", "\t", "\u{7F}", "\u{9B}"])
    func controlCharactersTakeNoCell(text: String) {
        #expect(text.cellWidth == 0)
    }
}
