import RecordModel
import Testing

@testable import BrowserUI

@Suite struct SyncTests {
    private func started(_ age: CacheAge) -> [Effect] {
        var state = AppState(session: Fixture.session(), size: Size(columns: 80, rows: 24), now: Fixture.now)
        _ = state.start()
        return state.reduce(.ageRead(age))
    }

    private func header(_ stage: Stage) -> String { stage.state.render().lines[0] }

    @Test(arguments: [
        CacheAge(), CacheAge(isPartial: true), CacheAge(completedAt: Fixture.minutesAgo(15.1)),
        CacheAge(completedAt: Fixture.minutesAgo(1), isPartial: true),
    ])
    func aCacheNobodyShouldTrustIsSynchronisedAtStart(age: CacheAge) {
        #expect(started(age) == [.synchronise])
    }

    @Test(arguments: [0, 1, 15])
    func aFreshCacheIsLeftAloneAtStart(minutes: Double) {
        #expect(started(CacheAge(completedAt: Fixture.minutesAgo(minutes))) == [])
    }

    @Test func onlyTheStartSynchronisesByItself() {
        var stage = Stage()
        #expect(stage.send(.ageRead(CacheAge())) == [])
    }

    @Test func aSecondSynchronisationIsRefusedInWords() {
        var stage = Stage()
        #expect(stage.press("s") == [.synchronise])
        #expect(stage.press("s") == [])
        #expect(stage.state.notice == "A synchronisation is running already.")
    }

    @Test func afterOneHasEndedAnotherMayBegin() {
        var stage = Stage()
        stage.press("s")
        stage.send(.syncEnded(nil))
        #expect(stage.press("s") == [.synchronise])
    }

    @Test func headerCountsWhatHasBeenReceived() {
        var stage = Stage()
        stage.press("s")
        #expect(header(stage).hasSuffix("  synchronising …"))
        stage.send(.syncProgressed(SyncProgress(received: 1200, total: 1_000_000)))
        #expect(header(stage).hasSuffix("  synchronising 1,200 of 1,000,000"))
    }

    @Test func headerTellsWhenUnfinishedRecordsAreReadAgain() {
        var stage = Stage()
        stage.press("s")
        stage.send(.syncProgressed(SyncProgress(.unfinished, received: 3, total: 12)))
        #expect(header(stage).hasSuffix("  re-reading unfinished 3 of 12"))
    }

    @Test func detailsReadAheadAreNobodysBusiness() {
        var stage = Stage()
        let before = header(stage)
        stage.send(.syncProgressed(SyncProgress(.details, received: 3, total: 200)))
        #expect(header(stage) == before)
        stage.press("s")
        stage.send(.syncProgressed(SyncProgress(.details, received: 4, total: 200)))
        #expect(header(stage).hasSuffix("  synchronising …"))
    }

    @Test func thatTheyAreReadNoLongerIsSaidInALine() {
        var stage = Stage()
        stage.send(.detailsEnded(Fixture.explanation("Timeout")))
        #expect(stage.state.overlays.isEmpty)
        #expect(stage.state.notice == "Details are not read ahead any more: Timeout. s tries again.")
    }

    @Test func aRecordTheAPIListsNoMoreIsCalledGone() {
        var record = Fixture.records[1]
        record.vanishedAt = Fixture.minutesAgo(5)
        var stage = Stage()
        stage.reload([Fixture.records[0], record] + Fixture.records.dropFirst(2))
        let row = stage.state.render().lines.first { $0.contains(" 1000230 ") }
        #expect(row?.contains("  GONE  ") == true)
        stage.press("j")
        stage.press("Enter")
        #expect(stage.screen.contains("Not in the API's list, found at 2026-11-20 14:00:00; it was DEPLOYED."))
    }

    @Test func aFailedSynchronisationKeepsTheRowsAndSaysWhy() {
        var stage = Stage(100)
        let rows = stage.list.window.rows
        stage.press("s")
        stage.send(.syncEnded(Fixture.explanation()))
        #expect(stage.list.window.rows == rows)
        #expect(stage.state.overlays == [.explanation(Fixture.explanation())])
        stage.press("Esc")
        #expect(header(stage).hasSuffix("SYNC FAILED · cache 14:02 · 3 min old"))
        #expect(stage.screen.contains("sync failed: The API was asked too often."))
    }

    @Test(arguments: [
        (CacheAge(completedAt: Fixture.minutesAgo(0.5)), "cache 14:04 · 0 min old"),
        (CacheAge(completedAt: Fixture.minutesAgo(3)), "cache 14:02 · 3 min old"),
        (CacheAge(completedAt: Fixture.minutesAgo(16)), "STALE · cache 13:49 · 16 min old"),
        (CacheAge(completedAt: Fixture.minutesAgo(1440)), "STALE · cache 2026-11-19 14:05 · 1 d old"),
        (CacheAge(completedAt: Fixture.minutesAgo(3), isPartial: true), "INCOMPLETE · cache 14:02 · 3 min old"),
        (CacheAge(isPartial: true), "cache INCOMPLETE"), (CacheAge(), "cache empty"),
    ])
    func headerAlwaysSaysHowOldTheListIs(age: CacheAge, words: String) {
        var stage = Stage(100)
        stage.send(.ageRead(age))
        #expect(header(stage).hasSuffix("  " + words))
    }

    @Test func aListGrowsStaleBeforeTheOperatorsEyes() {
        var stage = Stage(100)
        stage.wait(13 * 60)
        #expect(header(stage).hasSuffix("STALE · cache 14:02 · 16 min old"))
    }

    @Test(
        arguments: [
            (true, nil, "The cache is empty; records are being fetched …"),
            (false, Fixture.explanation(), "The cache is empty and could not be filled: e explains, s tries again."),
            (false, nil, "This account has no deploy records. s looks again."),
        ] as [(Bool, Explanation?, String)])
    func anEmptyListSaysWhyItIsEmpty(isRunning: Bool, failure: Explanation?, words: String) {
        var stage = Stage(records: [], details: [:])
        stage.press("s")
        if !isRunning { stage.send(.syncEnded(failure)) }
        stage.press("Esc")
        #expect(stage.state.render().lines[3] == "   " + words)
    }
}
