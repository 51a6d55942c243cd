import RecordModel
import Testing

@testable import BrowserUI

@Suite struct WindowTests {
    @Test func aWindowOfAnOlderRequestIsDropped() {
        var stage = Stage()
        stage.answersList = false
        stage.press("o O")
        let before = stage.state
        stage.send(.windowLoaded(ListWindow(), generation: stage.openRequests[0].generation))
        #expect(stage.state == before)
    }

    @Test func theWindowAskedForLastIsTaken() {
        var stage = Stage()
        stage.answersList = false
        stage.press("o O")
        let window = stage.cache.window(of: stage.openRequests[1])
        stage.send(.windowLoaded(window, generation: stage.openRequests[1].generation))
        #expect(stage.list.window == window)
        #expect(!stage.list.isLoading)
    }

    @Test func aFailureOfAnOlderRequestIsDropped() {
        var stage = Stage()
        stage.answersList = false
        stage.press("o O")
        stage.send(.windowFailed(Fixture.explanation(), generation: stage.openRequests[0].generation))
        #expect(stage.state.overlays == [] && stage.list.isLoading)
    }

    @Test func aFailedRequestKeepsTheRowsAndExplains() {
        var stage = Stage()
        let rows = stage.list.window.rows
        stage.answersList = false
        stage.press("o")
        stage.send(.windowFailed(Fixture.explanation(), generation: stage.list.generation))
        #expect(stage.list.window.rows == rows && !stage.list.isLoading)
        #expect(stage.state.overlays == [.explanation(Fixture.explanation())])
    }

    @Test func theFirstRequestIsForTheTopOfTheWholeList() {
        var state = AppState(session: Fixture.session(), size: Size(columns: 80, rows: 24), now: Fixture.now)
        let expected = ListRequest(query: ListQuery(), anchor: .first, count: RecordList.windowAtFirst, marks: [], generation: 1)
        #expect(state.start() == [.loadWindow(expected), .count(RecordFilter(), generation: 1)])
        #expect(state.render().lines[3] == "   Reading the cache …")
    }

    @Test func aRequestNamesTheRecordUnderTheCursorAndTheMarks() {
        var stage = Stage()
        stage.press("Space jj")
        stage.answersList = false
        stage.press("o")
        #expect(stage.openRequests.last?.anchor == .around(Fixture.records[3]))
        #expect(stage.openRequests.last?.marks == [1_000_231])
    }

    @Test func onlyOneReloadIsUnderWayWhilePagesComeIn() {
        var stage = Stage()
        stage.answersList = false
        for received in 1...5 { stage.send(.syncProgressed(SyncProgress(received: received, total: 5))) }
        #expect(stage.openRequests.count == 1)
    }

    /// Nothing else may come after the last detail that is read ahead.
    @Test func whatCameDuringAReloadIsAskedForAfterIt() {
        var stage = Stage()
        stage.answersList = false
        for received in 1...2 { stage.send(.syncProgressed(SyncProgress(.details, received: received, total: 2))) }
        stage.answerOpenRequests()
        #expect(stage.openRequests.count == 1)
        stage.answerOpenRequests()
        #expect(stage.openRequests.isEmpty)
    }
}
