import RecordModel
import Testing

@Suite struct RetryEligibilityTests {
    @Test(arguments: [
        (DeployStatus.waiting, Eligibility.waiting), (.deployed, .nothingFailed), (.failed, .eligible),
        (.deploying, .stillDeploying(.sample)), (.rolledBack, .nothingFailed), (.rollbackFailed, .eligible),
        (.nothingToDeploy, .nothingFailed), (.unknown(7), .unknownStatus(7)),
    ])
    func withoutARollbackTheDeploymentDecides(status: DeployStatus, eligibility: Eligibility) throws {
        let detail = try RecordDetail.sample(.sample(.deployment, status))
        #expect(Eligibility(of: .retry, detail) == eligibility)
    }

    @Test(
        arguments: [
            (DeployStatus.waiting, Eligibility.rollbackRunning(.sample)), (.deploying, .rollbackRunning(.sample)),
            (.deployed, .nothingFailed), (.failed, .eligible), (.rollbackFailed, .eligible), (.unknown(7), .unknownStatus(7)),
        ], [DeployStatus.deployed, .failed])
    func withARollbackItsItemsAreTheOnesToRetry(
        rollback: (status: DeployStatus, eligibility: Eligibility), deployment: DeployStatus
    ) throws {
        let detail = try RecordDetail.sample(.sample(.deployment, deployment), .sample(.rollback, rollback.status))
        #expect(Eligibility(of: .retry, detail) == rollback.eligibility)
    }

    @Test func aFailedTaskWithoutFailedItemsHasNothingToRetry() throws {
        let progress = TaskProgress(total: 3, succeeded: 3, failed: 0, running: 0)
        let detail = try RecordDetail.sample(.sample(.deployment, .failed, progress))
        #expect(Eligibility(of: .retry, detail) == .nothingFailed)
    }

    @Test func withoutADeploymentThereIsNoSuchRecord() throws {
        #expect(try Eligibility(of: .retry, .sample()) == .noSuchRecord)
        #expect(try Eligibility(of: .retry, .sample(.sample(.rollback, .failed))) == .noSuchRecord)
    }

    @Test func aBlockedRecordGivesTheReasonsOwnWords() {
        let explanation = Explanation(
            title: "JournalDamaged", what: "The journal is damaged.", changed: "No.", remedy: "Set it aside.", again: "No.",
            outcome: .failed)
        #expect(Eligibility.blocked(explanation).reason == "The journal is damaged.")
        #expect(Eligibility.blocked(explanation).advice == "Set it aside.")
        #expect(Eligibility.nothingFailed.reason.hasSuffix(".") && Eligibility.nothingFailed.advice.hasSuffix("."))
    }
}
