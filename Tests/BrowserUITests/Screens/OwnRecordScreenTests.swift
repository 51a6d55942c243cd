import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// A rollback that ran in a record of its own: that record, and the one it was of, say so wherever they are seen.
@Suite struct OwnRecordScreenTests {
    private static func id(_ number: Int64) -> DeployRecord.ID {
        guard let id = DeployRecord.ID(.update, number) else { preconditionFailure("\(number)") }
        return id
    }

    private static let original = id(1_000_002)
    private static let rollback = id(1_000_004)

    /// The rollback has put `old` back in the place of `new`, on one item of two.
    private func stage(_ columns: Int = 120, _ rows: Int = 30, failed: Bool = false) -> Stage {
        let (forth, back) = (Self.items("new", former: "old"), Self.items("old", former: "new", failed: failed))
        let own = Fixture.detail(Self.rollback, [Fixture.task(.deployment, failed ? .failed : .deployed, 5, back)])
        var task = own.tasks[0]
        (task.kind, task.rollbackRecord) = (.rollback, Self.rollback)
        let whole = Fixture.detail(Self.original, [Fixture.task(.deployment, .deployed, 60, forth), task])
        var records = [
            Fixture.record(Self.rollback, "old", failed ? .failed : .deployed, 5),
            Fixture.record(Self.original, "new", failed ? .rollbackFailed : .rolledBack, 60),
        ]
        (records[0].formerCertificateID, records[1].formerCertificateID) = ("new", "old")
        var stage = Stage(columns, rows, records: records, details: [Self.rollback: own, Self.original: whole])
        var known = RollbackRecords()
        known.note(rollbackOf: Self.original, ranIn: Self.rollback)
        stage.send(.rollbacksRead(known))
        return stage
    }

    private static func items(_ certificate: String, former: String, failed: Bool = false) -> [DeployItem] {
        [DeployStatus.deployed, failed ? .failed : .deployed].enumerated().map { number, status in
            var item = Fixture.item(
                "lb-0a1b2c3d", "web-1", 443 + number, ["www.example.com"], status, error: status == .failed ? "Busy." : "",
                certificate: certificate, id: Int64(number + 1))
            item.formerCertificateID = former
            return item
        }
    }

    private func row(_ id: DeployRecord.ID, of stage: Stage) -> String? {
        stage.state.render().lines.first { $0.contains("\(id) ") }
    }

    @Test func theRowIsMarked() {
        #expect(row(Self.rollback, of: stage())?.contains("DEPLOYED (R)") == true)
        #expect(row(Self.original, of: stage())?.contains("(R)") == false)
    }

    @Test func thePaneAndThePageTellWhoseRollbackItIs() {
        var stage = stage()
        stage.go(to: Self.rollback)
        #expect(stage.screen.contains(" rollback of update/1000002 · rolled back 2 of 2 · 1 load balancer"))
        stage.press("Enter")
        #expect(stage.screen.contains("This record is itself the rollback of update/1000002."))
        #expect(stage.screen.contains("Rollback of update/1000002, began"))
        #expect(stage.screen.contains("PUT BACK") && !stage.screen.contains("Deployment, began"))
    }

    @Test func thePageOfTheOtherNamesTheRecordItsRollbackRanIn() {
        var stage = stage()
        stage.go(to: Self.original)
        stage.press("Enter")
        #expect(stage.screen.contains("Rollback in update/1000004, a record of its own, began"))
        #expect(!stage.screen.contains("is itself the rollback"))
    }

    @Test func theQuestionWarns() {
        var stage = stage()
        stage.askForRollback(of: Self.rollback) { $0.rollbackOf = Self.original }
        #expect(stage.words.contains("record update/1000004, the rollback of update/1000002, deployed"))
        #expect(
            stage.words.contains(
                "WARNING This record is itself the rollback of update/1000002: rolling it back puts the certificate back that was taken "
                    + "away."))
        #expect(stage.screen.contains("Type update/1000004 and press Enter to roll back:"))
    }

    @Test func soDoesTheQuestionAboutSeveral() {
        var stage = stage()
        stage.press("a R")
        stage.answerPlan {
            $0.eligibility = .eligible
            if $0.id == Self.rollback { $0.rollbackOf = Self.original }
        }
        #expect(stage.words.contains("This record is itself the rollback of update/1000002: rolling it back"))
    }

    /// What this process does is known before the journal is read again.
    @Test func aRollbackOfThisRunIsKnownAtOnce() {
        var stage = Stage(120, 30, records: [Fixture.record(Self.rollback), Fixture.record(Self.original)])
        #expect(row(Self.rollback, of: stage)?.contains("(R)") == false)
        var attempt = Fixture.attempt(.accepted, of: Self.original)
        attempt.rollbackID = Self.rollback
        stage.send(.change(ChangeUpdate(attempt: attempt, at: Fixture.now, event: .state(.accepted))))
        #expect(row(Self.rollback, of: stage)?.contains("DEPLOYED (R)") == true)
        stage.go(to: Self.original)
        stage.press("Enter")
        #expect(stage.words.contains("rollback ACCEPTED: the API has taken it; not done yet (in update/1000004)"))
    }

    /// `e` leads to the record that can be retried, `T` on the other does too.
    @Test func afterOneThatFailedTheAdviceNamesTheRecordToBeRetried() {
        var stage = stage(failed: true)
        stage.go(to: Self.original)
        stage.press("e")
        #expect(
            stage.words.contains(
                "do Put right what each item's message names. It ran in a record of its own: retry update/1000004"))
        #expect(stage.words.contains("1 of 2 items could not be rolled back.") && !stage.words.contains("press T"))
        stage.press("Esc")
        stage.askForRetry(of: Self.original)
        #expect(stage.words.contains("retry update/1000004 (:update/1000004 and then T, or certback retry update/1000004)"))
    }

    @Test func onTheRollbacksOwnRecordItIsRetriedThere() {
        var stage = stage(failed: true)
        stage.go(to: Self.rollback)
        stage.press("e")
        #expect(stage.words.contains("1 of 2 items could not be rolled back."))
        #expect(stage.words.contains("then press T to try the failed items again."))
        #expect(!stage.words.contains("press R to roll back"))
        stage.press("Esc")
        stage.askForRetry(of: Self.rollback) { $0.rollbackOf = Self.original }
        #expect(stage.words.contains("task rollback, 1 of 2 items failed"))
    }

    @Test func whatTheListAndTheDetailCallItsCertificateIsNoChange() {
        var stage = stage()
        stage.askForRollback(of: Self.original)
        #expect(stage.confirmation?.plan.targets.first?.differences == [])
        #expect(!stage.screen.contains("CHANGED"))
    }
}
