import RecordModel
import Testing

@testable import BrowserUI

@Suite struct CopyScreenTests {
    @Test func theMenuShowsEachTextInFull() {
        var stage = Stage(80, 24)
        stage.send(
            .change(
                ChangeUpdate(
                    attempt: Fixture.attempt(
                        .accepted, requestID: RequestID(rawValue: "79b4dae4-51a7-4345-9b2b-0c6a29f69291")),
                    at: Fixture.now, event: .state(.accepted))))
        stage.press("j y")
        let rows = stage.state.render().lines
        #expect(
            rows[7..<16].joined(separator: "\n") == """
                   ┌─ Copy from record 1000230 ────────────────────────────────────────────┐
                   │ i  id           1000230                                               │
                   │ c  certificate  a1B2c3D4                                              │
                   │ r  RequestId    79b4dae4-51a7-4345-9b2b-0c6a29f69291  of the rollback │
                   │ s  command      certback show 1000230                                 │
                   │ b  command      certback rollback 1000230                             │
                   │ The choice is sent to the clipboard; Y: show it                       │
                   │ Esc: close                                                            │
                   └───────────────────────────────────────────────────────────────────────┘
                """)
        #expect(stage.state.render().cursor == Position(row: 8, column: 5))
        stage.press("Y")
        #expect(stage.screen.contains("│ The choice is shown, to select by hand; Y: send it                    │"))
    }

    @Test func onANarrowTerminalATextIsCutInTheMiddle() {
        var stage = Stage(60, 15)
        stage.send(
            .change(
                ChangeUpdate(
                    attempt: Fixture.attempt(
                        .accepted, requestID: RequestID(rawValue: "79b4dae4-51a7-4345-9b2b-0c6a29f69291")),
                    at: Fixture.now, event: .state(.accepted))))
        stage.press("j y")
        #expect(stage.screen.contains("│ r  RequestId    79b4dae4-5…6a29f69291  of the rollback │"))
    }

    @Test func aLongTextFillsTheRowsFromEdgeToEdge() {
        var stage = Stage(60, 15)
        stage.send(.copyAnswered(.byHand(String(repeating: "0123456789", count: 13) + "\n支付", because: "Too long.")))
        #expect(
            stage.screen == """
                012345678901234567890123456789012345678901234567890123456789
                012345678901234567890123456789012345678901234567890123456789
                0123456789
                支付










                Too long. Esc: back
                """)
        #expect(stage.state.render().cursor == Position(row: 0, column: 0))
    }

    @Test func aTextOfManyRowsScrolls() {
        var stage = Stage(60, 15)
        let lines = (1...40).map { "line \($0)" }
        stage.send(.copyAnswered(.byHand(lines.joined(separator: "\n"), because: "Too long.")))
        stage.press("PgDn")
        #expect(stage.state.render().lines[0] == "line 15")
        stage.press("G")
        #expect(stage.state.render().lines[13] == "line 40")
        #expect(stage.state.render().lines[14] == "Esc: back · lines 27 to 40 of 40")
    }
}
