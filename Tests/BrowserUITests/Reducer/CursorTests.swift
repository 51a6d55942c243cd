import RecordModel
import Testing

@testable import BrowserUI

@Suite struct CursorTests {
    @Test func cursorFollowsItsRecordWhenRowsAreInsertedAbove() {
        var stage = Stage()
        stage.press("jj")
        stage.reload([Fixture.record(1_000_233), Fixture.record(1_000_232)] + Fixture.records)
        #expect(stage.cursorID == 1_000_229)
    }

    @Test func cursorFollowsItsRecordWhenTheOrderChanges() {
        var stage = Stage()
        stage.press("jj O")
        #expect(stage.cursorID == 1_000_229)
        #expect(stage.list.cursor == 9)
        stage.press("ooo")
        #expect(stage.cursorID == 1_000_229)
    }

    @Test func cursorStandsOnARecordOfTheListWhenTheFilterHidesItsOwn() {
        var stage = Stage()
        stage.press("jj /")
        stage.type("FAILED")
        #expect(stage.cursorID == 1_000_228)
    }

    /// On the way to `status:deployed` no record has the word "status".
    @Test(arguments: [true, false])
    func cursorFollowsItsRecordThroughWordsThatMatchNothing(isAnswered: Bool) {
        var stage = Stage()
        stage.press("jj")
        stage.answersList = isAnswered
        stage.keepFilter("status:deployed,failed")
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.cursorID == 1_000_229 && stage.rowIDs.count == 6)
    }

    @Test(arguments: ["zzz", "status:failed", "status:", "clb", "id:x", ""])
    func cursorIsBackOnItsRecordWhenAFilterIsGivenUp(filter: String) {
        for isAnswered in [true, false] {
            var stage = Stage()
            stage.press("jj")
            stage.answersList = isAnswered
            stage.press("/")
            stage.type(filter)
            stage.press("Esc")
            stage.answersList = true
            stage.answerOpenRequests()
            #expect(stage.cursorID == 1_000_229 && stage.rowIDs.count == 12 && !stage.list.isLoading)
        }
    }

    @Test func aFilterTypedAndTakenBackBeforeTheAnswerLeavesTheCursor() {
        var stage = Stage()
        stage.press("jj /")
        stage.type("zzz")
        stage.answersList = false
        stage.press("^u Esc")
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.cursorID == 1_000_229)
    }

    @Test func onceAFilterIsKeptTheRowItShowsIsFollowed() {
        var stage = Stage()
        stage.press("jj")
        stage.keepFilter("status:failed")
        #expect(stage.cursorID == 1_000_228)
        stage.keepFilter("clb")
        #expect(stage.cursorID == 1_000_228)
    }

    /// The answer was asked for around another row; what the operator did since goes first.
    @Test func aMoveMadeWhileTheListIsBeingReadIsKept() {
        var stage = Stage()
        stage.answersList = false
        stage.send(.syncProgressed(SyncProgress(received: 1, total: 2)))
        stage.press("jjj")
        stage.cache.records.insert(Fixture.record(1_000_232, "new", .deployed, 1), at: 0)
        let request = stage.openRequests[0]
        stage.send(.windowLoaded(stage.cache.window(of: request), generation: request.generation))
        #expect(stage.cursorID == 1_000_228)
    }

    @Test func cursorStaysInItsPlaceWhenItsRecordIsGone() {
        var stage = Stage()
        stage.press("jj")
        stage.reload(Fixture.records.filter { $0.id != 1_000_229 })
        #expect(stage.cursorID == 1_000_228)
    }

    @Test func nothingJumpsOnTheScreenWhenTheListReloads() {
        var stage = Stage(records: Fixture.manyRecords(1000))
        stage.press("PgDn PgDn PgDn jjj")
        let row = stage.cursorRow
        let top = stage.topID
        stage.reload((1...7).map { Fixture.record(.init(number: 3_000_000 + $0)) } + stage.cache.records)
        #expect(stage.cursorRow == row)
        #expect(stage.topID == top)
    }

    @Test(arguments: ["j", "k", "PgDn", "PgUp", "^D", "^U", "g", "G", "Home", "End", "Space", "Enter"])
    func movingInAnEmptyListGoesNowhere(keys: String) {
        var stage = Stage(records: [], details: [:])
        #expect(stage.press(keys) == [])
        #expect(stage.list.cursor == 0 && stage.cursorID == nil)
    }

    @Test(arguments: [
        ("j", 1), ("Down", 1), ("jjk", 1), ("k", 0), ("PgDn", 12), ("^F", 12), ("PgDn PgUp", 0), ("^D", 6), ("^D ^U", 0),
        ("G", 99),
        ("End", 99), ("G g", 0), ("G Home", 0), ("G j", 99),
    ])
    func movingKeysMove(keys: String, place: Int) {
        var stage = Stage(records: Fixture.manyRecords(100))
        stage.press(keys)
        #expect(stage.list.cursor == place)
        #expect(stage.cursorID == stage.cache.records[place].id)
    }

    @Test func cursorIsAlwaysOnTheScreen() {
        var stage = Stage(records: Fixture.manyRecords(1000))
        let rows = ListLayout.firstListRow..<ListLayout.firstListRow + ListLayout(stage.state.size).listHeight
        for keys in ["G", "^U", "k", "PgUp", "g", "PgDn", "^D", "j"] {
            stage.press(keys)
            #expect(rows.contains(stage.list.cursor - stage.list.top + ListLayout.firstListRow))
        }
    }

    @Test func rowsAreAskedForBeforeTheEdgeIsReached() throws {
        var stage = Stage(records: Fixture.manyRecords(5000))
        #expect(stage.list.window.rows.count == RecordList.windowAtFirst)
        for _ in 0..<200 {
            stage.press("PgDn")
            _ = try #require(stage.list.cursorRow)
        }
        stage.press("G")
        #expect(stage.cursorID == 1_995_001)
    }

    @Test func untilTheFarEndIsLoadedTheRowsStayAsTheyAre() {
        var stage = Stage(records: Fixture.manyRecords(5000))
        stage.answersList = false
        let before = stage.screen
        stage.press("G")
        #expect(stage.openRequests.map(\.anchor) == [.last])
        #expect(stage.screen == before)
        #expect(stage.cursorID == 2_000_000)
    }

    @Test func resizingKeepsTheRowUnderTheCursor() {
        var stage = Stage(80, 50, records: Fixture.manyRecords(200))
        stage.press("PgDn ^D")
        let id = stage.cursorID
        stage.send(.resized(Size(columns: 60, rows: 15)))
        stage.send(.resized(Size(columns: 140, rows: 40)))
        #expect(stage.cursorID == id)
        #expect(stage.list.top <= stage.list.cursor)
    }
}
