import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct ChangeUpdateTests {
    private func update(_ state: ChangeState, _ event: ChangeUpdate.Event? = nil, _ explanation: Explanation? = nil) -> Event {
        .change(
            ChangeUpdate(
                attempt: Fixture.attempt(state), at: Fixture.now, event: event ?? .state(state), explanation: explanation))
    }

    @Test func eachLookBringsRowAndPaneUpToDate() {
        var state = Stage().state
        let effects = state.reduce(update(.accepted, .looked(number: 1, nextIn: .seconds(2))))
        #expect(effects.contains(.readDetail(1_000_230)))
        #expect(effects.contains { if case .loadWindow = $0 { true } else { false } })
    }

    /// Many changes are looked at more often than a slow filter can answer.
    @Test func looksDoNotKeepARequestForTheListFromItsAnswer() {
        var stage = Stage()
        stage.answersList = false
        stage.press("o")
        for number in 1...3 { stage.send(update(.accepted, .looked(number: number, nextIn: .seconds(2)))) }
        #expect(stage.openRequests.count == 1)
        // What changed meanwhile is asked for once, when the answer has come.
        stage.answerOpenRequests()
        #expect(stage.openRequests.count == 1 && stage.list.isLoading)
        stage.answerOpenRequests()
        #expect(stage.openRequests.isEmpty && !stage.list.isLoading)
    }

    @Test func whatCouldNotBeKeptIsSaidUntilTheNextKey() {
        var stage = Stage()
        stage.send(update(.accepted, .notKept(Fixture.explanation())))
        #expect(
            stage.state.notice == "1000230 was looked at, but what was read could not be kept: \(Fixture.explanation().what)")
        stage.press("j")
        #expect(stage.state.notice == nil)
    }

    @Test(arguments: [
        (ChangeState.intended, "INTENDED"), (.sending, "SENDING"), (.accepted, "ACCEPTED"),
        (.unknown(why: "lost"), "UNKNOWN"),
        (.refused(code: "X", message: ""), "DEPLOYED"), (.notApplied, "DEPLOYED"), (.withdrawn(why: ""), "DEPLOYED"),
    ])
    func theRowShowsWhatIsUnderWay(rollback: ChangeState, word: String) {
        var stage = Stage()
        stage.send(update(rollback))
        stage.press("Esc")
        let row = stage.state.render().lines.first { $0.contains(" 1000230 ") }
        #expect(row?.contains("  \(word)  ") == true)
    }

    @Test func aRefusalIsExplainedAtOnce() {
        var stage = Stage()
        stage.send(update(.refused(code: "X", message: ""), nil, Fixture.explanation("X")))
        #expect(stage.state.overlays == [.explanation(Fixture.explanation("X"))])
    }

    @Test func aQuestionBeingAnsweredIsNotCovered() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_229)
        stage.type("1000")
        stage.send(update(.refused(code: "X", message: ""), nil, Fixture.explanation("X")))
        #expect(stage.confirmation?.field.text == "1000")
        #expect(stage.state.notice?.hasPrefix("X: The API was asked too often.") == true)
    }

    @Test func aSecondFailureUnderAPanelIsSeen() {
        var stage = Stage()
        stage.send(.failed(Fixture.explanation("First")))
        stage.send(.failed(Fixture.explanation("Second")))
        #expect(stage.screen.contains("First"))
        #expect(stage.screen.contains("Second: The API was asked too often."))
    }

    @Test func aFailedRollbackIsToldInOneSentence() {
        var stage = Stage()
        stage.send(update(.rollbackFailed(TaskProgress(total: 4, succeeded: 3, failed: 1, running: 0))))
        #expect(stage.state.notice == "1000230 ROLLBACK FAILED: 1 of 4 items failed, 3 put back. Enter shows which.")
    }

    @Test func whatAnEarlierRunLeftIsShownOnce() {
        var stage = Stage()
        stage.send(.changesFound(Fixture.histories([Fixture.attempt(.accepted)])))
        stage.send(.changesFound(Fixture.histories([Fixture.attempt(.accepted)])))
        stage.send(update(.accepted, .looked(number: 1, nextIn: .seconds(2))))
        #expect(stage.state.changes.entries.count == 1)
    }

    @Test func aFailedLookDoesNotEndTheRollback() {
        var stage = Stage(120)
        stage.send(update(.accepted, .lookFailed(Fixture.explanation(), nextIn: .seconds(5))))
        #expect(stage.state.changes.live.map(\.attempt.state) == [.accepted])
        #expect(stage.screen.contains("look failed: RequestLimitExceeded · next look in 5 s"))
    }

    @Test func aRollbackThatCouldNotBeWrittenDownIsExplained() {
        var stage = Stage()
        stage.send(.changeNotBegun(1_000_230, Fixture.explanation("JournalFailed")))
        #expect(stage.screen.contains("JournalFailed"))
        #expect(stage.screen.contains("record 1000230"))
        #expect(stage.state.changes.entries.isEmpty)
    }
}
