import FoundationEssentials
import RecordModel
import Rollback
import Testing

/// What a look says about a rollback, as a table.
@Suite struct FateJudgeTests {
    private static let lost = ChangeState.unknown(why: "lost")
    static let unsettled: [ChangeState] = [.intended, .sending, .accepted, lost, .running(.half)]

    private func state(
        _ before: ChangeState, saw: [DeployTask]? = [.sample(.deployment)], sees: [DeployTask],
        after watched: Duration = .seconds(1)
    ) throws -> ChangeState {
        try Judging(kind: .rollback, before: before, saw: saw, sees: sees).state(after: watched)
    }

    @Test(
        arguments: unsettled,
        [
            (DeployStatus.waiting, TaskProgress.none, ChangeState.running(.none)), (.deploying, .half, .running(.half)),
            // There was nothing to put back: that it is over is no success.
            (.nothingToDeploy, .none, .rollbackFailed(.none)), (.nothingToDeploy, .half, .rollbackFailed(.half)),
            (.nothingToDeploy, .bad, .rollbackFailed(.bad)), (.nothingToDeploy, .done, .rolledBack(.done)),
            (.deployed, .done, .rolledBack(.done)),
            (.rolledBack, .done, .rolledBack(.done)), (.failed, .bad, .rollbackFailed(.bad)),
            (.rollbackFailed, .bad, .rollbackFailed(.bad)),
            // Nobody has documented 7: the counts decide.
            (.unknown(7), .none, .running(.none)), (.unknown(7), .half, .running(.half)),
            (.unknown(7), .done, .rolledBack(.done)),
            (.unknown(7), .bad, .rollbackFailed(.bad)),
        ])
    func aNewRollbackTaskSaysHowItStands(before: ChangeState, task: (DeployStatus, TaskProgress, ChangeState)) throws {
        let tasks = [DeployTask.sample(.deployment), .sample(.rollback, task.0, task.1)]
        #expect(try state(before, sees: tasks) == task.2)
        #expect(try state(before, sees: tasks, after: .seconds(3600)) == task.2)
    }

    /// Whatever the cloud's clock says, or if it says nothing.
    @Test(arguments: [-86_400, -301, 0, 86_400, nil] as [Double?])
    func oneTaskMoreThanWasSeenIsOurs(created: Double?) throws {
        let sees = [DeployTask.sample(.deployment), .sample(.rollback, .deploying, .half, at: created)]
        #expect(try state(Self.lost, sees: sees) == .running(.half))
    }

    @Test func ofSeveralRollbackTasksTheNewestIsOurs() throws {
        let old = DeployTask.sample(.rollback, .failed, .bad, at: -100)
        let sees = [DeployTask.sample(.rollback, .deploying, .half, at: 1), .sample(.deployment), old]
        #expect(try state(Self.lost, saw: [.sample(.deployment), old], sees: sees) == .running(.half))
    }

    /// As many tasks as were seen, or nobody knows how many: then the time decides, give or take five minutes.
    @Test(
        arguments: [
            (3600.0, true), (0, true), (-1, true), (-299, true), (-300, true), (-301, false), (-86_400, false), (nil, false),
        ] as [(Double?, Bool)], [true, false])
    func withoutOneMoreTheTimeDecides(task: (created: Double?, isOurs: Bool), isKnown: Bool) throws {
        let saw = [DeployTask.sample(.deployment), .sample(.rollback, .failed, .bad, at: -90_000)]
        let sees = [DeployTask.sample(.deployment), .sample(.rollback, .deploying, .half, at: task.created)]
        let after = try state(Self.lost, saw: isKnown ? saw : nil, sees: sees)
        #expect(after == (task.isOurs ? .running(.half) : Self.lost))
    }

    @Test(arguments: unsettled, [-100, -299, 0, 60])
    func whatWasSeenAtTheConfirmationIsNotOursHoweverYoung(before: ChangeState, created: Double) throws {
        let tasks = [DeployTask.sample(.deployment), .sample(.rollback, .failed, .bad, at: created)]
        #expect(try state(before, saw: tasks, sees: tasks) == before)
    }

    @Test(arguments: [0, 1, 59.9])
    func whatIsUnknownStaysSoUntilItHasSettled(seconds: Double) throws {
        #expect(try state(Self.lost, sees: [.sample(.deployment)], after: .seconds(seconds)) == Self.lost)
    }

    @Test(arguments: [60, 3600])
    func whatIsUnknownAndLeftNoTraceWasNotApplied(seconds: Double) throws {
        #expect(try state(Self.lost, sees: [.sample(.deployment)], after: .seconds(seconds)) == .notApplied)
    }

    /// Hours before and after the intent: a clock that was set proves nothing.
    @Test(arguments: [-86_400, -3600, 0, 3600, 86_400], ChangeKind.allCases)
    func theTimeOfDayOfALookSettlesNothing(seconds: Double, kind: ChangeKind) throws {
        let tasks = [DeployTask.sample(.deployment, .failed, .bad, [.sample(1, .deployed), .sample(2, .failed)])]
        var judging = Judging(kind: kind, before: Self.lost, saw: tasks, sees: tasks)
        judging.readAt = Judging.intended.addingTimeInterval(seconds)
        #expect(try judging.state(after: .seconds(59)) == Self.lost)
        #expect(try judging.state(after: .seconds(60)) == .notApplied)
    }

    @Test(arguments: [ChangeState.intended, .sending, .accepted, .running(.half)])
    func onlyWhatIsUnknownCanTurnOutNotApplied(before: ChangeState) throws {
        #expect(try state(before, sees: [.sample(.deployment)], after: .seconds(86_400)) == before)
    }

    /// The API may tell the end of a rollback by the deployment's status alone.
    @Test(
        arguments: unsettled,
        [
            (DeployStatus.rolledBack, TaskProgress.done, ChangeState.rolledBack(.done)),
            (.rollbackFailed, .bad, .rollbackFailed(.bad)),
        ])
    func aDeploymentThatWasPutBackSaysSoItself(
        before: ChangeState, deployment: (DeployStatus, TaskProgress, ChangeState)
    ) throws {
        #expect(try state(before, sees: [.sample(.deployment, deployment.0, deployment.1)]) == deployment.2)
    }

    @Test(arguments: ChangeKind.allCases)
    func aRecordWithoutTasksSaysNothing(kind: ChangeKind) throws {
        for before in [.accepted, Self.lost] {
            let judging = Judging(kind: kind, before: before, saw: [.sample(.deployment, .failed, .bad)], sees: [])
            #expect(try judging.state(after: .seconds(3600)) == before)
        }
    }
}
