import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct StatusLineTests {
    private static let running = TaskProgress(total: 4, succeeded: 1, failed: 1, running: 2)
    private static let done = TaskProgress(total: 4, succeeded: 4, failed: 0, running: 0)
    private static let broken = TaskProgress(total: 4, succeeded: 3, failed: 1, running: 0)

    private func line(_ stage: Stage) -> String { stage.state.render().lines[22] }

    @Test(arguments: [
        (ChangeState.intended, "1000230 INTENDED · 41 s"), (.sending, "1000230 SENDING · 41 s"),
        (.accepted, "1000230 ACCEPTED, not done yet · 41 s"), (.running(running), "1000230 rolling back 2 of 4 · 41 s"),
        (.unknown(why: "lost"), "1000230 UNKNOWN, looking it up · 41 s"),
        (.rolledBack(done), "1000230 ROLLED BACK · 4 of 4 items put back"),
        (.rollbackFailed(broken), "1000230 ROLLBACK FAILED · 1 of 4 items failed, 3 put back"),
        (.refused(code: "X.Y", message: "no"), "1000230 REFUSED · nothing changed: X.Y"),
        (.notApplied, "1000230 NOT APPLIED · looked up again and again: it has not begun"),
        (.withdrawn(why: "no network"), "1000230 WITHDRAWN · nothing was sent: no network"),
    ])
    func everyFateHasItsWords(rollback: ChangeState, words: String) {
        var stage = Stage(100)
        stage.find(Fixture.attempt(rollback))
        stage.wait(41)
        #expect(line(stage) == " api 0/20 · " + words)
    }

    @Test(arguments: [
        (ChangeState.rolledBack(done), Style.good), (.rollbackFailed(broken), .bad), (.refused(code: "X", message: ""), .bad),
        (.accepted, .warning), (.unknown(why: ""), .warning),
    ])
    func colourOnlyRepeatsTheWord(rollback: ChangeState, style: Style) {
        var stage = Stage()
        stage.find(Fixture.attempt(rollback))
        #expect(stage.state.render().runs(ofRow: 22).contains { $0.style == style && $0.text.contains("1000230") })
    }

    @Test func theNextLookIsCountedDown() {
        var stage = Stage()
        let update = ChangeUpdate(
            attempt: Fixture.attempt(.running(Self.running)), at: Fixture.now, event: .looked(number: 3, nextIn: .seconds(5)))
        stage.send(.change(update))
        #expect(line(stage) == " api 0/20 · 1000230 rolling back 2 of 4 · 0 s · next look in 5 s")
        stage.wait(3.2)
        #expect(line(stage).hasSuffix("next look in 2 s"))
        stage.wait(10)
        #expect(line(stage).hasSuffix("next look in 0 s"))
    }

    @Test func othersUnderWayAreCounted() {
        var stage = Stage()
        stage.find(
            Fixture.attempt(.accepted), Fixture.attempt(.intended, number: 2, of: 1_000_229),
            Fixture.attempt(.notApplied, number: 3, of: 1_000_228), Fixture.attempt(.intended, number: 4, of: 1_000_220))
        #expect(line(stage) == " api 0/20 · 1000230 ACCEPTED, not done yet · 0 s · 2 more under way (t)")
    }

    @Test func withNothingUnderWayTheBudgetStandsAlone() {
        #expect(line(Stage()) == " api 0/20")
    }

    @Test func aSentenceTooLongEndsInAnEllipsis() {
        var stage = Stage()
        stage.find(Fixture.attempt(.withdrawn(why: String(repeating: "很长", count: 40))))
        #expect(line(stage).hasSuffix("…"))
        #expect(line(stage).cellWidth <= 79)
    }
}
