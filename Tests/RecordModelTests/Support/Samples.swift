import FoundationEssentials
import RecordModel
import Testing

extension DeployStatus {
    /// Every documented status, and the undocumented one that has been seen.
    static let samples: [DeployStatus] = [
        .waiting, .deployed, .failed, .deploying, .rolledBack, .rollbackFailed, .nothingToDeploy, .unknown(7),
    ]
}

extension DeployRecord.ID {
    static func sample(_ number: Int64 = 1_000_231) throws -> DeployRecord.ID {
        try #require(DeployRecord.ID(rawValue: number))
    }
}

extension DeployTask {
    static func sample(
        _ kind: Kind, _ status: DeployStatus, _ progress: TaskProgress = .sample, minute: Double? = nil
    ) -> DeployTask {
        let createdAt = minute.map { Date(timeIntervalSince1970: $0 * 60) }
        return DeployTask(kind: kind, status: status, progress: progress, createdAt: createdAt, items: [])
    }
}

extension TaskProgress {
    static let sample = TaskProgress(total: 3, succeeded: 2, failed: 1, running: 0)
    static let withoutSuccess = TaskProgress(total: 3, succeeded: 0, failed: 3, running: 0)
}

extension RecordDetail {
    static func sample(_ tasks: DeployTask...) throws -> RecordDetail {
        RecordDetail(id: try .sample(), tasks: tasks, readAt: Date(timeIntervalSince1970: 0))
    }
}

extension ChangePlan.Target {
    static func sample(_ number: Int64, _ eligibility: Eligibility = .eligible) throws -> ChangePlan.Target {
        ChangePlan.Target(id: try .sample(number), eligibility: eligibility, detail: nil, shown: nil)
    }
}

extension ChangePlan {
    static func sample(_ targets: Target...) -> ChangePlan {
        ChangePlan(account: Account(fingerprint: "f", label: "AKID"), endpoint: .international, targets: targets)
    }
}
