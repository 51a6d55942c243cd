import FoundationEssentials
import RecordModel
import Rollback
import Testing

/// What a look says about a rollback, as a table.
@Suite struct FateJudgeTests {
    private static let intended = Date(timeIntervalSince1970: 1_750_000_000)
    private static let none = TaskProgress(total: 0, succeeded: 0, failed: 0, running: 0)
    private static let half = TaskProgress(total: 2, succeeded: 1, failed: 0, running: 1)
    private static let good = TaskProgress(total: 2, succeeded: 2, failed: 0, running: 0)
    private static let bad = TaskProgress(total: 2, succeeded: 1, failed: 1, running: 0)
    static let unsettled: [RollbackState] = [.intended, .sending, .accepted, .unknown(why: "lost"), .running(half)]

    private static func task(
        _ kind: DeployTask.Kind, _ status: DeployStatus = .deployed, _ progress: TaskProgress = good, at seconds: Double = 0
    ) -> DeployTask {
        DeployTask(kind: kind, status: status, progress: progress, createdAt: intended.addingTimeInterval(seconds), items: [])
    }

    /// The state after a look so many seconds after the intent.
    private func state(
        _ state: RollbackState, rollbacksBefore: Int = 0, tasks: [DeployTask], after seconds: Double = 1
    ) throws -> RollbackState {
        let id = try #require(DeployRecord.ID(rawValue: 7))
        let attempt = RollbackAttempt(
            id: .init(rawValue: 1), recordID: id, intendedAt: Self.intended, state: state, operatedBy: Bench.us,
            rollbacksBefore: rollbacksBefore)
        let detail = RecordDetail(id: id, tasks: tasks, readAt: Self.intended.addingTimeInterval(seconds))
        return FateJudge(settlingTime: 60).state(of: attempt, after: detail)
    }

    @Test(
        arguments: unsettled,
        [
            (DeployStatus.waiting, none, RollbackState.running(none)), (.deploying, half, .running(half)),
            (.nothingToDeploy, none, .running(none)), (.deployed, good, .rolledBack(good)),
            (.rolledBack, good, .rolledBack(good)),
            (.failed, bad, .rollbackFailed(bad)), (.rollbackFailed, bad, .rollbackFailed(bad)),
            // Nobody has documented 7: the counts decide.
            (.unknown(7), none, .running(none)), (.unknown(7), half, .running(half)), (.unknown(7), good, .rolledBack(good)),
            (.unknown(7), bad, .rollbackFailed(bad)),
        ])
    func aNewRollbackTaskSaysHowItStands(before: RollbackState, task: (DeployStatus, TaskProgress, RollbackState)) throws {
        let tasks = [Self.task(.deployment), Self.task(.rollback, task.0, task.1)]
        #expect(try state(before, tasks: tasks) == task.2)
        #expect(try state(before, tasks: tasks, after: 3600) == task.2)
    }

    @Test(arguments: unsettled)
    func anOlderRollbackTaskIsNotOurs(before: RollbackState) throws {
        let tasks = [Self.task(.deployment), Self.task(.rollback, .failed, Self.bad, at: -100)]
        #expect(try state(before, rollbacksBefore: 1, tasks: tasks) == before)
    }

    @Test func ofSeveralRollbackTasksTheNewestIsOurs() throws {
        let tasks = [
            Self.task(.rollback, .deploying, Self.half, at: 1), Self.task(.deployment),
            Self.task(.rollback, .failed, Self.bad, at: -100),
        ]
        #expect(try state(.unknown(why: "lost"), rollbacksBefore: 1, tasks: tasks) == .running(Self.half))
    }

    @Test(arguments: [0, 1, 59.9])
    func whatIsUnknownStaysSoUntilItHasSettled(seconds: Double) throws {
        #expect(try state(.unknown(why: "lost"), tasks: [Self.task(.deployment)], after: seconds) == .unknown(why: "lost"))
    }

    @Test(arguments: [60, 3600])
    func whatIsUnknownAndLeftNoTraceWasNotApplied(seconds: Double) throws {
        #expect(try state(.unknown(why: "lost"), tasks: [Self.task(.deployment)], after: seconds) == .notApplied)
    }

    @Test(arguments: [RollbackState.intended, .sending, .accepted, .running(half)])
    func onlyWhatIsUnknownCanTurnOutNotApplied(before: RollbackState) throws {
        #expect(try state(before, tasks: [Self.task(.deployment)], after: 86_400) == before)
    }

    /// The API may tell the end of a rollback by the deployment's status alone.
    @Test(
        arguments: unsettled,
        [
            (DeployStatus.rolledBack, good, RollbackState.rolledBack(good)), (.rollbackFailed, bad, .rollbackFailed(bad)),
        ])
    func aDeploymentThatWasPutBackSaysSoItself(
        before: RollbackState, deployment: (DeployStatus, TaskProgress, RollbackState)
    ) throws {
        #expect(try state(before, tasks: [Self.task(.deployment, deployment.0, deployment.1)]) == deployment.2)
    }

    @Test func aRecordWithoutTasksSaysNothing() throws {
        #expect(try state(.accepted, tasks: []) == .accepted)
        #expect(try state(.unknown(why: "lost"), tasks: [], after: 3600) == .unknown(why: "lost"))
    }
}
