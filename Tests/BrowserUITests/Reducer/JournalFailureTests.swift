import RecordModel
import Testing

@testable import BrowserUI

/// With a journal that cannot be used nothing can be changed, only looked at.
@Suite struct JournalFailureTests {
    @Test(arguments: ["R", "T", "L"])
    func theKeysThatNeedItExplainInstead(key: String) {
        var stage = Stage(journalFailure: Fixture.damaged)
        #expect(stage.press(key) == [])
        #expect(stage.state.overlays == [.explanation(Fixture.damaged)])
        #expect(stage.screen.contains("Set it aside with certback journal --set-aside NAME."))
        stage.press("Esc")
        #expect(stage.state.overlays == [])
    }

    @Test(arguments: ["R", "T"])
    func onThePageOfARecordToo(key: String) {
        var stage = Stage(journalFailure: Fixture.damaged)
        stage.press("j Enter")
        #expect(stage.press(key) == [])
        #expect(stage.state.overlays == [.detail(1_000_230, scroll: 0), .explanation(Fixture.damaged)])
    }

    @Test func byItsNameToo() {
        var stage = Stage(journalFailure: Fixture.damaged)
        stage.press(":")
        stage.type("journal")
        #expect(stage.press("Enter") == [])
        #expect(stage.state.overlays == [.explanation(Fixture.damaged)])
    }

    @Test func theHeaderSaysSo() {
        let stage = Stage(journalFailure: Fixture.damaged)
        #expect(stage.state.render().lines[0].hasPrefix(" certback  JOURNAL UNUSABLE  AKID"))
        #expect(!Stage().screen.contains("JOURNAL"))
    }
}
