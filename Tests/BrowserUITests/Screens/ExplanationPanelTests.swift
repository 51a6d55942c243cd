import RecordModel
import Testing

@testable import BrowserUI

@Suite struct ExplanationPanelTests {
    private static let long = Explanation(
        title: "Long", what: String(repeating: "what ", count: 40), changed: String(repeating: "changed ", count: 30),
        remedy: String(repeating: "remedy ", count: 30), again: "again", message: "the last words", outcome: .failed)

    private var stage: Stage {
        var stage = Stage(60, 15)
        stage.send(.failed(Self.long))
        return stage
    }

    @Test func aLongPanelSaysHowMuchOfItIsInSight() {
        #expect(stage.screen.contains("Esc: close  lines 1 to 10 of 18"))
        #expect(!stage.screen.contains("the last words"))
    }

    @Test(arguments: ["G", "End", "PgDn PgDn PgDn", "jjjjjjjjjjjjjjjjjjjjjjjjj"])
    func itsEndCanBeReached(keys: String) {
        var stage = stage
        stage.press(keys)
        #expect(stage.screen.contains("the last words"))
        #expect(stage.screen.contains("Esc: close"))
        stage.press("g")
        #expect(stage.screen.contains("what what"))
    }

    @Test func theStatusLineBelowStaysInSight() {
        #expect(stage.state.render().lines[13].hasPrefix(" api 0/20"))
    }

    @Test(arguments: ["Esc", "q", "e", "Enter"])
    func scrolledItClosesAllTheSame(key: String) {
        var stage = stage
        stage.press("PgDn")
        stage.press(key)
        #expect(stage.state.overlays == [])
    }

    @Test func aShortPanelDoesNotScroll() {
        var stage = Stage(80, 24)
        stage.send(.failed(Fixture.explanation()))
        stage.press("j G PgDn")
        #expect(stage.state.overlays == [.explanation(Fixture.explanation())])
    }
}
