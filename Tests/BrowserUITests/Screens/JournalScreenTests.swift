import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct JournalScreenTests {
    private static let other = Operator(
        user: "night", origin: "10.0.0.7 50000 22", terminal: "/dev/pts/3", host: "bastion", process: 77)
    private static let requestID = RequestID(rawValue: "79b4dae4-51a7-4345-9b2b-0c6a29f69291")

    private static func step(
        _ seconds: Double, _ state: ChangeState, code: String? = nil, by: Operator = Fixture.operatedBy
    ) -> ChangeHistory.Step {
        ChangeHistory.Step(at: Fixture.now + seconds, state: state, requestID: nil, code: code, by: by)
    }

    /// A rollback that another process took over, and after it a retry of one item.
    static let journal: [ChangeHistory] = {
        let done = TaskProgress(total: 4, succeeded: 4, failed: 0, running: 0)
        let takenOver = Fixture.attempt(.rolledBack(done), requestID: requestID)
        var retry = Fixture.attempt(.refused(code: "FailedOperation.X", message: "no"), number: 2, of: 1_000_228)
        retry.kind = .retry
        retry.itemID = 90_002
        retry.intendedAt = Fixture.now + 100
        let ways: [(ChangeAttempt, String, [ChangeHistory.Step])] = [
            (
                takenOver, "1000230",
                [
                    step(0, .intended), step(0.002, .sending), step(61, .unknown(why: "ended"), code: "ProcessEnded", by: other),
                    step(75, .rolledBack(done), by: other),
                ]
            ),
            (
                retry, "90002",
                [
                    step(100, .intended), step(100.001, .sending),
                    step(100.2, .refused(code: "FailedOperation.X", message: "no"), code: "FailedOperation.X"),
                ]
            ),
        ]
        return ways.map { attempt, typed, steps in
            ChangeHistory(
                attempt: attempt, account: Fixture.account.label, endpoint: Endpoint.international.url, typed: typed,
                steps: steps)
        }
    }()

    private var opened: Stage {
        var stage = Stage(100, 24)
        stage.press("L")
        return stage
    }

    @Test(arguments: ["L", ": journal"])
    func theJournalIsReadWhenItOpens(way: String) {
        var stage = Stage()
        if way == "L" {
            #expect(stage.press("L") == [.readJournal])
        } else {
            stage.press(":")
            stage.type("journal")
            #expect(stage.press("Enter") == [.readJournal])
        }
        #expect(stage.state.overlays == [.journal(scroll: 0)])
        #expect(stage.state.render().lines[2] == " reading …")
    }

    @Test func twoChangesOfWhichOneWasTakenOver() {
        var stage = opened
        stage.send(.journalRead(Self.journal))
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.com                     cache 14:02 · 3 min old
                ─── Journal ────────────────────────────────────────────────────────────────────────────────────────
                 2026-11-20 14:06:40 +08  retry 1000228 item 90002                                         REFUSED
                   result     nothing changed: FailedOperation.X
                   by         ops on bastion, process 42
                   typed      90002
                   account    AKIDEXAM…MPLE at https://ssl.intl.tencentcloudapi.com/
                   steps      + 0 ms INTENDED · + 1 ms SENDING · + 200 ms REFUSED (FailedOperation.X)

                 2026-11-20 14:05:00 +08  rollback 1000230                                             ROLLED BACK
                   result     4 of 4 items put back
                   by         ops on bastion, process 42
                   typed      1000230
                   account    AKIDEXAM…MPLE at https://ssl.intl.tencentcloudapi.com/
                   RequestId  79b4dae4-51a7-4345-9b2b-0c6a29f69291
                   steps      + 0 ms INTENDED · + 2 ms SENDING · + 1 min UNKNOWN (ProcessEnded) by night on
                              bastion, pts/3, from 10.0.0.7, process 77 · + 1 min ROLLED BACK






                 Esc or q: back
                """)
    }

    @Test func anEmptyJournalSaysSo() {
        var stage = opened
        stage.send(.journalRead([]))
        #expect(stage.state.render().lines[2] == " Nothing has been changed from here yet.")
    }

    @Test func aJournalThatCannotBeReadIsExplained() {
        var stage = opened
        stage.send(.failed(Fixture.damaged))
        #expect(stage.state.overlays == [.journal(scroll: 0), .explanation(Fixture.damaged)])
        stage.press("Esc")
        #expect(stage.state.render().lines[2] == " Could not be read: JournalDamaged. e explains; Esc, then L reads again.")
        #expect(stage.press("Esc L") == [.readJournal])
        #expect(stage.state.render().lines[2] == " reading …")
    }

    @Test func whileItIsOpenEachStateIsReadAnew() {
        var stage = opened
        func update(_ event: ChangeUpdate.Event) -> Event {
            .change(ChangeUpdate(attempt: Fixture.attempt(.accepted), at: Fixture.now, event: event))
        }
        #expect(stage.send(update(.state(.accepted))) == [.readJournal])
        #expect(stage.send(update(.phase(.sent))) == [])
        stage.press("Esc")
        #expect(stage.send(update(.state(.accepted))) == [])
    }

    @Test func aLongJournalScrolls() {
        var stage = opened
        stage.send(.journalRead(Array(repeating: Self.journal, count: 5).flatMap(\.self)))
        stage.press("G")
        #expect(stage.screen.contains("lines 60 to 80 of 80"))
        #expect(!stage.state.render().lines[2].contains("retry 1000228 item 90002"))
        stage.press("g")
        #expect(stage.state.render().lines[2].contains("retry 1000228 item 90002"))
    }

    @Test func afterAFailureThePageDoesNotPretendToRead() {
        var stage = opened
        stage.send(.failed(Fixture.damaged))
        stage.press("Esc")
        #expect(stage.state.render().lines[2] == " Could not be read: JournalDamaged. e explains; Esc, then L reads again.")
        stage.send(.journalRead([]))
        #expect(!stage.screen.contains("Could not be read"))
    }

    /// What was read an hour ago may be wrong by now.
    @Test func openedAgainItShowsNothingOld() {
        var stage = opened
        stage.send(.journalRead(Self.journal))
        #expect(stage.press("Esc L") == [.readJournal])
        #expect(stage.state.render().lines[2] == " reading …")
    }
}
