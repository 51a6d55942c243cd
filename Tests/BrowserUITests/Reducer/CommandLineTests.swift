import RecordModel
import Testing

@testable import BrowserUI

@Suite struct CommandLineTests {
    private func running(_ command: String, in stage: inout Stage) -> [Effect] {
        stage.press(":")
        stage.type(command)
        return stage.press("Enter")
    }

    @Test func anIdGoesToItsRecord() {
        var stage = Stage()
        #expect(running("1000224", in: &stage) == [])
        #expect(stage.cursorID == 1_000_224)
        #expect(stage.state.commandLine == nil)
    }

    @Test func anIdThatTheFilterHidesTakesTheFilterAway() {
        var stage = Stage()
        stage.press("/")
        stage.type("FAILED")
        stage.press("Enter")
        _ = running("1000230", in: &stage)
        #expect(stage.cursorID == 1_000_230)
        #expect(stage.list.query.filter.isEmpty && stage.list.filterText.isEmpty)
    }

    @Test func anIdFarDownALongListIsFound() {
        var stage = Stage(records: Fixture.manyRecords(5000))
        _ = running("1996001", in: &stage)
        #expect(stage.cursorID == 1_996_001)
        #expect(stage.list.window.hasEarlier && stage.list.window.hasLater)
    }

    @Test func anIdTheCacheDoesNotHaveIsReadFromTheAPI() {
        var stage = Stage()
        #expect(running("999", in: &stage) == [.fetchDetail(999)])
        #expect(stage.state.notice == "999 is not in the cache; reading it from the API …")
        stage.cache.records.append(Fixture.record(999, "old", .deployed, 100_000))
        stage.send(.detailFetched(Fixture.detail(999, Fixture.deployed.tasks)))
        #expect(stage.cursorID == 999)
        #expect(stage.state.notice == nil)
    }

    /// The operator has gone on to something else.
    @Test(arguments: ["j", "g", "/ a Enter"])
    func aRecordThatComesTooLateIsNotGoneTo(keys: String) {
        var stage = Stage()
        stage.press("jj")
        _ = running("999", in: &stage)
        stage.press(keys)
        let id = stage.cursorID
        stage.cache.records.append(Fixture.record(999, "a", .deployed, 100_000))
        stage.send(.detailFetched(Fixture.detail(999, Fixture.deployed.tasks)))
        #expect(stage.cursorID == id && id != nil)
    }

    @Test func anIdThatSynchronisingBringsIsGoneToOnceItIsRead() {
        var stage = Stage()
        stage.answersList = false
        _ = running("999", in: &stage)
        #expect(stage.openRequests.map(\.anchor) == [.record(999, else: Fixture.records[0])])
        stage.answersList = true
        stage.answerOpenRequests()
        stage.reload(Fixture.records + [Fixture.record(999, "old", .deployed, 100_000)])
        #expect(stage.cursorID == 1_000_231)
        stage.send(.detailFetched(Fixture.detail(999, Fixture.deployed.tasks)))
        #expect(stage.cursorID == 999)
    }

    /// The cursor is still on the former row, and keys act on what it is on.
    @Test func untilTheListHasAnsweredKeysActOnTheRowThatIsShown() {
        var stage = Stage()
        stage.answersList = false
        _ = running("999", in: &stage)
        stage.press("Space")
        #expect(stage.state.marks == [1_000_231])
        stage.press("u g R")
        #expect(stage.state.overlays == [.planning(.rollback, [1_000_231])])
    }

    @Test func anIdNobodyKnowsIsExplained() {
        var stage = Stage()
        _ = running("999", in: &stage)
        stage.send(.detailFailed(999, Fixture.explanation()))
        #expect(stage.state.overlays == [.explanation(Fixture.explanation())])
        stage.reload()
        #expect(stage.cursorID == 1_000_231)
    }

    @Test func anIdOfTheCacheIsNotAskedOfTheAPI() {
        var stage = Stage()
        _ = running("1000227", in: &stage)
        #expect(stage.cursorID == 1_000_227)
        #expect(stage.state.notice == nil)
    }

    @Test(arguments: ["-5", "+7", "rollback", "wq"])
    func whatIsNoCommandIsNamed(command: String) {
        var stage = Stage()
        #expect(running(command, in: &stage) == [])
        #expect(
            stage.state.notice == "\":\(command)\" is no command: a record id, sync, sync all, requests, journal, help or quit.")
        #expect(stage.cursorID == 1_000_231)
    }

    @Test func theWholeListCanBeAskedFor() {
        var stage = Stage()
        #expect(running("sync all", in: &stage) == [.synchroniseAll])
        #expect(running("sync", in: &stage) == [])
    }

    @Test func ofTwoCommandsThatBeginAlikeTabGivesTheShorter() {
        var stage = Stage()
        stage.press(":")
        stage.type("sy")
        stage.press("Tab")
        #expect(stage.state.commandLine?.text == "sync")
    }

    @Test(arguments: ["q", "quit"])
    func quitQuits(command: String) {
        var stage = Stage()
        #expect(running(command, in: &stage) == [.quit])
    }

    @Test func syncSynchronises() {
        var stage = Stage()
        #expect(running("sync", in: &stage) == [.synchronise])
    }

    @Test(arguments: [("requests", AppState.Overlay.requests(scroll: 0)), ("help", .help(scroll: 0))])
    func pagesOpenByName(command: String, overlay: AppState.Overlay) {
        var stage = Stage()
        #expect(running(command, in: &stage) == [])
        #expect(stage.state.overlays == [overlay])
    }

    @Test(arguments: [("s", "sync"), ("re", "requests"), ("q", "quit"), ("x", "x"), ("", "")])
    func tabCompletesWhatIsClear(typed: String, completed: String) {
        var stage = Stage()
        stage.press(":")
        stage.type(typed)
        stage.press("Tab")
        #expect(stage.state.commandLine?.text == completed)
    }

    @Test(arguments: ["Esc", "^c", "Backspace", "Enter"])
    func anEmptyLineIsLeftWithoutDoingAnything(key: String) {
        var stage = Stage()
        stage.press(":")
        #expect(stage.press(key) == [])
        #expect(stage.state.commandLine == nil && stage.state.notice == nil)
    }

    @Test func lettersThatAreKeysOfTheListAreText() {
        var stage = Stage()
        stage.press(":")
        #expect(stage.type("Rq?") == [])
        #expect(stage.state.commandLine?.text == "Rq?")
        #expect(stage.state.render().lines[22] == " :Rq?")
    }

    @Test func aNoticeGoesWithTheNextKey() {
        var stage = Stage()
        _ = running("nonsense", in: &stage)
        #expect(stage.screen.contains("\":nonsense\" is no command"))
        stage.press("j")
        #expect(!stage.screen.contains("nonsense"))
    }

    @Test(arguments: ["foo/12", "update/x", "0", "1e3", "12x", "update/", "99999999999999999999"])
    func whatIsMeantAsAnIdAndIsNoneIsToldWhatIdsLookLike(command: String) {
        var stage = Stage()
        #expect(running(command, in: &stage) == [])
        #expect(
            stage.state.notice == "\"\(command)\" is no record id: 1000231, update/1000002 or deploy/42, as in the ID column.")
    }
}
