import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct WakeTests {
    /// A screen on which nothing is under way.
    private var idle: Stage {
        var stage = Stage()
        stage.wait(0.3)
        stage.send(.detailFetched(Fixture.deploying))
        return stage
    }

    @Test func anIdleScreenWakesWhenTheAgeShownChanges() {
        #expect(idle.state.nextWake == Fixture.now + 60)
    }

    @Test func anIdleScreenWithoutAnAgeNeverWakes() {
        var stage = idle
        stage.send(.ageRead(CacheAge()))
        #expect(stage.state.nextWake == nil)
    }

    @Test func whileSynchronisingProgressAloneWakes() {
        var stage = idle
        stage.press("s")
        #expect(stage.state.nextWake == nil)
    }

    @Test func aRestIsWaitedForToItsEnd() {
        var stage = idle
        stage.press("j")
        #expect(stage.state.nextWake == stage.state.now + 0.3)
    }

    @Test(arguments: [
        ChangeState.intended, .sending, .accepted, .running(.init(total: 4, succeeded: 1, failed: 0, running: 3)),
        .unknown(why: "lost"),
    ])
    func secondsAreCountedWhileARollbackIsUnderWay(rollback: ChangeState) {
        var stage = idle
        stage.find(Fixture.attempt(rollback))
        #expect(stage.state.nextWake == stage.state.now + 1)
    }

    @Test func secondsAreCountedInAQuestion() {
        var stage = idle
        stage.askForRollback(of: 1_000_230)
        stage.wait(0.3)
        #expect(stage.state.nextWake == stage.state.now + 1)
    }

    @Test func aRequestIsShownForItsSecond() {
        var stage = idle
        let action = Action("DescribeHostUploadUpdateRecord", repeatability: .always)
        stage.send(
            .request(
                RequestReport(call: 1, attempt: 1, action: action, recordID: nil, at: stage.state.now, event: .phase(.connecting))
            ))
        #expect(stage.screen.contains(" api 1/20"))
        #expect(stage.state.nextWake == stage.state.now + 1)
        var later = stage
        later.wait(1)
        #expect(later.screen.contains(" api 0/20"))
        // A clock set back does not count it for ever.
        stage.wait(-3600)
        #expect(stage.screen.contains(" api 0/20"))
    }

    /// A wake in the past would make the program spin.
    @Test(arguments: [0.0, 0.1, 59, 60, 61, 3599, 90_000, -120])
    func theNextWakeAlwaysLiesAhead(seconds: Double) throws {
        var stage = idle
        stage.wait(seconds)
        #expect(try #require(stage.state.nextWake) > stage.state.now)
    }
}
