import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct RequestsScreenTests {
    private static let requestID = RequestID(rawValue: "79b4dae4-51a7-4345-9b2b-0c6a29f69291")

    private func at(_ milliseconds: Int) -> Date { Fixture.now + Double(milliseconds) / 1000 }

    /// A rollback on its way, request and looks included.
    private func underWay() -> Stage {
        var stage = Stage(100, 30)
        func tell(_ milliseconds: Int, _ state: ChangeState, _ event: ChangeUpdate.Event? = nil, requestID: RequestID? = nil) {
            let attempt = Fixture.attempt(state, requestID: requestID)
            stage.send(.change(ChangeUpdate(attempt: attempt, at: at(milliseconds), event: event ?? .state(state))))
        }
        tell(0, .intended)
        tell(1, .sending)
        for (phase, milliseconds) in [(RequestPhase.queued, 1), (.connecting, 2), (.sent, 41), (.answered, 187)] {
            tell(milliseconds, .sending, .phase(phase))
        }
        tell(188, .accepted, requestID: Self.requestID)
        tell(1200, .running(TaskProgress(total: 4, succeeded: 2, failed: 0, running: 2)), requestID: Self.requestID)
        tell(
            1200, .running(TaskProgress(total: 4, succeeded: 2, failed: 0, running: 2)), .looked(number: 1, nextIn: .seconds(5)),
            requestID: Self.requestID)
        stage.send(.tick(at(2000)))
        return stage
    }

    private func request(_ call: Int, _ milliseconds: Int, _ event: RequestReport.Event, attempt: Int = 1) -> Event {
        let action = Action("DescribeHostUploadUpdateRecord", repeatability: .always)
        return .request(
            RequestReport(call: call, attempt: attempt, action: action, recordID: nil, at: at(milliseconds), event: event))
    }

    /// The same with two requests of the list, one of them refused as too fast.
    private func withRequests() -> Stage {
        var stage = underWay()
        stage.send(request(1, 0, .phase(.queued)))
        stage.send(request(1, 95, .succeeded(Self.requestID)))
        let limit = APIError(
            .refused(code: "RequestLimitExceeded", message: ""), action: Action("X", repeatability: .always), leftMachine: true)
        stage.send(request(2, 500, .phase(.queued)))
        stage.send(request(2, 600, .repeating(after: .seconds(1), because: limit), attempt: 2))
        stage.press("t")
        return stage
    }

    @Test func rollbackWithItsPhases() {
        #expect(
            withRequests().screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.com                     cache 14:02 · 3 min old
                ─── Requests and changes ───────────────────────────────────────────────────────────────────────────
                 14:05:00.000  rollback 1000230                                                       ROLLING BACK
                   + 0 ms intent written · + 1 ms queued · + 2 ms connecting · + 41 ms sent · + 187 ms answered
                   RequestId 79b4dae4-51a7-4345-9b2b-0c6a29f69291
                   2 of 4 items
                   look 1: rolling back 2 of 4 · next in 5 s

                 Requests
                 14:05:00.500  DescribeHostUploadUpdateRecord (attempt 2)  again in 0 s: RequestLimitExceeded
                 14:05:00.000  DescribeHostUploadUpdateRecord  ok 95 ms  79b4dae4-51a7-4345-9b2b-0c6a29f69291


















                 Esc or q: back
                """)
    }

    @Test func withNothingAskedThePageSaysSo() {
        var stage = Stage()
        stage.press("t")
        #expect(stage.state.render().lines[2] == " Nothing has been asked yet.")
    }

    @Test(arguments: [
        (ChangeState.refused(code: "X.Y", message: ""), "nothing changed: X.Y"),
        (.notApplied, "looked up again and again: it has not begun"),
        (.unknown(why: "connection reset"), "may have happened; certback is looking: connection reset"),
        (.withdrawn(why: "no network"), "nothing was sent: no network"),
    ])
    func everyFateSaysWhetherAnythingChanged(rollback: ChangeState, words: String) {
        var stage = Stage(100, 30)
        stage.find(Fixture.attempt(rollback))
        stage.press("t")
        let lines = stage.state.render().lines
        #expect(lines[2].hasPrefix(" 14:05:00.000  rollback 1000230 ") && lines[2].hasSuffix(" \(rollback.word)"))
        #expect(lines.contains("   " + words))
    }

    @Test func newestRollbackStandsOnTop() {
        var stage = Stage(100, 30)
        stage.find(Fixture.attempt(.accepted), Fixture.attempt(.intended, number: 2, of: 1_000_229))
        stage.press("t")
        let rollbacks = stage.state.render().lines.filter { $0.contains("  rollback 10002") }
        #expect(rollbacks.map { $0.contains("1000229") } == [true, false])
    }
}
