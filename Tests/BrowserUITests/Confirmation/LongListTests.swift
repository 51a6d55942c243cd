import RecordModel
import Testing

@testable import BrowserUI

/// Under a list that does not fit nothing can be typed before its last line has been in sight.
@Suite struct LongListTests {
    private static let readOn = "Read on to the last line first: Down PgDn End."

    private func confirming(_ count: Int, _ columns: Int = 80, _ rows: Int = 24) -> Stage {
        var stage = Stage(columns, rows)
        stage.press("j R")
        stage.send(.planned(Fixture.manyEligible(count), generation: 1))
        stage.wait(Confirmation.guardTime)
        return stage
    }

    @Test func beforeTheEndWasInSightNoTextIsTaken() {
        var stage = confirming(500)
        #expect(stage.screen.contains(Self.readOn))
        #expect(!stage.screen.contains("Type rollback 500"))
        stage.type("rollback 500")
        #expect(stage.confirmation?.field.text == "")
        #expect(stage.press("Enter") == [])
        stage.press("PgDn")
        stage.type("rollback 500")
        #expect(stage.press("Enter") == [] && stage.confirmation != nil)
    }

    @Test(arguments: [["End"], Array(repeating: "PgDn", count: 70)])
    func endOrPageByPageLeadsToIt(keys: [String]) throws {
        var stage = confirming(500)
        for key in keys { stage.press(key) }
        #expect(stage.screen.contains("1999501   a1B2c3D4"))
        #expect(stage.screen.contains("Type rollback 500 and press Enter to roll back:"))
        stage.type("rollback 500")
        guard case .carryOut(let confirmed) = stage.press("Enter").first else {
            Issue.record("not confirmed")
            return
        }
        #expect(confirmed.plan.targets.count == 500)
    }

    @Test func onceReadItIsReadHoweverFarOneGoesBack() {
        var stage = confirming(12)
        stage.press("End PgUp PgUp PgUp")
        #expect(stage.screen.contains(" 2000000   "))
        stage.type("rollback 12")
        #expect(stage.press("Enter").count == 1)
    }

    /// Home and End move in the text once there is one.
    @Test func endGoesToTheEndOnlyWhileNoTextIsTaken() {
        var stage = confirming(12)
        stage.press("End")
        let scroll = stage.confirmation?.scroll
        stage.type("ollback 12")
        stage.press("Home")
        stage.type("r")
        #expect(stage.confirmation?.scroll == scroll)
        #expect(stage.press("Enter").count == 1)
    }

    @Test func aListThatFitsNeedsNoReadingOn() {
        let stage = confirming(3)
        #expect(!stage.screen.contains(Self.readOn))
        #expect(stage.confirmation?.wasReadToTheEnd == true)
    }

    @Test func aTerminalEnlargedOverTheWholeListHasShownIt() {
        var stage = confirming(12)
        #expect(stage.confirmation?.wasReadToTheEnd == false)
        stage.send(.resized(Size(columns: 100, rows: 50)))
        stage.send(.resized(Size(columns: 80, rows: 24)))
        stage.type("rollback 12")
        #expect(stage.press("Enter").count == 1)
    }

    @Test func aSmallerTerminalOnTheWayShowsNoEnd() {
        var stage = confirming(30)
        stage.press("PgDn")
        stage.send(.resized(Size(columns: 60, rows: 15)))
        #expect(stage.screen.contains(Self.readOn))
        stage.send(.resized(Size(columns: 80, rows: 24)))
        #expect(stage.confirmation?.wasReadToTheEnd == false)
        stage.press("End")
        stage.send(.resized(Size(columns: 60, rows: 20)))
        stage.type("rollback 30")
        #expect(stage.press("Enter").count == 1)
    }

    /// Wide but too low for any screen: nothing of the list was drawn.
    @Test func aTerminalTooSmallForAnyScreenHasShownNothing() {
        var stage = confirming(4, 60, 16)
        #expect(stage.confirmation?.wasReadToTheEnd == false)
        stage.send(.resized(Size(columns: 140, rows: 14)))
        stage.send(.resized(Size(columns: 59, rows: 60)))
        stage.send(.resized(Size(columns: 60, rows: 16)))
        #expect(stage.confirmation?.wasReadToTheEnd == false)
        #expect(stage.screen.contains(Self.readOn))
    }
}
