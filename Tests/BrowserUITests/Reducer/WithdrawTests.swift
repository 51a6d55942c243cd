import RecordModel
import Testing

@testable import BrowserUI

@Suite struct WithdrawTests {
    private func withdrawn(_ number: Int64) -> Event {
        let state = ChangeState.withdrawn(why: "taken back")
        let attempt = Fixture.attempt(state, number: number, of: .init(number: 1_000_220 + number))
        return .change(ChangeUpdate(attempt: attempt, at: Fixture.now, event: .state(state)))
    }

    private var queued: Stage {
        var stage = Stage()
        stage.find(
            Fixture.attempt(.sending, number: 1, of: 1_000_221), Fixture.attempt(.intended, number: 2, of: 1_000_222),
            Fixture.attempt(.intended, number: 3, of: 1_000_223))
        return stage
    }

    @Test func withNothingUnsentThereIsNothingToWithdraw() {
        var stage = Stage()
        #expect(stage.press("x") == [])
        #expect(stage.state.notice == "Nothing is waiting to be sent.")
        stage.find(Fixture.attempt(.sending), Fixture.attempt(.accepted, number: 2))
        #expect(stage.press("x") == [])
    }

    @Test(arguments: ["x", "t x"])
    func whatIsUnsentIsWithdrawn(keys: String) {
        var stage = queued
        #expect(stage.press(keys) == [.withdrawUnsent])
        #expect(stage.state.notice == "Withdrawing 2 changes …")
    }

    @Test func eachWithdrawnIsCounted() {
        var stage = queued
        stage.press("x")
        stage.send(withdrawn(2))
        #expect(stage.state.notice == "1 change withdrawn: nothing was sent.")
        stage.send(withdrawn(3))
        #expect(stage.state.notice == "2 changes withdrawn: nothing was sent.")
        #expect(stage.state.changes.unsent == 0)
        #expect(stage.press("x") == [])
        #expect(stage.press("q") == [.quit])
    }

    @Test func withoutTheKeyNothingIsSaidToHaveBeenTakenBack() {
        var stage = queued
        stage.send(withdrawn(2))
        #expect(stage.state.notice == nil)
        stage.press("x")
        stage.send(withdrawn(4))
        #expect(stage.state.notice == "Withdrawing 1 change …")
    }

    @Test(arguments: ["?", "L", "Enter", "/", ":", "j R"])
    func elsewhereTheKeyWithdrawsNothing(keys: String) {
        var stage = queued
        stage.press(keys)
        #expect(!stage.press("x").contains(.withdrawUnsent))
    }

    @Test func quittingWithUnsentNamesTheKey() {
        var stage = queued
        #expect(stage.press("q") == [])
        #expect(stage.state.notice == "2 changes not sent yet: x withdraws; :quit withdraws, quits; sent ones go on.")
        #expect(stage.press("x") == [.withdrawUnsent])
        stage.send(withdrawn(2))
        stage.send(withdrawn(3))
        #expect(stage.press("q") == [.quit])
    }

    /// Only its own process can withdraw it, so neither x nor quitting speaks of it.
    @Test func whatAnotherProcessHasQueuedIsNotOursToWithdraw() {
        var stage = Stage()
        stage.find(Fixture.attempt(.intended))
        stage.send(
            .change(
                ChangeUpdate(
                    attempt: Fixture.attempt(.intended), at: Fixture.now, event: .followedElsewhere(Fixture.operatedBy))))
        #expect(stage.press("x") == [])
        #expect(stage.state.notice == "Nothing is waiting to be sent.")
        #expect(stage.press("q") == [.quit])
    }

    @Test func whatIsWithdrawnLaterForAnotherReasonIsNotCounted() {
        var stage = queued
        stage.press("x")
        stage.send(withdrawn(2))
        stage.send(withdrawn(3))
        stage.press("j")
        stage.send(withdrawn(4))
        #expect(stage.state.notice == nil)
    }
}
