import RecordModel
import Testing

@testable import BrowserUI

@Suite struct FilterLineTests {
    private func typing(_ text: String, _ columns: Int = 80, _ rows: Int = 24) -> Stage {
        var stage = Stage(columns, rows)
        stage.press("/")
        stage.press([.paste(text)])
        return stage
    }

    private func lines(_ stage: Stage, _ rows: Range<Int>) -> String { stage.state.render().lines[rows].joined(separator: "\n") }

    /// The column of the cell the text begins in.
    private func column(of text: String, inRow row: Int, _ stage: Stage) throws -> Int {
        let line = stage.state.render().lines[row]
        let parts = line.split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
        return try #require(parts.count == 2 ? String(parts[0]).cellWidth : nil)
    }

    @Test func anErrorStandsUnderItsWord() {
        var stage = typing("status:failed")
        stage.type(" id:5..x")
        #expect(
            lines(stage, 0..<6) == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                 filter: status:failed id:5..x                              3 of 12 · created ↓
                                       ^ "5..x" is no id or range of ids: id:1000231,
                                         id:update/42, id:1000..2000, id>1000
                   1000224  s9LhC4yE     clb          ROLLBACK FAILED    2026-11-20 07:05:00
                   1000221  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-18 13:45:00
                """)
        stage.press("Backspace")
        #expect(
            lines(stage, 0..<6) == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                 filter: status:failed id:5..                               3 of 12 · created ↓
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                 > 1000228  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-20 12:50:00
                   1000224  s9LhC4yE     clb          ROLLBACK FAILED    2026-11-20 07:05:00
                   1000221  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-18 13:45:00
                """)
    }

    @Test func aLongErrorLiesOverTheFirstRows() {
        var stage = Stage(60, 15)
        stage.press("/")
        stage.type("stat:1")
        #expect(
            lines(stage, 0..<15) == """
                 certback  AKIDEXAM…MPLE · ssl.in…  cache 14:02 · 3 min old
                 filter: stat:1                         1 of 12 · created ↓
                         ^ no field "stat": status type family cert id
                           created updated domain instance region; quote it
                           to look for the text




                ─── 1000222 ─────────────────────────────────── reading … ──
                 reading …


                 api 0/20
                 Enter: keep filter  Esc: the former one  Up Down: history
                """)
    }

    @Test func anErrorFarToTheRightIsSaidBeforeItsMark() {
        let stage = typing(#"domain:*.example.com region:ap-* type:clb ! id>5"#, 80, 24)
        #expect(
            lines(stage, 1..<4) == """
                 filter: …main:*.example.com region:ap-* type:clb ! id>5   12 of 12 · created ↓
                           ! stands right before what must not be ^
                 > 1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00
                """)
    }

    @Test(arguments: ["x ", "支付 ", "clb e\u{301} ", #""a b" "#, "status:failed,deploying type:clb "])
    func theMarkStandsUnderTheWordWhateverIsBeforeIt(before: String) throws {
        let stage = typing(before + "id:zz", 100)
        #expect(try column(of: "^", inRow: 2, stage) == column(of: "id:zz", inRow: 1, stage))
    }

    @Test func onAWideScreenThePaneStaysBesideIt() throws {
        let stage = typing("clb stat:1", 140, 30)
        let line = stage.state.render().lines[2]
        #expect(line.contains("no field \"stat\"") && line.contains("1000231"))
        #expect(try column(of: "^", inRow: 2, stage) == 13)
    }

    @Test func theErrorGoesWithTheWord() {
        var stage = typing("stat:1")
        #expect(stage.state.render().lines[2].contains("^"))
        stage.press("^u")
        #expect(stage.state.render().lines[2].contains("CERTIFICATE"))
    }

    // MARK: longer than the screen

    private static let long = "status:failed,deploying type:clb,waf domain:*.example.com,支付.example.com region:ap-*"

    @Test func aLongFilterScrollsWithItsCursor() {
        var stage = typing(Self.long, 60, 15)
        #expect(lines(stage, 1..<2) == " filter: …le.com region:ap-*   3 of 12 · details of 7 known")
        #expect(stage.state.render().cursor == Position(row: 1, column: 28))
        stage.press("Home")
        #expect(lines(stage, 1..<2) == " filter: status:failed,deplo…  3 of 12 · details of 7 known")
        #expect(stage.state.render().cursor == Position(row: 1, column: 9))
        for _ in 0..<60 { stage.press("Right") }
        #expect(lines(stage, 1..<2) == " filter: …example.com,支付.e…  3 of 12 · details of 7 known")
        #expect(stage.state.render().cursor == Position(row: 1, column: 26))
        stage.press("Enter")
        #expect(lines(stage, 1..<2) == " filter: status:failed,deplo…  3 of 12 · details of 7 known")
    }

    @Test(arguments: [60, 61, 80, 100, 140], [0, 3])
    func theCharacterUnderTheCursorIsInSight(columns: Int, marks: Int) throws {
        var stage = Stage(columns, 24)
        for _ in 0..<marks { stage.press("Space") }
        stage.press("/")
        stage.press([.paste(Self.long), .home])
        for character in Self.long {
            let cursor = try #require(stage.state.render().cursor)
            let line = stage.state.render().lines[1]
            var left = cursor.column
            let under = line.drop {
                left -= $0.cellWidth; return left >= 0
            }
            #expect(under.first == character)
            #expect(line.cellWidth < columns)
            stage.press("Right")
        }
    }

    @Test func aMarkPointsToTheEdgeWhenItsWordIsOutOfSight() throws {
        let stage = typing("id:x " + Self.long, 60, 15)
        #expect(try column(of: "^", inRow: 2, stage) == 9)
    }

    /// What is said of the list gives way to the filter, the least important first.
    @Test func theFilterHasRoomWhateverIsSaidOfTheList() {
        var stage = Stage(60, 15)
        stage.press("Space Space Space")
        stage.answersCounts = false
        stage.keepFilter("status:failed domain:*")
        stage.answerCount(MatchCount(matching: 987_654, isExact: false, total: 1_000_000, withDetails: 123_456))
        #expect(lines(stage, 1..<2) == " filter: status:failed domain:*     ≥ 987,654… of 1,000,000")
        stage.send(.resized(Size(columns: 100, rows: 15)))
        #expect(
            lines(stage, 1..<2)
                == " filter: status:failed domain:*                        ≥ 987,654… of 1,000,000 · 3 marked, 3 hidden")
        stage.send(.resized(Size(columns: 131, rows: 15)))
        #expect(
            lines(stage, 1..<2)
                == " filter: status:failed domain:*                ≥ 987,654… of 1,000,000 · created ↓ · details of 123,456 known · 3 marked, 3 hidden"
        )
    }

    @Test func aLongCommandScrollsToo() {
        var stage = Stage(60, 15)
        stage.press(":")
        stage.type(String((0..<100).map { Character(String($0 % 10)) }))
        #expect(stage.state.render().lines[13] == " :…5678901234567890123456789012345678901234567890123456789")
        #expect(stage.state.render().cursor == Position(row: 13, column: 58))
        stage.press("Home")
        #expect(stage.state.render().cursor == Position(row: 13, column: 2))
    }

    @Test func aListThatIsBeingReadIsNotCalledEmpty() {
        var stage = Stage()
        stage.keepFilter("nowhere")
        #expect(stage.state.render().lines[3] == "   No record matches. / changes the filter, an empty one shows all.")
        stage.answersList = false
        stage.press("/ ^u")
        #expect(stage.state.render().lines[3] == "   Reading the cache …")
    }
}
