import FoundationEssentials
import RecordModel
import Rollback
import Testing

/// What a look says about a retry, as a table. Of three items the second and the third had failed.
@Suite struct RetryFateTests {
    private static let lost = ChangeState.unknown(why: "lost")
    static let unsettled: [ChangeState] = [.accepted, lost, .retrying(.items(2))]

    private static func task(
        _ status: DeployStatus, _ second: DeployItem, _ third: DeployItem, kind: DeployTask.Kind = .deployment
    ) -> DeployTask {
        .sample(kind, status, .none, at: -900, [.sample(1, .deployed), second, third])
    }

    private static let untouched = task(.failed, .sample(2, .failed), .sample(3, .failed))

    private func state(
        _ before: ChangeState, item: Int64? = nil, saw: DeployTask? = untouched, sees: DeployTask,
        after watched: Duration = .seconds(1)
    ) throws -> ChangeState {
        try Judging(kind: .retry, before: before, item: item, saw: saw.map { [$0] }, sees: [sees]).state(after: watched)
    }

    @Test(arguments: unsettled)
    func itemsThatRunShowThatItRuns(before: ChangeState) throws {
        let sees = Self.task(.deploying, .sample(2, .deployed, updated: 1), .sample(3, .deploying))
        #expect(try state(before, sees: sees) == .retrying(.items(2, succeeded: 1)))
    }

    @Test(arguments: unsettled)
    func itemsThatAllSucceededShowThatItSucceeded(before: ChangeState) throws {
        let sees = Self.task(.deployed, .sample(2, .deployed, updated: 1), .sample(3, .deployed, updated: 2))
        #expect(try state(before, sees: sees) == .retried(.items(2, succeeded: 2)))
    }

    @Test(arguments: unsettled)
    func oneThatFailedAgainShowsThatItFailed(before: ChangeState) throws {
        let sees = Self.task(.failed, .sample(2, .deployed, updated: 1), .sample(3, .failed, updated: 2))
        #expect(try state(before, sees: sees) == .retryFailed(.items(2, succeeded: 1, failed: 1)))
    }

    /// The status is what it was; only the time of the last change tells.
    @Test func thatAllFailedAgainIsSeenByTheirTimes() throws {
        let sees = Self.task(.failed, .sample(2, .failed, updated: 1), .sample(3, .failed, updated: 2))
        #expect(try state(Self.lost, sees: sees) == .retryFailed(.items(2, failed: 2)))
    }

    @Test(arguments: [ChangeState.accepted, .unknown(why: "lost")], [0, 1, 59.9])
    func whatHasNotMovedSaysNothingYet(before: ChangeState, seconds: Double) throws {
        #expect(try state(before, sees: Self.untouched, after: .seconds(seconds)) == before)
    }

    @Test func whatHasNotMovedForAMinuteWasNotApplied() throws {
        #expect(try state(Self.lost, sees: Self.untouched, after: .seconds(60)) == .notApplied)
    }

    /// The API took it, so that something was done, and this is what came of it.
    @Test func whatWasAcceptedAndHasNotMovedForAMinuteHasFailedAgain() throws {
        #expect(try state(.accepted, sees: Self.untouched, after: .seconds(60)) == .retryFailed(.items(2, failed: 2)))
    }

    /// The task may be said to have failed until the last item has ended.
    @Test(arguments: [DeployStatus.failed, .deployed, .unknown(7)], [DeployStatus.waiting, .deploying])
    func aTaskIsNotOverWhileOneOfItsItemsRuns(task: DeployStatus, item: DeployStatus) throws {
        let sees = Self.task(task, .sample(2, .deployed, updated: 1), .sample(3, item, updated: 2))
        #expect(try state(.accepted, sees: sees) == .retrying(.items(2, succeeded: 1)))
    }

    @Test func aStatusNobodyHasDocumentedIsDecidedByTheItems() throws {
        let good = Self.task(.unknown(7), .sample(2, .deployed, updated: 1), .sample(3, .deployed, updated: 2))
        #expect(try state(Self.lost, sees: good) == .retried(.items(2, succeeded: 2)))
        let bad = Self.task(.unknown(7), .sample(2, .deployed, updated: 1), .sample(3, .failed, updated: 2))
        #expect(try state(Self.lost, sees: bad) == .retryFailed(.items(2, succeeded: 1, failed: 1)))
        let odd = Self.task(.unknown(7), .sample(2, .deployed, updated: 1), .sample(3, .unknown(7), updated: 2))
        #expect(try state(Self.lost, sees: odd) == .retrying(.items(2, succeeded: 1)))
    }

