import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// For 400 ms a new question takes no key: it was meant for what the screen showed before.
@Suite struct GuardTests {
    /// The question has just opened.
    private func opened(_ id: DeployRecord.ID = 1_000_230, _ columns: Int = 80) -> Stage {
        var stage = Stage(columns)
        stage.go(to: id)
        stage.press("R")
        stage.answerPlan(afterGuard: false)
        return stage
    }

    @Test(arguments: ["Esc", "^c", "Enter", "1", "1000230 Enter", "q", "t", "Down", "End", "PgDn", "^u"], [0, 0.1, 0.399])
    func untilThenNoKeyDoesAnything(keys: String, seconds: Double) {
        var stage = opened()
        stage.wait(seconds)
        let before = stage.state
        #expect(stage.press(keys) == [])
        #expect(stage.state == before)
    }

    @Test func aPasteDoesNothingEither() {
        var stage = opened()
        #expect(stage.press([.paste("1000230\n")]) == [])
        #expect(stage.confirmation?.refusal == nil)
    }

    @Test func aDialogWithoutAQuestionIsGuardedToo() {
        var stage = opened(1_000_231)
        #expect(stage.press("Enter t Esc") == [])
        #expect(stage.confirmation != nil)
        stage.wait(0.4)
        stage.press("Esc")
        #expect(stage.confirmation == nil)
    }

    @Test func untilThenNothingAsksForText() {
        var stage = opened()
        #expect(stage.screen.contains("One moment …"))
        #expect(!stage.screen.contains("Type 1000230"))
        stage.wait(0.4)
        #expect(!stage.screen.contains("One moment …"))
        #expect(stage.screen.contains("Type 1000230 and press Enter to roll back:"))
    }

    @Test func theScreenWakesWhenItEnds() {
        var stage = Stage()
        // Nothing else is waited for: the row has been read.
        stage.wait(0.3)
        stage.send(.detailFetched(Fixture.deploying))
        stage.press("R")
        stage.answerPlan(afterGuard: false)
        #expect(stage.state.nextWake == stage.confirmation?.armedAt)
        #expect(stage.confirmation?.armedAt == stage.state.now + 0.4)
        stage.wait(0.4)
        #expect(stage.state.nextWake == stage.state.now + 1)
    }

    @Test func aClockSetBackBeginsItAnew() {
        var stage = opened()
        stage.wait(-3600)
        #expect(stage.confirmation?.armedAt == stage.state.now + 0.4)
        #expect((stage.state.nextWake ?? .distantFuture) <= stage.state.now + 0.4)
        stage.wait(0.39)
        #expect(stage.press("Esc") == [] && stage.confirmation != nil)
        stage.wait(0.01)
        stage.press("Esc")
        #expect(stage.confirmation == nil)
    }

    /// Text that is there stays; it is just not taken for a moment.
    @Test func aClockSetBackUnderTheTypingHandDoesNotLockTheQuestion() {
        var stage = opened()
        stage.wait(0.4)
        stage.type("1000230")
        stage.wait(-86_400)
        #expect(stage.press("Enter") == [])
        stage.wait(0.4)
        #expect(stage.press("Enter").count == 1)
    }

    @Test func aClockSetForwardOnlyEndsIt() {
        var stage = opened()
        stage.wait(86_400)
        stage.type("1000230")
        #expect(stage.press("Enter").count == 1)
    }

    @Test func whatWasTypedBeforeIsThrownAwayExactlyWhenTheQuestionOpens() {
        var stage = Stage()
        #expect(!stage.press("j R").contains(.flushInput))
        #expect(!stage.send(.planProgressed(read: 1, generation: 1)).contains(.flushInput))
        #expect(stage.answerPlan(afterGuard: false) == [.flushInput])
        #expect(!stage.wait(0.4).contains(.flushInput))
        stage.type("1000230")
        #expect(!stage.press("Enter").contains(.flushInput))
    }

    @Test func anAnswerThatIsDroppedThrowsNothingAway() {
        var stage = Stage()
        stage.press("j R Esc")
        #expect(stage.send(.planned(stage.plan(of: [1_000_230]), generation: 1)) == [])
    }
}
