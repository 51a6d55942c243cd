import RecordModel
import Testing

@testable import BrowserUI

@Suite struct MarkTests {
    @Test func spaceMarksAndMovesDown() {
        var stage = Stage()
        stage.press("Space Space")
        #expect(stage.state.marks == [1_000_231, 1_000_230])
        #expect(stage.cursorID == 1_000_229)
    }

    @Test func spaceOnAMarkedRowTakesTheMarkBack() {
        var stage = Stage()
        stage.press("Space k Space")
        #expect(stage.state.marks == [])
        #expect(stage.list.visibleMarks == [])
    }

    @Test func marksAreClearedWithU() {
        var stage = Stage()
        stage.press("Space Space u")
        #expect(stage.state.marks == [])
    }

    @Test func allThatTheFilterShowsIsMarked() {
        var stage = Stage()
        stage.press("Space /")
        stage.type("FAILED")
        stage.press("Enter a")
        #expect(stage.state.marks == [1_000_231, 1_000_228, 1_000_224, 1_000_221])
        #expect(stage.list.hiddenMarks == 1)
    }

    @Test func markingAllTwiceMarksNothingTwice() {
        var stage = Stage()
        stage.press("a a")
        #expect(stage.state.marks.count == 12)
    }

    @Test func fiveHundredRecordsCanBeMarked() {
        var stage = Stage(records: Fixture.manyRecords(500))
        stage.press("a")
        #expect(stage.list.visibleMarks.count == 500)
    }

    @Test func moreThanFiveHundredAreRefusedInWords() {
        var stage = Stage(records: Fixture.manyRecords(501))
        #expect(stage.press("a") == [])
        #expect(stage.state.marks == [])
        #expect(stage.state.notice == "501 records match; at most 500 can be marked. Narrow the filter with /.")
    }

    @Test func aFiveHundredAndFirstIsNotMarkedByHandEither() {
        var stage = Stage(records: Fixture.manyRecords(501))
        for _ in 0..<501 { stage.press("Space") }
        #expect(stage.state.marks.count == 500)
    }

    @Test func idsOfAnOlderListAreDropped() {
        var stage = Stage()
        let generation = stage.list.generation
        stage.press("o")
        stage.send(.idsCollected([1_000_231], generation: generation))
        #expect(stage.state.marks == [])
    }

    @Test func hiddenMarksAreCountedInTheHeader() {
        var stage = Stage()
        stage.press("Space Space j Space /")
        stage.type("FAILED")
        #expect(stage.state.render().lines[1].hasSuffix("3 of 12 · created ↓ · 3 marked, 2 hidden"))
    }

    @Test func onlyTheVisibleOfTheMarkedArePlanned() {
        var stage = Stage()
        stage.press("Space Space j Space /")
        stage.type("FAILED")
        let effects = stage.press("Enter R")
        let shown = stage.cache.records.first { $0.id == 1_000_228 }
        let wish = ChangeWish(id: 1_000_228, shown: shown, shownDetail: Fixture.partlyFailed)
        #expect(effects == [.plan(.rollback, [wish], generation: 1)])
    }

    @Test func withAllMarksHiddenNothingIsPlanned() {
        var stage = Stage()
        stage.press("Space /")
        stage.type("FAILED")
        #expect(stage.press("Enter R") == [])
        #expect(stage.state.notice == "1 marked record, hidden by the filter: clear the filter, or the marks with u.")
        #expect(stage.state.overlays == [])
    }

    @Test func recordsArePlannedInTheOrderMarked() {
        var stage = Stage()
        stage.press("jj Space k kk Space R")
        #expect(stage.state.overlays == [.planning(.rollback, [1_000_229, 1_000_231])])
    }

    @Test func marksSurviveAReload() {
        var stage = Stage()
        stage.press("Space Space")
        stage.reload([Fixture.record(1_000_240)] + Fixture.records)
        #expect(stage.list.visibleMarks == [1_000_231, 1_000_230])
    }

    @Test func aMarkedRecordThatIsGoneCountsAsHidden() {
        var stage = Stage()
        stage.press("Space Space")
        stage.reload(Fixture.records.filter { $0.id != 1_000_231 })
        #expect(stage.list.visibleMarks == [1_000_230])
        #expect(stage.list.hiddenMarks == 1)
    }

    /// The answer was asked for before the mark was set; the row is on the screen all the same.
    @Test func aMarkSetWhileTheListIsBeingReadIsNotHidden() {
        var stage = Stage()
        stage.answersList = false
        stage.send(.syncProgressed(SyncProgress(received: 1, total: 2)))
        stage.press("Space")
        stage.answerOpenRequests()
        #expect(stage.list.visibleMarks == [1_000_231])
        #expect(stage.list.hiddenMarks == 0)
    }

    /// Marked on rows of the former filter, hidden by the one whose rows come now.
    @Test func aMarkSetBeforeTheFilteredRowsCameIsHiddenByThem() {
        var stage = Stage()
        stage.answersList = false
        stage.press("/")
        stage.type("FAILED")
        stage.press("Enter Space")
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.state.marks == [1_000_231])
        #expect(stage.list.visibleMarks == [])
        #expect(stage.press("R") == [])
    }

    @Test func allThatMatchAreCountedByTheFilterThatIsSet() {
        var stage = Stage(records: Fixture.manyRecords(600))
        stage.press("/")
        stage.type("1999999")
        stage.press("Enter")
        stage.answersList = false
        stage.press("/ ^u Enter a")
        #expect(stage.state.marks.count <= 1)
    }
}
