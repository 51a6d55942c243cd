import RecordModel
import Testing

@testable import BrowserUI

@Suite struct IneligibleTests {
    static let progress = TaskProgress(total: 4, succeeded: 1, failed: 1, running: 2)
    static let reasons: [Eligibility] = [
        .stillDeploying(progress), .waiting, .nothingSucceeded, .nothingToDeploy, .rollbackRunning(progress), .alreadyRolledBack,
        .rollbackFailed(progress), .unknownStatus(7), .noSuchRecord, .alreadyUnderWay, .unread(Fixture.explanation()),
    ]

    @Test(arguments: reasons)
    func whatIsNotEligibleHasNoFieldAndNoWayToConfirm(reason: Eligibility) {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230) { $0.eligibility = reason }
        #expect(!stage.screen.contains("press Enter to roll back"))
        #expect(stage.screen.contains("Record 1000230 cannot be rolled back now"))
        stage.type("1000230")
        stage.press([.paste("1000230")])
        #expect(stage.confirmation?.field.text == "")
        // Its detail is being read already, since the cursor has rested on it.
        #expect(stage.press("Enter") == [])
        #expect(stage.state.details[1_000_230].isFetching)
        #expect(stage.state.overlays == [.detail(1_000_230, scroll: 0)])
    }

    @Test(arguments: reasons)
    func itSaysWhyNotAndWhatToDo(reason: Eligibility) {
        var stage = Stage(140, 30)
        stage.askForRollback(of: 1_000_230) { $0.eligibility = reason }
        #expect(stage.screen.contains("why not      \(reason.reason) "))
        #expect(stage.screen.contains("do           \(reason.advice.prefix(60))"))
    }

    @Test func itLeadsOnToTheRequests() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230) { $0.eligibility = .alreadyUnderWay }
        #expect(stage.press("t") == [])
        #expect(stage.state.overlays == [.requests(scroll: 0)])
    }

    @Test func severalOfWhichNoneIsEligibleCannotBeConfirmed() {
        var stage = Stage()
        stage.press("j Space Space R")
        stage.answerPlan { $0.eligibility = .waiting }
        #expect(stage.screen.contains("None of 2 records can be rolled back now"))
        stage.type("rollback 2")
        #expect(stage.press("Enter") == [])
        stage.type("rollback 0")
        #expect(stage.press("Enter") == [])
    }

    @Test func aRecordThatCouldNotBeReadIsNotSaidToHaveBeenRead() {
        var stage = Stage(140, 30)
        stage.askForRollback(of: 1_000_230) {
            $0.detail = nil
            $0.eligibility = .unread(Fixture.explanation())
        }
        #expect(!stage.screen.contains("read from the API 0 s ago"))
    }

    @Test func aDeploymentThatHasNotBegunIsNotCalledDeployed() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_227) { $0.eligibility = .waiting }
        #expect(!stage.screen.contains("1000227, deployed 20"))
    }

    @Test(
        arguments: [
            (1_000_231, "Its deployment is still running: 1 of 3."), (1_000_225, "It has been rolled back already."),
            (1_000_224, "A rollback of it has failed on 1 of 2 items."),
            (1_000_221, "Nothing was deployed by it, so there is nothing to put back."),
            (1_000_222, "The API knows no deployment under this id."),
        ] as [(DeployRecord.ID, String)])
    func theFreshLookDecides(id: DeployRecord.ID, reason: String) {
        var stage = Stage()
        stage.askForRollback(of: id)
        #expect(stage.screen.contains(reason))
        #expect(stage.confirmation?.plan.requiredText == nil)
    }
}
