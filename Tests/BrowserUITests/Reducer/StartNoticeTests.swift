import RecordModel
import Testing

@testable import BrowserUI

@Suite struct StartNoticeTests {
    private static let notice = "TERM=foo is unknown here; using xterm-256color."

    @Test func whatTheOperatorShouldKnowStandsThereUntilTheFirstKey() {
        var stage = Stage(80, 24, notice: Self.notice)
        stage.wait(60)
        #expect(stage.state.render().lines[22] == " " + Self.notice)
        stage.press("j")
        #expect(!stage.screen.contains("TERM"))
    }

    @Test func itIsSeenOnThePageOfUnsettledChangesToo() {
        let stage = Stage(80, 24, unsettled: Fixture.histories([Fixture.attempt(.accepted)]), notice: Self.notice)
        #expect(stage.state.render().lines[23] == " " + Self.notice)
    }
}
