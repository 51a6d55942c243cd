import RecordModel
import Testing

@testable import BrowserUI

@Suite struct FilterTests {
    private func remembering(_ filters: [String]) -> Stage {
        var stage = Stage()
        for filter in filters {
            stage.press("/ ^u")
            stage.type(filter)
            stage.press("Enter")
        }
        return stage
    }

    @Test func everyKeyFilters() throws {
        var stage = Stage()
        stage.answersList = false
        stage.press("/")
        stage.type("clb")
        stage.press("Backspace")
        #expect(try stage.openRequests.map(\.query.filter) == ["c", "cl", "clb", "cl"].map(stage.filter))
    }

    @Test func aKeyThatLeavesTheTextAloneAsksForNothing() {
        var stage = Stage()
        stage.answersList = false
        stage.press("/ Left Right Home End Delete Tab PgDn Up")
        #expect(stage.openRequests == [])
    }

    @Test func lettersThatAreKeysOfTheListAreText() {
        var stage = Stage()
        stage.press("/")
        #expect(stage.type("Rq a?:") == [])
        #expect(stage.list.filterEdit?.field.text == "Rq a?:")
        #expect(stage.state.overlays == [] && stage.list.marks == [])
    }

    @Test func enterKeepsTheFilter() throws {
        var stage = Stage()
        stage.press("/")
        stage.type("FAILED")
        stage.press("Enter")
        #expect(stage.list.filterEdit == nil)
        #expect(try stage.list.query.filter == stage.filter("FAILED"))
        #expect(stage.list.window.rows.map(\.id) == [1_000_228, 1_000_224, 1_000_221])
    }

    @Test(arguments: ["Esc", "^c"])
    func escapeRestoresTheFormerFilter(key: String) throws {
        var stage = remembering(["clb"])
        stage.press("/ ^u")
        stage.type("zzz")
        #expect(stage.rowIDs == [])
        stage.press(key)
        #expect(stage.list.filterEdit == nil)
        #expect(try stage.list.query.filter == stage.filter("clb"))
        #expect(stage.rowIDs.count == 12)
    }

    @Test func historyGoesBackAndForth() throws {
        var stage = remembering(["alpha", "beta"])
        stage.press("/ Up")
        #expect(try stage.list.query.filter == stage.filter("beta"))
        stage.press("Up Up")
        #expect(try stage.list.query.filter == stage.filter("alpha"))
        stage.press("Down")
        #expect(try stage.list.query.filter == stage.filter("beta"))
        stage.press("Down Down")
        #expect(try stage.list.query.filter == stage.filter(""))
    }

    @Test func aFilterIsRememberedOnceAndAnEmptyOneNever() {
        let stage = remembering(["alpha", "beta", "", "alpha"])
        #expect(stage.list.filterHistory == ["beta", "alpha"])
    }

    @Test func aFilterGivenUpIsNotRemembered() {
        var stage = Stage()
        stage.press("/")
        stage.type("x")
        stage.press("Esc")
        #expect(stage.list.filterHistory == [])
    }

    @Test func chineseFiltersAreTypedLikeAnyOther() {
        var stage = Stage()
        stage.press("/")
        stage.type("支付")
        #expect(stage.list.window.rows.map(\.id) == [1_000_229])
        #expect(stage.state.render().cursor == Position(row: 1, column: 13))
    }

    @Test func pastedTextFilters() {
        var stage = Stage()
        stage.press("/")
        stage.press([.paste("a1B2c3D4")])
        #expect(stage.list.window.rows.map(\.id) == [1_000_230])
    }

    @Test func nothingIsPlannedFromAListThatIsNotThereYet() {
        var stage = Stage()
        stage.answersList = false
        stage.press("/")
        stage.type("FAILED")
        #expect(stage.press("Enter R") == [])
        #expect(stage.state.notice == "The list is still being read: press R again when it is there.")
    }
}
