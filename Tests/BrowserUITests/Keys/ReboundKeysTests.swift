import RecordModel
import Testing

@testable import BrowserUI

@Suite struct ReboundKeysTests {
    private static func stage() throws -> Stage {
        let keys = try Keymap(rebinding: [
            .rollBack: ["B"], .explain: ["E"], .synchronise: ["z"], .requests: ["v"], .quit: ["Q"], .open: ["l"],
            .repaint: ["^R"],
        ])
        return Stage(keymap: keys)
    }

    @Test func theNewKeyActsAndTheOldOneDoesNot() throws {
        var stage = try Self.stage()

        #expect(stage.press("R") == [])
        #expect(stage.press("B").contains { if case .plan = $0 { true } else { false } })
    }

    @Test func footerAndHelpSpeakOfTheNewKeys() throws {
        var stage = try Self.stage()

        #expect(stage.screen.contains("B roll back"))
        #expect(stage.screen.contains("z sync"))
        stage.press("?")
        #expect(stage.screen.contains("Esc or Q: back"))
    }

    @Test func sentencesNameTheNewKeys() throws {
        var stage = try Self.stage()
        var explanation = Fixture.explanation()
        explanation.remedy = "Wait, then press R. Press t (or press s) meanwhile; s is for seconds."
        stage.send(.failed(explanation))

        #expect(stage.words.contains("Wait, then press B. Press v (or press z) meanwhile; s is for seconds."))
    }

    @Test func theKeyThatOpensAPageClosesIt() throws {
        var stage = try Self.stage()

        stage.press("v v")
        #expect(stage.state.overlays == [])
        stage.press("v t q")
        #expect(stage.state.overlays == [.requests(scroll: 0)])
        stage.press("Q")
        #expect(stage.state.overlays == [])
    }

    @Test func aKeyWithControlRepaintsWhereTextIsTyped() throws {
        var stage = try Self.stage()

        stage.press("/")
        #expect(stage.press("^r") == [.repaint])
        #expect(stage.press("^l") == [])
    }

    /// Whatever the key of `open` is, only Enter confirms.
    @Test func enterAloneConfirms() throws {
        var stage = try Self.stage()
        stage.go(to: 1_000_230)
        stage.press("B")
        stage.answerPlan()
        #expect(stage.type("1000230l").isEmpty)
        stage.press("Backspace")

        #expect(stage.press("Enter").contains { if case .carryOut = $0 { true } else { false } })
    }
}