    @Test func ofOneItemTheOthersSayNothing() throws {
        // The second was tried again by somebody else.
        let sees = Self.task(.failed, .sample(2, .deployed, updated: 1), .sample(3, .failed))
        #expect(try state(Self.lost, item: 3, sees: sees) == Self.lost)
        #expect(try state(Self.lost, item: 3, sees: sees, after: .seconds(60)) == .notApplied)
        #expect(try state(Self.lost, item: 2, sees: sees) == .retried(.items(1, succeeded: 1)))
    }

    /// Whose it is cannot be told: ours may be the one, or come after it.
    @Test func whileSomebodysRetryRunsAnUnknownOneStaysUnknown() throws {
        let sees = Self.task(.deploying, .sample(2, .deploying, updated: 1), .sample(3, .failed))
        #expect(try state(Self.lost, item: 3, sees: sees, after: .seconds(3600)) == Self.lost)
        let idle = Self.task(.deploying, .sample(2, .failed), .sample(3, .failed))
        #expect(try state(Self.lost, sees: idle, after: .seconds(3600)) == Self.lost)
    }

    @Test func whatWasAcceptedRunsWhileTheTaskDoes() throws {
        let sees = Self.task(.deploying, .sample(2, .failed), .sample(3, .failed))
        #expect(try state(.accepted, sees: sees) == .retrying(.items(2, failed: 2)))
    }

    @Test func withoutNumbersItemsAreToldApartByTheirPlace() throws {
        let saw = Self.task(.failed, .sample(0, .failed, listener: "lbl-2"), .sample(0, .failed, listener: "lbl-3"))
        let sees = Self.task(
            .failed, .sample(0, .failed, listener: "lbl-3"), .sample(0, .deployed, updated: 1, listener: "lbl-2"))
        #expect(try state(Self.lost, saw: saw, sees: sees) == .retryFailed(.items(2, succeeded: 1, failed: 1)))
    }

    /// Two rules of one listener, and the retry counts its items anew.
    @Test func atOnePlaceItemsWithOtherNumbersAreToldApartByTheirDomains() throws {
        let saw = Self.task(.failed, .sample(2, .failed, domains: ["b.example"]), .sample(3, .failed, domains: ["c.example"]))
        let sees = Self.task(
            .failed, .sample(13, .failed, domains: ["c.example"]), .sample(12, .deployed, updated: 1, domains: ["b.example"]))
        #expect(try state(Self.lost, item: 3, saw: saw, sees: sees) == Self.lost)
        #expect(try state(Self.lost, item: 2, saw: saw, sees: sees) == .retried(.items(1, succeeded: 1)))
    }

    @Test func withoutItemsTheCountsSpeak() throws {
        let saw = DeployTask.sample(.deployment, .failed, .items(2, succeeded: 1, failed: 1), at: -900)
        let good = DeployTask.sample(.deployment, .deployed, .items(2, succeeded: 2), at: -900)
        #expect(try state(Self.lost, saw: saw, sees: saw) == Self.lost)
        #expect(try state(Self.lost, saw: saw, sees: saw, after: .seconds(60)) == .notApplied)
        #expect(try state(Self.lost, saw: saw, sees: good) == .retried(.items(2, succeeded: 2)))
        let odd = DeployTask.sample(.deployment, .unknown(7), .items(2, succeeded: 1), at: -900)
        #expect(try state(.accepted, saw: saw, sees: odd) == .retrying(.items(2, succeeded: 1)))
    }

    @Test func aRetryOfARollbackIsSeenInTheRollback() throws {
        let deployment = DeployTask.sample(.deployment, at: -9000)
        let saw = Self.task(.rollbackFailed, .sample(2, .rollbackFailed), .sample(3, .failed), kind: .rollback)
        let sees = Self.task(
            .rolledBack, .sample(2, .rolledBack, updated: 1), .sample(3, .deployed, updated: 2), kind: .rollback)
        let judging = Judging(kind: .retry, before: Self.lost, saw: [deployment, saw], sees: [deployment, sees])
        #expect(try judging.state() == .retried(.items(2, succeeded: 2)))
    }

    @Test func aRetryAsATaskOfItsOwnIsSeenToo() throws {
        var sees = Self.untouched
        sees.createdAt = Judging.intended
        #expect(try state(Self.lost, sees: sees) == .retryFailed(.items(2, failed: 2)))
    }

    /// Nothing to compare with is no proof that nothing happened.
    @Test func withoutWhatWasSeenAnUnknownRetryStaysUnknown() throws {
        #expect(try state(Self.lost, saw: nil, sees: Self.untouched, after: .seconds(3600)) == Self.lost)
    }
}
