import RecordModel
import Testing

@testable import BrowserUI

/// At the edges of what is loaded, and at the ends of the list.
@Suite struct EdgeTests {
    private static let records = Fixture.manyRecords(3000)

    /// Far from both ends.
    private var inTheMiddle: Stage {
        var stage = Stage(records: Self.records, details: [:])
        stage.go(to: 1_998_500)
        return stage
    }

    /// Every row of the screen has a record, and they follow each other as in the list.
    private func showsNoGap(_ stage: Stage, _ records: [DeployRecord] = records) -> Bool {
        let height = ListLayout(stage.state.size).listHeight
        let shown = stage.list.window.rows.dropFirst(stage.list.top).prefix(height).map(\.id)
        guard shown.count == min(height, records.count), let first = records.firstIndex(where: { $0.id == shown[0] }) else {
            return false
        }
        return records[first...].prefix(height).map(\.id) == shown
    }

    @Test(arguments: ["g", "Home"])
    func theFirstRowIsAskedForWhereItIsNotHere(key: String) {
        var stage = inTheMiddle
        stage.answersList = false
        #expect(stage.press(key) == [])
        #expect(stage.openRequests.map(\.anchor) == [.first])
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.cursorID == 2_000_000 && stage.list.top == 0 && !stage.list.window.hasEarlier)
    }

    @Test(arguments: ["G", "End"])
    func theLastRowIsAskedForWhereItIsNotHere(key: String) {
        var stage = inTheMiddle
        stage.answersList = false
        #expect(stage.press(key) == [])
        #expect(stage.openRequests.map(\.anchor) == [.last])
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.cursorID == 1_997_001 && !stage.list.window.hasLater)
        #expect(stage.cursorRow == 14 && showsNoGap(stage))
    }

    @Test(
        arguments: [("g", 2_000_000), ("Home", 2_000_000), ("G", 1_999_601), ("End", 1_999_601)] as [(String, DeployRecord.ID)])
    func anEndThatIsHereIsNotAskedFor(key: String, id: DeployRecord.ID) {
        var stage = Stage(records: Fixture.manyRecords(400))
        stage.press("PgDn PgDn PgDn PgDn PgDn PgDn PgDn")
        #expect(stage.list.window.rows.count == RecordList.windowSize)
        stage.answersList = false
        stage.press(key)
        #expect(stage.openRequests == [] && stage.cursorID == id)
    }

    @Test func anEndIsGoneToThroughAReload() {
        var stage = inTheMiddle
        stage.answersList = false
        stage.press("G")
        stage.send(.syncEnded(nil))
        #expect(stage.openRequests.map(\.anchor) == [.last, .last])
        stage.answerOpenRequests()
        #expect(stage.cursorID == 1_997_001)
    }

    @Test func anEndThatCouldNotBeLoadedIsNotJumpedToLater() {
        var stage = inTheMiddle
        stage.answersList = false
        stage.press("G")
        stage.send(.windowFailed(Fixture.explanation(), generation: stage.list.generation))
        stage.answersList = true
        stage.press("Esc")
        stage.reload()
        #expect(stage.cursorID == 1_998_500)
    }

    /// Whatever is pressed after it goes first: the answer comes for a goal that was given up.
    @Test(
        arguments: [
            ("k", 1_998_501), ("jk", 1_998_500), ("jj", 1_998_498), ("PgDn PgUp", 1_998_500), ("g k", 1_998_501),
            ("g g", 2_000_000),
        ] as [(String, DeployRecord.ID)])
    func aMoveGivesTheEndUp(keys: String, id: DeployRecord.ID) {
        var stage = inTheMiddle
        stage.answersList = false
        stage.press("G \(keys)")
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.cursorID == id)
        #expect(!stage.list.isLoading && showsNoGap(stage))
    }

    @Test func fromTheFirstRowToTheLastAndBackBeforeTheAnswer() {
        var stage = Stage(records: Self.records, details: [:])
        stage.answersList = false
        stage.press("G g")
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.cursorID == 2_000_000)
    }

    @Test(arguments: [("PgDn", 12), ("^D", 6), ("j", 1)], [1, 0])
    func movingDownAcrossTheEdgeShowsNoGap(move: (key: String, rows: Int), late: Int) {
        var stage = Stage(records: Self.records, details: [:])
        stage.answersList = late == 0
        var place = 0
        while place < 1000 {
            stage.press(move.key)
            place += move.rows
            #expect(showsNoGap(stage) && stage.cursorID == Self.records[place].id)
            // The answer comes before the next key but one.
            if stage.openRequests.count > 0, place % (2 * move.rows) == 0 { stage.answerOpenRequests() }
        }
    }

    @Test func movingUpAcrossTheEdgeShowsNoGap() {
        var stage = Stage(records: Self.records, details: [:])
        stage.press("G")
        for page in 1...249 {
            stage.press("PgUp")
            #expect(showsNoGap(stage) && stage.cursorID == Self.records[2999 - page * 12].id)
        }
    }

    @Test func rowsAreAskedForTwoScreensBeforeTheyAreNeeded() {
        var stage = Stage(records: Self.records, details: [:])
        stage.answersList = false
        while stage.openRequests.isEmpty { stage.press("PgDn") }
        let height = ListLayout(stage.state.size).listHeight
        #expect((height..<3 * height).contains(stage.list.window.rows.count - stage.list.cursor))
        #expect(stage.openRequests.count == 1)
        // Further pages ask for nothing more before the answer.
        stage.press("PgDn")
        #expect(stage.openRequests.count == 1)
    }

    @Test func anEdgeReachedBeforeTheAnswerIsStoppedAt() {
        var stage = Stage(records: Self.records, details: [:])
        stage.answersList = false
        for _ in 0..<50 { stage.press("PgDn") }
        #expect(stage.cursorID == Self.records[RecordList.windowAtFirst - 1].id && showsNoGap(stage))
        stage.answersList = true
        stage.answerOpenRequests()
        #expect(stage.cursorID == Self.records[RecordList.windowAtFirst - 1].id && showsNoGap(stage))
        stage.press("PgDn")
        #expect(stage.cursorID == Self.records[RecordList.windowAtFirst + 11].id && showsNoGap(stage))
    }

    /// Screens taller than a fourth of a window would otherwise ask for ever.
    @Test(arguments: [24, 100, 150, 300, 900])
    func aTallTerminalHasItsRows(rows: Int) {
        var stage = Stage(80, rows, records: Self.records, details: [:])
        stage.press("PgDn PgDn G PgUp")
        stage.go(to: 1_998_500)
        #expect(showsNoGap(stage) && !stage.list.needsRows(height: ListLayout(stage.state.size).listHeight))
        stage.send(.resized(Size(columns: 140, rows: rows * 2)))
        #expect(showsNoGap(stage) && stage.cursorID == 1_998_500)
    }

    @Test func aMoveBeyondTheAnswerAsksAgain() {
        var stage = inTheMiddle
        stage.answersList = false
        stage.send(.syncProgressed(SyncProgress(received: 1, total: 2)))
        for _ in 0..<16 { stage.press("PgDn") }
        let id = stage.cursorID
        // So many came in above that the answer ends before the row.
        stage.cache.records = Fixture.manyRecords(3000).filter { $0.id >= 1_998_500 || $0.id <= 1_998_300 }
        stage.cache.records += (0..<300).map { Fixture.record(.init(number: 5000 + $0), "x", .deployed, 1499.5) }
        let request = stage.openRequests[0]
        stage.send(.windowLoaded(stage.cache.window(of: request), generation: request.generation))
        #expect(stage.list.isLoading && stage.cursorID == id)
        #expect(stage.openRequests.last?.anchor == stage.list.cursorRow.map { .around($0) })
    }
}
