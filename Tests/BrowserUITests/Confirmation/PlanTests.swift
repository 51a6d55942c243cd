import RecordModel
import Testing

@testable import BrowserUI

@Suite struct PlanTests {
    @Test func aPlanIsForTheRowUnderTheCursor() {
        var stage = Stage()
        let effects = stage.press("j R")
        let wish = ChangeWish(id: 1_000_230, shown: Fixture.records[1], shownDetail: Fixture.deployed)
        #expect(effects == [.plan(.rollback, [wish], generation: 1)])
        #expect(stage.state.overlays == [.planning(.rollback, [1_000_230])])
    }

    /// htop's bug: rows move between seeing and pressing, or between pressing and asking.
    @Test func theTargetIsTheRowAtTheKeyWhateverTheListDoesMeanwhile() {
        var stage = Stage()
        stage.press("j R")
        let plan = stage.plan(of: [1_000_230])
        stage.reload(([Fixture.record(1_000_232)] + Fixture.records).filter { $0.id != 1_000_230 })
        #expect(stage.cursorID != 1_000_230)
        stage.send(.planned(plan, generation: 1))
        stage.wait(Confirmation.guardTime)
        stage.reload(Fixture.records.reversed())
        #expect(stage.confirmation?.plan == plan)
        stage.type("1000230")
        guard case .carryOut(let confirmed) = stage.press("Enter").first else {
            Issue.record("not confirmed")
            return
        }
        #expect(confirmed.plan.targets.map(\.id) == [1_000_230])
    }

    @Test func textTypedBeforeTheQuestionIsThrownAway() {
        var stage = Stage()
        stage.press("j R")
        stage.type("1000230")
        #expect(stage.press("Enter") == [])
        stage.answerPlan()
        #expect(stage.confirmation?.field.text == "")
        #expect(stage.press("Enter") == [])
    }

    @Test func thePartTypedBeforeTheQuestionDoesNotCount() {
        var stage = Stage()
        stage.press("j R")
        stage.type("1000")
        stage.answerPlan()
        stage.type("230")
        #expect(stage.press("Enter") == [])
    }

    @Test(arguments: ["Esc", "q", "^c"])
    func aPlanGivenUpIsCancelledAndItsAnswerDropped(key: String) {
        var stage = Stage()
        stage.press("j R")
        #expect(stage.press(key) == [.cancelPlan])
        stage.send(.planned(stage.plan(of: [1_000_230]), generation: 1))
        #expect(stage.state.overlays == [])
    }

    @Test func aPlanOfAnOlderKeyIsDropped() {
        var stage = Stage()
        stage.press("j R Esc j R")
        stage.send(.planned(stage.plan(of: [1_000_230]), generation: 1))
        #expect(stage.state.overlays == [.planning(.rollback, [1_000_229])])
        stage.send(.planned(stage.plan(of: [1_000_229]), generation: 2))
        #expect(stage.confirmation?.plan.targets.map(\.id) == [1_000_229])
    }

    @Test func aPlanThatComesTwiceDoesNotReplaceTheQuestion() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230)
        stage.type("1000230")
        stage.send(.planned(stage.plan(of: [1_000_229]), generation: 1))
        #expect(stage.confirmation?.plan.targets.map(\.id) == [1_000_230])
        #expect(stage.confirmation?.field.text == "1000230")
    }

    @Test func aPlanNobodyAskedForIsDropped() {
        var stage = Stage()
        stage.send(.planned(stage.plan(of: [1_000_230]), generation: 0))
        #expect(stage.state.overlays == [])
    }

    @Test func readOnlyExplainsInsteadOfPlanning() {
        var stage = Stage(isReadOnly: true)
        #expect(stage.press("j R") == [])
        #expect(
            stage.state.notice
                == "READ-ONLY, by --read-only, CERTBACK_READ_ONLY or the configuration: nothing can be rolled back or retried.")
        #expect(stage.state.overlays == [])
        #expect(stage.state.render().lines[0].hasPrefix(" certback  READ-ONLY  AKID"))
    }

    @Test func anEmptyListHasNothingToPlan() {
        var stage = Stage(records: [], details: [:])
        #expect(stage.press("R") == [])
        #expect(stage.state.notice == "There is no record under the cursor.")
    }

    @Test func whileThePlanIsMadeTheScreenSaysWhatIsRead() {
        var stage = Stage()
        stage.press("j R")
        #expect(stage.words.contains("Reading record 1000230 from the API, then asking … Esc: change nothing"))
        #expect(stage.press("j R Space a / : Enter") == [])
        #expect(stage.state.overlays == [.planning(.rollback, [1_000_230])])
    }

    @Test func whatHasBeenReadOfAPlanIsCounted() {
        var stage = Stage()
        stage.press("a R")
        #expect(stage.screen.contains("Reading 12 records: 0 read, then asking …"))
        stage.send(.planProgressed(read: 7, generation: 1))
        #expect(stage.screen.contains("Reading 12 records: 7 read, then asking …"))
    }

    @Test func progressOfAnOlderPlanIsDropped() {
        var stage = Stage()
        stage.press("a R Esc R")
        stage.send(.planProgressed(read: 7, generation: 1))
        #expect(stage.screen.contains("Reading 12 records: 0 read"))
        stage.press("Esc")
        stage.send(.planProgressed(read: 7, generation: 2))
        #expect(stage.state.overlays == [])
    }

    @Test func onTheSmallestScreenTheWayOutIsStillNamed() {
        var stage = Stage(60, 15)
        stage.press("Enter R")
        #expect(stage.screen.contains("│ Reading record 1000231 from the API, then asking … │"))
        #expect(stage.screen.contains("│ Esc: change nothing "))
    }

    @Test func theFreshLookIsKeptForThePane() {
        var stage = Stage(details: [:])
        stage.cache.details = [1_000_230: Fixture.deployed]
        stage.press("j R")
        stage.answerPlan()
        #expect(stage.state.details[1_000_230].detail == Fixture.deployed)
    }
}
