import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// What became of a request stands in a word or two on the inspector's head, in its time line and among the requests.
@Suite struct FailureWordTests {
    private static func error(
        _ reason: APIError.Reason, leftMachine: Bool = true, cause: ConnectionCause? = nil
    ) -> APIError {
        APIError(reason, action: Fixture.read, leftMachine: leftMachine, cause: cause)
    }

    @Test(arguments: [
        (error(.refused(code: "AuthFailure.X", message: "no")), "AuthFailure.X"), (error(.lost("reset")), "no answer"),
        (error(.unreadable(.httpStatus(502, hint: "<html>"))), "HTTP 502"),
        (error(.unreadable(.notJSON(hint: "<html>"))), "unreadable answer"),
        (error(.unreadable(.wrongShape("no Response"))), "unreadable answer"),
        (error(.unreadable(.damaged("chunks"))), "unreadable answer"), (error(.unreadable(.empty)), "empty answer"),
        (error(.unreadable(.tooLarge(limit: 1))), "answer too large"),
        (error(.unreachable("x"), leftMachine: false), "not sent (no connection)"),
        (error(.unreachable("x"), leftMachine: false, cause: .refused), "not sent (connection refused)"),
        (error(.noCredentials("x"), leftMachine: false), "not sent (no keys)"),
        (error(.cancelled, leftMachine: false), "not sent (given up)"), (error(.cancelled), "given up before an answer"),
    ])
    func itSaysWhatCame(error: APIError, word: String) {
        var stage = Stage(100, 30)
        stage.press("j")
        stage.ask(1, Fixture.read, reply: nil)
        stage.tell(1, Fixture.read, 1_000_230, Fixture.now + 1, .failed(error))
        stage.press("i")
        #expect(stage.state.render().lines[3] == " Asked 14:05:00.000 +08: failed: \(word)")
        stage.press("Left")
        #expect(stage.screen.contains("+ 1,000 ms  failed: \(word)"))
        stage.press("Esc t")
        #expect(stage.screen.contains("DescribeHostUploadUpdateRecordDetail 1000230  failed: \(word)"))
    }
}
