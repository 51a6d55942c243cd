import RecordModel
import Testing

@testable import BrowserUI

/// The screen comes up with a filter from the command line.
@Suite struct StartFilterTests {
    private func start(_ filter: String) -> (state: AppState, effects: [Effect]) {
        var state = AppState(session: Fixture.session(), size: Size(columns: 80, rows: 24), now: Fixture.now)
        let effects = state.start(filter: filter)
        return (state, effects)
    }

    @Test(arguments: ["", " ", "status:failed", "clb web"])
    func theFirstRowsAreThoseOfTheFilter(text: String) throws {
        let filter = try RecordFilter(text, now: Fixture.now, zone: .china)
        let (state, effects) = start(text)
        let request = ListRequest(
            query: ListQuery(filter: filter), anchor: .first, count: RecordList.windowAtFirst, marks: [], generation: 1)
        #expect(effects == [.loadWindow(request), .count(filter, generation: 1)])
        #expect(state.list.filterText == text && state.list.filterEdit == nil && state.list.filterError == nil)
    }

    @Test func aFilterThatCannotBeReadIsThereToBePutRight() {
        var stage = Stage(filter: "stat:failed")
        #expect(stage.rowIDs.count == 12)
        #expect(stage.list.filterEdit?.field == TextField("stat:failed"))
        #expect(stage.screen.contains("no field \"stat\""))
        stage.press("Home Right Right Right Right us Enter")
        #expect(stage.rowIDs == [1_000_228, 1_000_224, 1_000_221])
    }

    @Test func escapeThenShowsAll() {
        var stage = Stage(filter: "stat:failed")
        stage.press("Esc")
        #expect(stage.list.filterText == "" && stage.list.filterError == nil && stage.list.filterEdit == nil)
        #expect(stage.list.isCurrent && stage.rowIDs.count == 12)
        stage.press("R")
        #expect(stage.state.overlays == [.planning(.rollback, [1_000_231])])
    }

    /// The page lies over the field: what is typed must not go where nobody sees it.
    @Test func keysGoToThePageOfWhatIsNotSettledFirst() {
        var stage = Stage(unsettled: Fixture.histories([Fixture.attempt(.accepted)]), filter: "stat:1")
        stage.press("j")
        #expect(stage.list.filterEdit?.field.text == "stat:1")
        stage.press("Esc")
        #expect(stage.state.overlays == [])
        stage.type("2")
        #expect(stage.list.filterEdit?.field.text == "stat:12")
    }

    @Test func anEmptyAnswerToIsExplained() {
        let stage = Stage(filter: "nowhere")
        #expect(stage.screen.contains("No record matches. / changes the filter, an empty one shows all."))
        #expect(
            stage.state.render().lines[1] == " filter: nowhere                                            0 of 12 · created ↓")
    }
}
