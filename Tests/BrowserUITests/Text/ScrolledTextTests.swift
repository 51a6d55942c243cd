import Testing

@testable import BrowserUI

@Suite struct ScrolledTextTests {
    @Test(arguments: [
        ("abc", 10, 3, "abc", 3), ("abc", 10, 0, "abc", 0), ("", 10, 0, "", 0), ("abcdefghi", 10, 9, "abcdefghi", 9),
        ("abcdefghij", 10, 10, "…cdefghij", 9), ("abcdefghij", 10, 0, "abcdefghij", 0), ("abcdefghijk", 10, 0, "abcdefghi…", 0),
        ("abcdefghijk", 10, 7, "abcdefghi…", 7), ("abcdefghijk", 10, 8, "…cdefghijk", 7),
        ("abcdefghijklmn", 10, 8, "…cdefghij…", 7),
        ("abcdefghijklmn", 10, 14, "…ghijklmn", 9), ("支付网关支付", 10, 6, "…网关支付", 9), ("支付网关支付", 10, 0, "支付网关…", 0),
        ("支付网关支付", 10, 3, "支付网关…", 6),
    ])
    func theCursorIsInSight(whole: String, width: Int, cursor: Int, text: String, cell: Int) {
        let scrolled = ScrolledText(whole, width: width, cursor: cursor)
        #expect(scrolled.text == text)
        #expect(scrolled.cell(of: cursor) == cell)
    }

    @Test func aLineNobodyTypesShowsItsBeginning() {
        #expect(ScrolledText("abcdefghijkl", width: 10).text == "abcdefghi…")
    }

    @Test func whatIsOutOfSightIsPointedAtFromTheEdge() {
        let scrolled = ScrolledText("abcdefghijklmn", width: 10, cursor: 14)
        #expect(scrolled.cell(of: 0) == 0 && scrolled.cell(of: 5) == 0 && scrolled.cell(of: 6) == 1)
        #expect(ScrolledText("abcdefghijklmn", width: 10, cursor: 0).cell(of: 13) == 9)
    }

    @Test func atEveryWidthAndPlaceItFits() {
        let whole = "status:failed 支付 e\u{301} \u{301}x clb 网关 created>2026-11-01"
        for width in 0...60 {
            for cursor in 0...whole.count {
                let scrolled = ScrolledText(whole, width: width, cursor: cursor)
                #expect(scrolled.text.cellWidth <= width)
                #expect((0..<max(1, width)).contains(scrolled.cell(of: cursor)))
                guard width >= 8, cursor < whole.count else { continue }
                // The character under the cursor is the one that is shown there.
                var left = scrolled.cell(of: cursor)
                let under = scrolled.text.drop { character in
                    defer { left -= character.cellWidth }
                    return left > 0 || (left == 0 && character.cellWidth == 0)
                }
                let expected = whole.dropFirst(cursor).drop { $0.cellWidth == 0 }
                #expect(under.first == expected.first || under.first == "…" && cursor > 0)
            }
        }
    }
}
