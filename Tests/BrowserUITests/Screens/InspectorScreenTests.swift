import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct InspectorScreenTests {
    private func stage(_ columns: Int, _ rows: Int) -> Stage {
        var stage = Stage(columns, rows)
        stage.press("j")
        stage.ask(1, Fixture.rollback)
        stage.press("i")
        stage.answerPreview()
        return stage
    }

    @Test func aRequestAsHTTP() {
        #expect(
            stage(80, 24).screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                ─── UploadUpdateCertificateRecordRollback 1000230 · 2 of 2 ─────────────────────
                 [HTTP]  to sign   tccli   curl   answer   time line
                 Asked 14:05:00.000 +08: ok, RequestId 79b4dae4-51a7-4345-9b2b-0c6a29f69291

                 POST / HTTP/1.1
                 Host: ssl.intl.tencentcloudapi.com
                 Content-Type: application/json
                 Authorization: TC3-HMAC-SHA256 Credential=AKIDEXAM…MPLE/2026-11-20/ssl/tc3_req
                 uest, SignedHeaders=content-type;host, Signature=(hidden)
                 X-TC-Action: UploadUpdateCertificateRecordRollback
                 X-TC-Version: 2019-12-05
                 X-TC-Timestamp: 1795154700
                 X-TC-Language: en-US
                 X-TC-RequestClient: certback
                 Content-Length: 26

                 {"DeployRecordId":1000230}





                 Esc: back · Left Right: part · [ ]: request · y: copy
                """)
    }

    @Test func theTextToSign() {
        var stage = stage(80, 24)
        stage.press("Right")
        #expect(
            stage.state.render().lines[5..<22].joined(separator: "\n") == """
                 Canonical request

                 POST
                 /

                 content-type:application/json
                 host:ssl.intl.tencentcloudapi.com

                 content-type;host
                 0f1e

                 String to sign

                 TC3-HMAC-SHA256
                 1795154700
                 2026-11-20/ssl/tc3_request
                 2d3c
                """)
    }

    @Test func whatRWouldSendAsACommandOnTheSmallestScreen() {
        var stage = stage(60, 15)
        stage.press("[ Right Right")
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.in…  cache 14:02 · 3 min old
                ─── UploadUpdateCertificateRecordRollback 1000230 · 1 of 2 ─
                  HTTP   to sign  [tccli]  curl   answer   time line
                 Nothing was sent. R would send this once confirmed, signed
                 anew then.
                 Pasted, it changes the cloud at once: no question, no
                 entry in the journal.

                 # Sends the change at once, past the journal of certback.
                 # tccli ends with 255 both when refused and when the answe
                 r was lost:
                 # look at the record before asking again.
                 tccli ssl UploadUpdateCertificateRecordRollback \\
                   --DeployRecordId 1000230 \\
                 Esc: back · Left Right: part · [ ]: request · y: copy · l…
                """)
    }

    @Test func theAnswerAndTheTimeLine() {
        var stage = stage(100, 30)
        stage.press("Left Left")
        #expect(
            stage.state.render().lines[5..<11].joined(separator: "\n") == """
                 HTTP status 200, 65 bytes

                 {
                   "Response": {
                     "RequestId": "79b4dae4-51a7-4345-9b2b-0c6a29f69291"
                   }
                """)
        stage.press("Right")
        #expect(
            stage.state.render().lines[5..<12].joined(separator: "\n") == """
                 14:05:00.000        + 0 ms  queued
                 14:05:00.125      + 125 ms  connecting
                 14:05:00.250      + 250 ms  sent
                 14:05:00.375      + 375 ms  waiting
                 14:05:00.500      + 500 ms  answered
                 14:05:00.500      + 500 ms  ok

                """)
    }

    @Test(arguments: [
        (RequestReport.Event.phase(.waiting), "waiting", "No answer yet."),
        (
            .failed(APIError(.lost("reset"), action: Fixture.rollback, leftMachine: true)), "failed: no answer",
            "No answer came."
        ),
        (
            .failed(APIError(.refused(code: "X.Y", message: ""), action: Fixture.rollback, leftMachine: true)), "failed: X.Y",
            "No answer came."
        ),
        (
            .repeating(after: .seconds(1), because: APIError(.unreachable("x"), action: Fixture.rollback, leftMachine: false)),
            "to be sent anew: not sent (no connection)", "No answer came."
        ),
    ])
    func whatHasBecomeOfIt(event: RequestReport.Event, words: String, answer: String) {
        var stage = Stage(100, 30)
        stage.press("j")
        stage.ask(1, Fixture.rollback, reply: nil)
        stage.tell(1, Fixture.rollback, 1_000_230, Fixture.now + 1, event)
        stage.press("i Left Left")
        #expect(stage.state.render().lines[3] == " Asked 14:05:00.000 +08: \(words)")
        #expect(stage.state.render().lines[5] == " \(answer)")
    }

    @Test func anAttemptThatWasFollowedByAnother() {
        var stage = Stage(100, 30)
        stage.press("j")
        stage.ask(1, Fixture.rollback, reply: nil)
        let limit = APIError(.refused(code: "RequestLimitExceeded", message: ""), action: Fixture.rollback, leftMachine: true)
        stage.tell(1, Fixture.rollback, 1_000_230, Fixture.now + 1, .repeating(after: .seconds(1), because: limit))
        stage.tell(
            1, Fixture.rollback, 1_000_230, Fixture.now + 2, .signed(Fixture.request(Fixture.rollback, at: Fixture.now + 2)),
            attempt: 2)
        stage.tell(1, Fixture.rollback, 1_000_230, Fixture.now + 2, .phase(.connecting), attempt: 2)
        stage.press("i")
        #expect(stage.state.render().lines[1].contains(" · 2 of 3 "))
        #expect(stage.state.render().lines[3] == " Asked 14:05:00.000 +08, attempt 2: connecting")
        stage.press("]")
        #expect(stage.state.render().lines[3] == " Asked 14:05:00.000 +08: another attempt followed")
    }

    /// What is read out first is the row the cursor rests on.
    @Test func theCursorRestsOnTheFirstRowInSight() {
        var stage = stage(80, 15)
        #expect(stage.state.render().cursor == Position(row: 3, column: 0))
        stage.press("j")
        #expect(stage.state.render().lines[3] == "")
        #expect(stage.state.render().cursor == Position(row: 4, column: 0))
    }
}
