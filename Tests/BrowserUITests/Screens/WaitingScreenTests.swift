import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// What a change waits for, on the page of requests and in the status line.
@Suite struct WaitingScreenTests {
    private func stage(_ state: ChangeState, _ event: ChangeUpdate.Event) -> Stage {
        var stage = Stage(120, 30)
        stage.send(.change(ChangeUpdate(attempt: Fixture.attempt(state), at: Fixture.now, event: event)))
        return stage
    }

    private func status(_ stage: Stage) -> String { stage.state.render().lines[28] }

    @Test func aRequestRefusedForItsRateIsCountedDown() {
        var stage = stage(.sending, .repeating(after: .seconds(3), because: "RequestLimitExceeded"))
        #expect(status(stage).hasSuffix("1000230 SENDING · 0 s · refused for its rate (RequestLimitExceeded); sent again in 3 s"))
        stage.wait(1.2)
        #expect(status(stage).hasSuffix("again in 2 s"))
        stage.press("t")
        #expect(stage.state.render().lines[3].hasSuffix("+ 0 ms intent written · + 0 ms not sent: RequestLimitExceeded"))
        #expect(stage.screen.contains("   refused for its rate (RequestLimitExceeded); sent again in 2 s"))
        #expect(stage.state.nextWake == stage.state.now + 1)
    }

    @Test(arguments: [ChangeUpdate.Event.phase(.queued), .state(.accepted)])
    func theCountdownEndsWithTheNextAttempt(event: ChangeUpdate.Event) {
        var stage = stage(.sending, .repeating(after: .seconds(3), because: "RequestLimitExceeded"))
        stage.send(.change(ChangeUpdate(attempt: Fixture.attempt(.sending), at: Fixture.now, event: event)))
        #expect(!status(stage).contains("again in"))
    }

    @Test func aReadThatWaitsForTheRateIsCountedDownToo() {
        var stage = Stage(120, 30)
        let action = Action("DescribeHostUploadUpdateRecord", repeatability: .always)
        let limit = APIError(.refused(code: "RequestLimitExceeded", message: ""), action: action, leftMachine: true)
        let report = RequestReport(
            call: 1, attempt: 1, action: action, recordID: nil, at: Fixture.now,
            event: .repeating(after: .seconds(4), because: limit))
        stage.send(.request(report))
        #expect(status(stage) == " api 0/20 · list: rate limit, again in 4 s")
        stage.wait(3.5)
        #expect(status(stage) == " api 0/20 · list: rate limit, again in 1 s")
        stage.wait(1)
        #expect(status(stage) == " api 0/20")
    }

    @Test func whoFollowsItInsteadIsNamed() {
        let other = Operator(user: "night", origin: nil, terminal: "/dev/pts/3", host: "bastion", process: 77)
        var stage = stage(.accepted, .followedElsewhere(other))
        #expect(status(stage) == " api 0/20 · 1000230 ACCEPTED, not done yet · 0 s · followed by process 77")
        stage.press("t")
        #expect(
            stage.screen.contains(
                "   followed by certback process 77 of night on bastion; here only the journal is read"))
    }

    /// What another process does, here is only told of; who took the step is who follows it.
    @Test(arguments: [(77 as Int32, true), (42, false)])
    func aStepOfThisProcessSaysThatNobodyElseFollowsIt(process: Int32, isFollowed: Bool) {
        let other = Operator(user: "ops", origin: nil, terminal: nil, host: "bastion", process: 77)
        var stage = stage(.accepted, .followedElsewhere(other))
        var attempt = Fixture.attempt(.accepted)
        attempt.heldBy.process = process
        stage.send(.change(ChangeUpdate(attempt: attempt, at: Fixture.now, event: .state(.accepted))))
        let failed = ChangeUpdate.Event.lookFailed(Fixture.explanation(), nextIn: .seconds(2))
        stage.send(.change(ChangeUpdate(attempt: attempt, at: Fixture.now, event: failed)))
        #expect(status(stage).contains("followed by process 77") == isFollowed)
    }

    /// Its process has ended: from the first look of our own on, this one follows it.
    @Test func aChangeTakenOverIsFollowedByNobodyElse() {
        var stage = stage(.accepted, .followedElsewhere(Fixture.operatedBy))
        stage.send(
            .change(
                ChangeUpdate(
                    attempt: Fixture.attempt(.accepted), at: Fixture.now, event: .looked(number: 1, nextIn: .seconds(2)))))
        #expect(!status(stage).contains("followed by"))
    }
}
