import RecordModel
import Testing

@testable import BrowserUI

@Suite struct OverlayTests {
    @Test(arguments: [
        ("t", "t"), ("?", "?"), ("L", "L"), ("L", "Esc"), ("t", "Esc"), ("?", "q"), ("Enter", "Esc"), ("Enter", "q"),
    ])
    func pagesCloseWithEscQAndTheirOwnKey(open: String, close: String) {
        var stage = Stage()
        stage.press(open)
        #expect(stage.state.overlays.count == 1)
        stage.press(close)
        #expect(stage.state.overlays == [])
    }

    @Test(arguments: ["Esc", "q", "e", "Enter"])
    func aPanelStaysUntilDismissed(key: String) {
        var stage = Stage()
        stage.send(.failed(Fixture.explanation()))
        stage.press("j k ? s R")
        #expect(stage.state.overlays == [.explanation(Fixture.explanation())])
        stage.press(key)
        #expect(stage.state.overlays == [])
    }

    @Test(arguments: [
        ("j", 1), ("jjk", 1), ("k", 0), ("PgDn", 21), ("G", 27), ("G j", 27), ("G g", 0), ("^D", 10), ("^D ^U", 0),
    ])
    func helpScrollsWithTheSameKeys(keys: String, first: Int) {
        var stage = Stage()
        stage.press("?")
        stage.press(keys)
        #expect(stage.state.overlays == [.help(scroll: first)])
    }

    @Test func lastPageOfHelpEndsWithItsLastLine() {
        var stage = Stage(100, 24)
        stage.press("? G")
        #expect(stage.screen.contains("WITHDRAWN        nothing was sent"))
        #expect(stage.screen.contains("lines 28 to 48 of 48"))
    }

    @Test func everyKeyOfTheTableIsInHelp() {
        let text = HelpText(.standard).lines.flatMap(\.spans).map(\.text).joined(separator: "\n")
        for binding in Keymap.standard.bindings { #expect(text.contains(binding.help)) }
    }

    /// Help that is cut off cannot be scrolled sideways.
    @Test func everyLineOfHelpFitsIntoEightyColumns() {
        for line in HelpText(.standard).lines { #expect(line.width <= 80) }
    }

    @Test func everyCommandHasAKeyAndNoKeyTwo() {
        #expect(Set(Keymap.standard.bindings.map(\.command)) == Set(Command.allCases))
        let keys = Keymap.standard.bindings.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test func theLastErrorIsExplainedAgain() {
        var stage = Stage(details: [:])
        stage.send(.failed(Fixture.explanation()))
        stage.press("Esc e")
        #expect(stage.state.overlays == [.explanation(Fixture.explanation())])
    }

    @Test func withoutAnErrorThereIsNothingToExplain() {
        var stage = Stage()
        stage.press("e")
        #expect(stage.state.overlays == [])
        #expect(stage.state.notice == "There is no error to explain.")
    }

    @Test func theErrorOfTheRowGoesBeforeTheLastOne() throws {
        var stage = Stage()
        stage.send(.failed(Fixture.explanation()))
        stage.press("Esc jjj e")
        guard case .explanation(let explanation, _) = stage.state.overlays.last else {
            Issue.record("no explanation")
            return
        }
        #expect(explanation.what == "1 of 2 items could not be deployed.")
        #expect(explanation.message.contains("监听器正在被另一个任务修改"))
    }

    @Test func whereNothingSucceededNothingChanged() throws {
        let explanation = try #require(Explanation(failedItemsOf: Fixture.nothingSucceeded))
        #expect(explanation.changed.hasPrefix("No"))
    }

    @Test func repaintAndSuspendWorkEverywhere() {
        for keys in ["", "?", "t", "Enter", "/", ":", "R"] {
            var stage = Stage()
            stage.press(keys)
            #expect(stage.press("^l ^z") == [.repaint, .suspend])
        }
    }

    /// The list may have moved on below the page.
    @Test func onThePageOfARecordItsOwnErrorIsExplained() {
        var stage = Stage()
        stage.press("jjj Enter")
        stage.send(.detailFetched(Fixture.partlyFailed))
        stage.press("e")
        guard case .explanation(let explanation, _) = stage.state.overlays.last else {
            Issue.record("no explanation")
            return
        }
        #expect(explanation.again.hasPrefix("Press T to try the failed items again,"))
    }
}
