import RecordModel
import Testing

@Suite struct RecordDetailTests {
    @Test(arguments: DeployStatus.samples)
    func withoutARollbackTheRecordStandsAsItsDeployment(status: DeployStatus) throws {
        #expect(try RecordDetail.sample(.sample(.deployment, status)).recordStatus == status)
    }

    @Test(
        arguments: [
            (DeployStatus.waiting, DeployStatus.waiting), (.deployed, .rolledBack), (.failed, .rollbackFailed),
            (.deploying, .deploying), (.rolledBack, .rolledBack), (.rollbackFailed, .rollbackFailed),
            (.nothingToDeploy, .nothingToDeploy), (.unknown(7), .unknown(7)),
        ], DeployStatus.samples)
    func aRollbackTellsHowTheRecordStands(
        rollback: (status: DeployStatus, recordStatus: DeployStatus), deployment: DeployStatus
    ) throws {
        let detail = try RecordDetail.sample(.sample(.deployment, deployment), .sample(.rollback, rollback.status))
        #expect(detail.recordStatus == rollback.recordStatus)
    }

    @Test func withoutATaskThereIsNoStatus() throws {
        #expect(try RecordDetail.sample().recordStatus == nil)
        #expect(try RecordDetail.sample(.sample(.unknown(2), .deployed)).recordStatus == nil)
    }

    @Test func theNewestRollbackIsTheCurrentTaskWhateverTheOrder() throws {
        let old = DeployTask.sample(.rollback, .rollbackFailed, minute: 1)
        let new = DeployTask.sample(.rollback, .deployed, minute: 2)
        let undated = DeployTask.sample(.rollback, .deploying)
        for tasks in [[old, new, undated], [undated, new, old], [new, undated, old]] {
            var detail = try RecordDetail.sample(.sample(.deployment, .deployed, minute: 0))
            detail.tasks += tasks
            #expect(detail.rollback == new)
            #expect(detail.currentTask == new)
            #expect(detail.rollbacks == tasks)
            #expect(detail.recordStatus == .rolledBack)
        }
    }

    /// A retry that is a task of its own leaves the old one as it failed.
    @Test func theNewestDeploymentSaysHowTheRecordStandsWhateverTheOrder() throws {
        let old = DeployTask.sample(.deployment, .failed, .withoutSuccess, minute: 1)
        let new = DeployTask.sample(.deployment, .deployed, minute: 2)
        let undated = DeployTask.sample(.deployment, .deploying)
        for tasks in [[old, new, undated], [undated, new, old], [new, undated, old]] {
            var detail = try RecordDetail.sample()
            detail.tasks = tasks
            #expect(detail.deployment == new)
            #expect(detail.recordStatus == .deployed)
            #expect(Eligibility(of: .rollback, detail) == .eligible)
            #expect(Eligibility(of: .retry, detail) == .nothingFailed)
        }
    }

    @Test func ofTasksWithoutATimeTheFirstCounts() throws {
        let tasks = [DeployTask.sample(.deployment, .deployed), .sample(.deployment, .failed)]
        #expect(try RecordDetail.sample(tasks[0], tasks[1]).deployment == tasks[0])
    }

    @Test func aTaskThatCountsMoreItemsThanItGaveSaysSo() {
        let counted = TaskProgress(total: 1, succeeded: 1, failed: 0, running: 0)
        #expect(!DeployTask.sample(.deployment, .deployed, counted).hasAllItems)
        #expect(
            DeployTask.sample(.deployment, .deployed, TaskProgress(total: 0, succeeded: 0, failed: 0, running: 0)).hasAllItems)
    }

    @Test(arguments: [
        ("HTTPS", 443, "HTTPS:443"), ("HTTPS", 0, "HTTPS"), ("", 443, ":443"), ("QUIC", nil, "QUIC"), ("", nil, ""),
    ])
    func aListenersAddressIsWhatIsKnownOfIt(transport: String, port: Int?, address: String) {
        let item = DeployItem(
            id: 1, certificateID: "", resourceType: "", region: "", instanceID: "", instanceName: "", listenerID: "",
            listenerName: "", domains: [], transport: transport, port: port, status: .deployed, errorMessage: "",
            createdAt: nil, updatedAt: nil)
        #expect(item.listenerAddress == address)
    }
}
