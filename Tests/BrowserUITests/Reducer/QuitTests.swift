import RecordModel
import Testing

@testable import BrowserUI

@Suite struct QuitTests {
    @Test(arguments: ["q", "^c"])
    func quitAsksNothingWhenNothingIsQueued(key: String) {
        var stage = Stage()
        #expect(stage.press(key) == [.quit])
    }

    @Test(arguments: ["q", "^c"])
    func quitAsksWhileSomethingUnsentIsQueued(key: String) {
        var stage = Stage()
        stage.find(Fixture.attempt(.intended))
        #expect(stage.press(key) == [])
        #expect(stage.state.notice?.hasPrefix("1 change not sent yet: x withdraws; :quit withdraws, quits") == true)
        stage.press(":")
        stage.type("quit")
        #expect(stage.press("Enter") == [.quit])
    }

    /// The cloud goes on by itself, and the journal knows.
    @Test(arguments: [ChangeState.sending, .accepted, .unknown(why: "lost"), .withdrawn(why: "no network"), .notApplied])
    func quitAsksNothingOnceAllIsSent(rollback: ChangeState) {
        var stage = Stage()
        stage.find(Fixture.attempt(rollback))
        #expect(stage.press("q") == [.quit])
    }

    @Test(arguments: ["Enter", "t", "?"])
    func qOnAPageOnlyClosesThePage(key: String) {
        var stage = Stage()
        stage.press(key)
        #expect(stage.press("q") == [])
        #expect(stage.state.overlays == [])
    }
}
