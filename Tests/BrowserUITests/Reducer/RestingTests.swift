import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct RestingTests {
    @Test func aRowRestedOnIsReadOnce() {
        var stage = Stage()
        stage.press("j")
        #expect(stage.wait(0.3) == [.fetchDetail(1_000_230)])
        stage.send(.detailFetched(Fixture.deployed))
        #expect(stage.wait(1) == [])
        #expect(stage.wait(60) == [])
    }

    @Test func beforeThatTheAPIIsNotAsked() {
        var stage = Stage()
        stage.press("j")
        #expect(stage.wait(0.2) == [])
    }

    @Test func aClockSetBackDoesNotKeepARowUnread() {
        var stage = Stage()
        stage.press("j")
        #expect(stage.wait(-3600) == [])
        #expect(stage.state.nextWake == stage.state.now + 0.3)
        #expect(stage.wait(0.3) == [.fetchDetail(1_000_230)])
    }

    @Test func rowsScrolledPastAreNotAskedFor() {
        var stage = Stage()
        var effects: [Effect] = []
        for _ in 0..<5 { effects += stage.press("j") + stage.wait(0.2) }
        #expect(effects == [])
        #expect(stage.wait(0.1) == [.fetchDetail(1_000_226)])
    }

    @Test func aRecordThatNoLongerMovesIsNotReadAgainOnReturn() {
        var stage = Stage()
        stage.press("j")
        stage.wait(0.3)
        stage.send(.detailFetched(Fixture.deployed))
        stage.press("jk")
        #expect(stage.wait(1) == [])
    }

    @Test func aRecordStillDeployingIsReadAgainOnReturn() {
        var stage = Stage()
        stage.wait(0.3)
        stage.send(.detailFetched(Fixture.deploying))
        stage.press("jk")
        #expect(stage.wait(0.3) == [.fetchDetail(1_000_231)])
    }

    @Test func aRecordThatCouldNotBeReadIsNotAskedForOnEachVisit() {
        var stage = Stage(details: [:])
        stage.wait(0.3)
        stage.send(.detailFailed(1_000_231, Fixture.explanation()))
        #expect(stage.screen.contains("Could not be read: The API was asked too often. e explains."))
        stage.press("jk")
        #expect(stage.wait(1) == [])
    }

    @Test func aChangedStatusOfTheRowIsLookedInto() {
        var stage = Stage()
        stage.wait(0.3)
        stage.send(.detailFetched(Fixture.deploying))
        stage.reload([Fixture.record(1_000_231, "pW7kZ2aQ", .deployed, 2)] + Fixture.records.dropFirst())
        #expect(stage.wait(0.3) == [.fetchDetail(1_000_231)])
    }

    @Test func reloadsOfTheListDoNotLookAgain() {
        var stage = Stage()
        stage.wait(0.3)
        stage.send(.detailFetched(Fixture.deploying))
        for _ in 0..<3 { stage.reload() }
        #expect(stage.wait(1) == [])
    }

    private func change(_ state: ChangeState, _ event: ChangeUpdate.Event? = nil) -> Event {
        .change(ChangeUpdate(attempt: Fixture.attempt(state), at: Fixture.now, event: event ?? .state(state)))
    }

    /// Whoever follows a change looks at its record by himself.
    @Test func aRecordThatIsFollowedHereIsNotReadASecondTime() {
        var stage = Stage()
        stage.press("j")
        stage.send(change(.running(TaskProgress(total: 4, succeeded: 0, failed: 0, running: 4))))
        #expect(stage.wait(1) == [])
    }

    @Test func aRecordThatAnotherWindowFollowsIsRead() {
        var stage = Stage()
        stage.press("j")
        stage.send(change(.accepted, .followedElsewhere(Fixture.operatedBy)))
        #expect(stage.wait(1) == [.fetchDetail(1_000_230)])
    }

    @Test func enterReadsAtOnceAndOnlyOnce() {
        var stage = Stage()
        #expect(stage.press("Enter") == [.fetchDetail(1_000_231)])
        #expect(stage.press("s") == [])
        #expect(stage.wait(1) == [])
        stage.send(.detailFetched(Fixture.deploying))
        #expect(stage.press("s") == [.fetchDetail(1_000_231)])
    }

    @Test func anOlderAnswerOfTheCacheDoesNotReplaceANewerDetail() {
        var stage = Stage()
        stage.send(.detailFetched(Fixture.deployed))
        var old = Fixture.deployed
        old.readAt = Fixture.minutesAgo(60)
        stage.send(.detailRead(1_000_230, old))
        #expect(stage.state.details[1_000_230].detail == Fixture.deployed)
    }

    @Test func onlyTheDetailsReadLatelyAreKept() {
        var stage = Stage()
        for number in Int64(1)...150 { stage.send(.detailFetched(Fixture.detail(.init(number: number), []))) }
        #expect(stage.state.details[150].detail != nil)
        #expect(stage.state.details[1].detail == nil)
    }
}
