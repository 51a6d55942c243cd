import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// What an earlier run left, or another window is at, is shown before the list.
@Suite struct UnsettledStartTests {
    private var stage: Stage {
        Stage(
            60, 15,
            unsettled: Fixture.histories([
                Fixture.attempt(.unknown(why: "connection reset")), Fixture.attempt(.accepted, number: 2, of: 1_000_229),
            ]))
    }

    @Test func itStandsBeforeTheList() {
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.in…  cache 14:02 · 3 min old
                ─── Requests and changes ───────────────────────────────────
                 2 changes of an earlier run or of another window are not
                 settled; they are being looked up. Esc: to the list.

                 14:05:00.000  rollback 1000229                   ACCEPTED
                   + 0 ms intent written
                   the API has taken it; not done yet

                 14:05:00.000  rollback 1000230                    UNKNOWN
                   + 0 ms intent written
                   may have happened; certback is looking: connection reset


                 Esc or q: back
                """)
    }

    @Test func whatHasBeenSettledMeanwhileIsNoLongerCounted() {
        var stage = stage
        func settle(_ number: Int64, _ id: DeployRecord.ID) {
            let attempt = Fixture.attempt(.notApplied, number: number, of: id)
            stage.send(.change(ChangeUpdate(attempt: attempt, at: Fixture.now, event: .state(.notApplied))))
        }
        settle(1, 1_000_230)
        #expect(stage.words.contains("1 change of an earlier run or of another window is not settled; it is being looked up."))
        settle(2, 1_000_229)
        #expect(stage.words.contains("What was left of an earlier run or of another window is settled now. Esc: to the list."))
        stage.press("Esc t")
        #expect(!stage.screen.contains("of another window"))
    }

    @Test(arguments: ["Esc", "q", "t"])
    func anyKeyThatClosesThePageLeadsToTheList(key: String) {
        var stage = stage
        stage.press(key)
        #expect(stage.state.overlays == [] && stage.cursorID == 1_000_231)
        #expect(stage.state.notice == nil)
        #expect(stage.screen.contains("1000230 UNKNOWN, looking it up"))
    }

    @Test func whatIsFoundAgainIsNotToldAgain() {
        var stage = stage
        stage.press("Esc")
        stage.send(.changesFound(Fixture.histories([Fixture.attempt(.unknown(why: "connection reset"))])))
        #expect(stage.state.notice == nil && stage.state.changes.entries.count == 2)
        stage.send(.changesFound(Fixture.histories([Fixture.attempt(.accepted, number: 3, of: 1_000_220)])))
        #expect(stage.state.notice == "1 change of another run or window not settled: t shows how far.")
    }

    @Test func withAllSettledTheListComesFirst() {
        #expect(Stage().state.overlays == [] && Stage().state.notice == nil)
    }

    @Test func nothingIsAskedOfTheCloudForIt() {
        var state = AppState(
            session: Fixture.session(), size: Size(columns: 80, rows: 24), now: Fixture.now,
            unsettled: Fixture.histories([Fixture.attempt(.intended)]))
        let effects = state.start()
        #expect(effects.count == 2)
        #expect(
            effects.allSatisfy {
                switch $0 {
                case .loadWindow, .count: true
                default: false
                }
            })
    }

    @Test func theTimeLineComesFromTheSteps() {
        var history = Fixture.histories([Fixture.attempt(.accepted)])[0]
        history.steps = [ChangeState.intended, .sending, .accepted].enumerated().map { place, state in
            ChangeHistory.Step(
                at: Fixture.now + Double(place) / 10, state: state, requestID: nil, code: nil, by: Fixture.operatedBy)
        }
        let stage = Stage(unsettled: [history])
        #expect(stage.screen.contains("   + 0 ms intent written · + 100 ms sending · + 200 ms accepted"))
    }
}
