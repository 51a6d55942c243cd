import FoundationEssentials
import RecordModel
import Rollback
import Testing

/// One judgement: what was seen at the confirmation, how the change stood, and what a look says.
struct Judging {
    static let intended = Date(timeIntervalSince1970: 1_750_000_000)

    var kind: ChangeKind
    var before: ChangeState
    var item: Int64?
    /// Nil where nothing is known of the record at the time of the confirmation.
    var saw: [DeployTask]?
    var sees: [DeployTask]
    /// The look's own time, by a clock that anybody may have set.
    var readAt = intended

    /// The state after a look that comes so long after the request.
    func state(after watched: Duration = .seconds(1)) throws -> ChangeState {
        let id = try #require(DeployRecord.ID(rawValue: 7))
        let saw = saw.map { RecordDetail(id: id, tasks: $0, readAt: Self.intended) }
        let attempt = ChangeAttempt(
            id: .init(rawValue: 1), kind: kind, recordID: id, itemID: item, intendedAt: Self.intended, state: before, saw: saw,
            operatedBy: Bench.us, step: .init(rawValue: 2), steppedAt: Self.intended, heldBy: Bench.us)
        return FateJudge(settlingTime: .seconds(60)).state(
            of: attempt, after: RecordDetail(id: id, tasks: sees, readAt: readAt), watchedFor: watched)
    }
}

extension DeployTask {
    /// - Parameter seconds: from the intent to the creation of the task; nil where the API does not give it.
    static func sample(
        _ kind: Kind, _ status: DeployStatus = .deployed, _ progress: TaskProgress = .done, at seconds: Double? = 0,
        _ items: [DeployItem] = []
    ) -> DeployTask {
        DeployTask(
            kind: kind, status: status, progress: progress, createdAt: seconds.map { Judging.intended.addingTimeInterval($0) },
            items: items)
    }
}

extension DeployItem {
    /// - Parameter updated: seconds from the intent to its last change; nil where the API does not give it.
    static func sample(
        _ id: Int64, _ status: DeployStatus, updated: Double? = -500, listener: String = "lbl-1",
        domains: [String] = ["www.example.com"]
    ) -> DeployItem {
        DeployItem(
            id: id, certificateID: "cert0000", resourceType: "clb", region: "ap-singapore", instanceID: "lb-1",
            instanceName: "gateway", listenerID: listener, listenerName: "", domains: domains, transport: "HTTPS",
            port: 443, status: status, errorMessage: "", createdAt: nil,
            updatedAt: updated.map { Judging.intended.addingTimeInterval($0) })
    }
}

extension TaskProgress {
    static let none = TaskProgress(total: 0, succeeded: 0, failed: 0, running: 0)
    static let half = TaskProgress(total: 2, succeeded: 1, failed: 0, running: 1)
    static let done = TaskProgress(total: 2, succeeded: 2, failed: 0, running: 0)
    static let bad = TaskProgress(total: 2, succeeded: 1, failed: 1, running: 0)

    static func items(_ total: Int, succeeded: Int = 0, failed: Int = 0) -> TaskProgress {
        TaskProgress(total: total, succeeded: succeeded, failed: failed, running: total - succeeded - failed)
    }
}
