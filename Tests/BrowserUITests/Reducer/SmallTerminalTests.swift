import RecordModel
import Testing

@testable import BrowserUI

@Suite struct SmallTerminalTests {
    private static let sizes = [Size(columns: 59, rows: 24), Size(columns: 80, rows: 14), Size(columns: 1, rows: 1)]

    @Test(arguments: sizes)
    func onlyQuitWorksOnAScreenTooSmall(size: Size) {
        var stage = Stage()
        stage.send(.resized(size))
        let before = stage.state
        #expect(stage.press("j R Space / : x s Enter Esc a t ?") == [])
        #expect(stage.state == before)
        #expect(stage.press("q") == [.quit])
        #expect(stage.press("^c") == [.quit])
    }

    @Test func theSizeNeededIsNamed() {
        var stage = Stage()
        stage.send(.resized(Size(columns: 59, rows: 14)))
        #expect(stage.state.render().lines.first == "certback needs 60x15, this is 59x14. q quits.")
    }

    /// On the narrowest of screens how to leave must not be cut off.
    @Test func theSizeNeededIsWrapped() {
        var stage = Stage()
        stage.send(.resized(Size(columns: 20, rows: 12)))
        #expect(
            stage.state.render().lines.prefix(4) == ["certback needs", "60x15, this is", "20x12. q quits.", ""])
    }

    @Test func whatWasThereComesBackWithTheRoom() {
        var stage = Stage()
        stage.press("jj")
        let before = stage.screen
        stage.send(.resized(Size(columns: 20, rows: 5)))
        stage.send(.resized(Size(columns: 80, rows: 24)))
        #expect(stage.screen == before)
    }
}
