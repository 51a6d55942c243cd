import RecordModel
import Testing

@Suite struct EligibilityTests {
    @Test(arguments: [
        (DeployStatus.waiting, Eligibility.waiting), (.deployed, .eligible), (.failed, .eligible),
        (.deploying, .stillDeploying(.sample)), (.rolledBack, .alreadyRolledBack),
        (.rollbackFailed, .rollbackFailed(.sample)), (.nothingToDeploy, .nothingToDeploy),
        (.unknown(7), .unknownStatus(7)),
    ])
    func withoutARollbackTheDeploymentDecides(status: DeployStatus, eligibility: Eligibility) throws {
        let detail = try RecordDetail.sample(.sample(.deployment, status))
        #expect(Eligibility(of: .rollback, detail) == eligibility)
    }

    @Test(
        arguments: [
            (DeployStatus.waiting, Eligibility.rollbackRunning(.sample)), (.deployed, .alreadyRolledBack),
            (.failed, .rollbackFailed(.sample)), (.deploying, .rollbackRunning(.sample)),
            (.rolledBack, .alreadyRolledBack), (.rollbackFailed, .rollbackFailed(.sample)),
            (.nothingToDeploy, .nothingToDeploy), (.unknown(7), .unknownStatus(7)),
        ], DeployStatus.samples)
    func withARollbackTheRollbackDecidesWhateverTheDeployment(
        rollback: (status: DeployStatus, eligibility: Eligibility), deployment: DeployStatus
    ) throws {
        let detail = try RecordDetail.sample(
            .sample(.deployment, deployment, .withoutSuccess), .sample(.rollback, rollback.status))
        #expect(Eligibility(of: .rollback, detail) == rollback.eligibility)
    }

    @Test(arguments: [DeployStatus.deployed, .failed])
    func withoutOneSuccessThereIsNothingToPutBack(status: DeployStatus) throws {
        let detail = try RecordDetail.sample(.sample(.deployment, status, .withoutSuccess))
        #expect(Eligibility(of: .rollback, detail) == .nothingSucceeded)
    }

    @Test func withoutADeploymentThereIsNoSuchRecord() throws {
        #expect(try Eligibility(of: .rollback, .sample()) == .noSuchRecord)
        #expect(try Eligibility(of: .rollback, .sample(.sample(.rollback, .deployed))) == .noSuchRecord)
        #expect(try Eligibility(of: .rollback, .sample(.sample(.unknown(2), .deployed))) == .noSuchRecord)
    }

    @Test func theNewestRollbackDecides() throws {
        let detail = try RecordDetail.sample(
            .sample(.deployment, .deployed, minute: 0), .sample(.rollback, .deploying, minute: 2),
            .sample(.rollback, .rollbackFailed, minute: 1))
        #expect(Eligibility(of: .rollback, detail) == .rollbackRunning(.sample))
    }

    @Test(arguments: [
        Eligibility.stillDeploying(.sample), .waiting, .nothingSucceeded, .nothingToDeploy, .rollbackRunning(.sample),
        .alreadyRolledBack, .rollbackFailed(.sample), .rollbackFailedElsewhere(.sample, in: nil), .unknownStatus(7),
        .noSuchRecord,
        .alreadyUnderWay,
    ])
    func aNoComesWithAReasonAndAdvice(eligibility: Eligibility) {
        #expect(eligibility.reason.hasSuffix("."))
        #expect(eligibility.advice.hasSuffix("."))
    }

    @Test func anUnreadRecordGivesTheFailuresOwnWords() {
        let explanation = Explanation(
            title: "lost", what: "No answer.", changed: "No.", remedy: "Try again.", again: "Safe.", outcome: .unreachable)
        #expect(Eligibility.unread(explanation).reason == "It could not be read: No answer.")
        #expect(Eligibility.unread(explanation).advice == "Try again.")
    }

    @Test func anEligibleRecordNeedsNoWords() {
        #expect(Eligibility.eligible.reason == "")
        #expect(Eligibility.eligible.advice == "")
    }

    @Test func theReasonCountsTheItemsThatHaveEnded() {
        #expect(Eligibility.stillDeploying(.sample).reason == "Its deployment is still running: 3 of 3.")
        #expect(Eligibility.unknownStatus(7).reason.contains("status 7"))
    }
}
