import RecordModel
import Testing

@testable import BrowserUI

/// What is typed on the way to a filter cannot always be read.
@Suite struct UnreadableFilterTests {
    @Test func theListKeepsTheLastFilterThatCouldBeRead() throws {
        var stage = Stage()
        stage.keepFilter("status:failed")
        let before = stage.list.window
        stage.answersList = false
        stage.answersCounts = false
        stage.press("/")
        #expect(stage.type(" id:x") == [])
        #expect(try stage.list.query.filter == stage.filter("status:failed id"))
        #expect(stage.list.filterError?.range == 14..<18)
        #expect(stage.list.filterText == "status:failed id:x")
        // The rows are those of the filter before the last one that was asked for.
        #expect(stage.list.window == before)
    }

    @Test func onlyWhatCanBeReadIsAskedFor() throws {
        var stage = Stage()
        stage.answersList = false
        stage.press("/")
        stage.type("id:5.")
        #expect(try stage.openRequests.map(\.query.filter) == ["i", "id", "id:5"].map(stage.filter))
    }

    @Test func enterDoesNotLeaveALineThatCannotBeRead() {
        var stage = Stage()
        stage.press("/")
        stage.type("stat:1")
        #expect(stage.press("Enter") == [])
        #expect(stage.list.filterEdit?.field.text == "stat:1")
        #expect(stage.list.filterHistory == [])
        // Put right, it is taken.
        stage.press("Home Right Right Right Right us Enter")
        #expect(stage.list.filterEdit == nil && stage.list.filterError == nil)
        #expect(stage.rowIDs == [1_000_230, 1_000_229, 1_000_220])
    }

    @Test(arguments: ["Esc", "^c"])
    func escapeRestoresTheFormerFilter(key: String) throws {
        var stage = Stage()
        stage.keepFilter("status:failed")
        let before = stage.list.window
        stage.press("/ ^u")
        stage.type("clb id:x")
        stage.press(key)
        #expect(stage.list.filterEdit == nil && stage.list.filterError == nil)
        #expect(stage.list.filterText == "status:failed")
        #expect(stage.list.window.rows == before.rows && stage.list.isCurrent)
    }

    @Test func theHistoryLeadsOutOfIt() {
        var stage = Stage()
        stage.keepFilter("status:failed")
        stage.press("/ ^u")
        stage.type("id:x")
        stage.press("Up")
        #expect(stage.list.filterError == nil && stage.list.filterText == "status:failed")
    }

    @Test(arguments: ["1000224", "999"])
    func aRecordGoneToTakesTheFilterAway(id: String) {
        var stage = Stage(filter: "status:failed")
        stage.press(":")
        stage.type(id)
        stage.press("Enter")
        #expect(stage.list.query.filter.isEmpty && stage.list.filterText == "" && stage.rowIDs.count == 12)
    }

    /// An age counts from the moment it is typed.
    @Test func anAgeIsReadAnewWhenItIsRestored() throws {
        var stage = Stage()
        stage.keepFilter("created<2h")
        #expect(stage.rowIDs.count == 5)
        stage.press("/")
        stage.type("x")
        stage.wait(3600)
        stage.press("Esc")
        #expect(stage.rowIDs.count == 3)
        #expect(try stage.list.query.filter == stage.filter("created<2h"))
    }

    @Test(arguments: ["R", "T", "a"])
    func nothingIsDoneToAListThatIsNotThereYet(key: String) {
        var stage = Stage()
        stage.answersList = false
        stage.keepFilter("status:failed")
        #expect(stage.press(key) == [])
        #expect(stage.state.notice == "The list is still being read: press \(key) again when it is there.")
        #expect(stage.state.overlays == [] && stage.state.marks == [])
        stage.answersList = true
        stage.answerOpenRequests()
        stage.press(key)
        #expect(stage.state.notice == nil)
        #expect(stage.state.marks.count == (key == "a" ? 3 : 0))
    }

    /// It would never be there if nobody asked again.
    @Test(arguments: ["R", "T", "a", "j"])
    func aListThatCouldNotBeReadIsAskedForAgain(key: String) {
        var stage = Stage()
        stage.answersList = false
        stage.keepFilter("status:failed")
        stage.send(.windowFailed(Fixture.explanation(), generation: stage.list.generation))
        stage.press("Esc")
        #expect(!stage.list.isLoading && !stage.list.isCurrent)
        let asked = stage.openRequests.count
        stage.press(key)
        #expect(stage.openRequests.count == asked + 1 && stage.list.isLoading)
    }
}
