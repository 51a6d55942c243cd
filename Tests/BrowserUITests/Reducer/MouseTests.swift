import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// The mouse goes to rows and scrolls. It never opens, types, confirms or closes anything.
@Suite struct MouseTests {
    private static func stage(_ columns: Int = 80, _ rows: Int = 24, isOn: Bool = true) -> Stage {
        var stage = Stage(columns, rows)
        if isOn { stage.press("M") }
        return stage
    }

    private static func click(_ row: Int, _ column: Int = 10) -> Key { .click(Position(row: row, column: column)) }

    @Test func itIsOffUntilAskedForAndCanBeTurnedOffAgain() {
        var stage = Stage()
        #expect(!stage.state.isMouseOn)
        #expect(stage.press("M") == [.setMouse(true)])
        #expect(stage.state.notice == "Mouse on: a click goes to a row. Shift+drag selects text.")
        #expect(stage.press("M") == [.setMouse(false)])
        #expect(stage.state.notice == "Mouse off: the terminal selects text by itself again.")
    }

    @Test(arguments: ["", "Enter", "t", "L", "?"])
    func itCanBeToggledOnEveryPage(keys: String) {
        var stage = Stage()
        stage.press(keys)
        #expect(stage.press("M") == [.setMouse(true)])
    }

    @Test func aClickGoesToTheRow() {
        var stage = Self.stage()
        stage.press([Self.click(6)])
        #expect(stage.cursorID == 1_000_228)
        #expect(stage.cursorRow == 6)
        stage.press([Self.click(3)])
        #expect(stage.cursorID == 1_000_231)
    }

    @Test func inAScrolledListTheRowClickedIsMeant() {
        var stage = Stage(records: Fixture.manyRecords(300), details: [:])
        stage.press("M G")
        stage.press([Self.click(5)])
        #expect(stage.cursorRow == 5)
        #expect(stage.cursorID == stage.rowIDs[stage.list.top + 2])
    }

    /// Header, column titles, the pane below, the status line, the blank rows of a short list; on wide screens the pane beside.
    @Test(arguments: [(0, 5), (1, 5), (2, 5), (17, 5), (22, 5), (23, 5), (-1, 5), (99, 5)])
    func aClickElsewhereDoesNothing(row: Int, column: Int) {
        var stage = Self.stage()
        stage.press("j ^l")
        let before = stage.state
        #expect(stage.press([Self.click(row, column)]) == [])
        #expect(stage.state == before)
        var wide = Self.stage(140, 40)
        wide.press("j ^l")
        wide.press([Self.click(5, 120), Self.click(30)])
        #expect(wide.cursorID == 1_000_230)
    }

    @Test func theWheelMovesThroughTheList() {
        var stage = Self.stage()
        stage.press([.wheelDown, .wheelDown])
        #expect(stage.cursorID == 1_000_225)
        stage.press([.wheelUp])
        #expect(stage.cursorID == 1_000_228)
        stage.press([.wheelUp, .wheelUp, .wheelUp])
        #expect(stage.cursorID == 1_000_231)
    }

    @Test func theWheelScrollsAPageAndAClickOnItDoesNothing() {
        var stage = Self.stage()
        stage.press("?")
        stage.press([.wheelDown, .wheelDown, .wheelUp, Self.click(5)])
        #expect(stage.state.overlays == [.help(scroll: 3)])
    }

    @Test(arguments: ["y", "/", ":", "R"])
    func underAMenuAFieldOrAPlanItDoesNothing(keys: String) {
        var stage = Self.stage()
        stage.press("j")
        stage.press(keys)
        stage.press("^l")
        let before = stage.state
        #expect(stage.press([Self.click(3), .wheelDown, .wheelUp, Self.click(7)]) == [])
        #expect(stage.state == before)
    }

    @Test func noClickAnywhereChangesAQuestion() {
        for typed in ["", "1000", "1000230"] {
            var stage = Self.stage()
            stage.askForRollback(of: 1_000_230)
            stage.type(typed)
            let before = stage.state
            for row in 0..<24 {
                for column in stride(from: 0, to: 80, by: 4) {
                    #expect(stage.press([Self.click(row, column)]) == [])
                    #expect(stage.state == before)
                }
            }
        }
    }

    @Test func theWheelReadsALongQuestionAndTypesNothing() {
        var stage = Self.stage(80, 20)
        stage.press("a R")
        stage.answerPlan()
        stage.press([.wheelDown])
        #expect(stage.confirmation?.scroll == 3)
        stage.press(Array(repeating: .wheelDown, count: 40))
        #expect(stage.confirmation?.wasReadToTheEnd == true)
        #expect(stage.confirmation?.field.text == "")
    }

    @Test func untilTheQuestionTakesKeysTheWheelDoesNothing() {
        var stage = Self.stage(80, 20)
        stage.press("a R")
        stage.answerPlan(afterGuard: false)
        stage.press([.wheelDown])
        #expect(stage.confirmation?.scroll == 0)
    }

    @Test func whileItIsOffNothingItTellsCounts() {
        var stage = Self.stage(isOn: false)
        let before = stage.state
        stage.press([Self.click(6), .wheelDown])
        #expect(stage.state == before)
    }

    @Test func belowTheSmallestSizeItDoesNothing() {
        var stage = Self.stage()
        stage.press("^l")
        stage.send(.resized(Size(columns: 40, rows: 10)))
        let before = stage.state
        stage.press([Self.click(5), .wheelDown])
        #expect(stage.state == before)
    }
}
