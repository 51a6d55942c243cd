/// Whether a record can be rolled back now, read from its detail.
public enum Eligibility: Hashable, Sendable {
    case eligible
    case stillDeploying(TaskProgress)
    case waiting
    case nothingSucceeded
    case nothingToDeploy
    case rollbackRunning(TaskProgress)
    case alreadyRolledBack
    case rollbackFailed(TaskProgress)
    case unknownStatus(Int)
    /// The API has no deployment under this id.
    case noSuchRecord
    /// The journal holds a rollback of this record whose fate is not settled.
    case alreadyUnderWay
    /// The fresh look failed, so nothing is known.
    case unread(Explanation)

    /// Judges by what the API just said: the deployment is over, something succeeded, no rollback runs or is done.
    public init(_ detail: RecordDetail) {
        guard let deployment = detail.deployment else {
            self = .noSuchRecord
            return
        }
        self = detail.rollback.map(Self.init(rollback:)) ?? Self(deployment: deployment)
    }

    private init(rollback: DeployTask) {
        switch rollback.status {
        case .waiting, .deploying: self = .rollbackRunning(rollback.progress)
        case .rolledBack, .deployed: self = .alreadyRolledBack
        case .failed, .rollbackFailed: self = .rollbackFailed(rollback.progress)
        case .nothingToDeploy: self = .nothingToDeploy
        case .unknown(let code): self = .unknownStatus(code)
        }
    }

    private init(deployment: DeployTask) {
        switch deployment.status {
        case .waiting: self = .waiting
        case .deploying: self = .stillDeploying(deployment.progress)
        case .deployed, .failed: self = deployment.progress.succeeded > 0 ? .eligible : .nothingSucceeded
        case .rolledBack: self = .alreadyRolledBack
        case .rollbackFailed: self = .rollbackFailed(deployment.progress)
        case .nothingToDeploy: self = .nothingToDeploy
        case .unknown(let code): self = .unknownStatus(code)
        }
    }

    /// Why not, in one sentence; empty for an eligible record.
    public var reason: String {
        switch self {
        case .eligible: ""
        case .stillDeploying(let progress): "Its deployment is still running: \(progress.ended) of \(progress.total)."
        case .waiting: "Its deployment has not begun."
        case .nothingSucceeded: "Nothing was deployed by it, so there is nothing to put back."
        case .nothingToDeploy: "It found no resource to deploy to, so there is nothing to put back."
        case .rollbackRunning(let progress): "A rollback of it is running: \(progress.ended) of \(progress.total)."
        case .alreadyRolledBack: "It has been rolled back already."
        case .rollbackFailed(let progress): "A rollback of it has failed on \(progress.failed) of \(progress.total) items."
        case .unknownStatus(let code): "The API gives it status \(code), whose meaning is documented nowhere."
        case .noSuchRecord: "The API knows no deployment under this id."
        case .alreadyUnderWay: "certback has a rollback of it under way whose fate is not settled."
        case .unread(let explanation): "It could not be read: \(explanation.what)"
        }
    }

    /// What to do instead; empty for an eligible record.
    public var advice: String {
        switch self {
        case .eligible: ""
        case .stillDeploying, .waiting: "Wait until the deployment has ended, then press R again."
        case .nothingSucceeded: "Press Enter to see why each item failed."
        case .nothingToDeploy: "Look for the record that did deploy this certificate."
        case .rollbackRunning: "Press Enter to watch it; nothing needs to be sent."
        case .alreadyRolledBack: "Press Enter to see what was put back."
        case .rollbackFailed: "Press Enter to see which items failed and why; put those right in the console."
        case .unknownStatus: "Look at it in the web console before doing anything."
        case .noSuchRecord: "Check the id, the account and the endpoint."
        case .alreadyUnderWay: "Press t to see how far it is."
        case .unread(let explanation): explanation.remedy
        }
    }
}
