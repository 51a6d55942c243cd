/// Whether a record can be rolled back, or its failed items retried, now; read from its detail.
public enum Eligibility: Hashable, Sendable {
    /// It can be done now.
    case eligible
    /// The deployment has not ended.
    case stillDeploying(TaskProgress)
    /// The deployment has not begun.
    case waiting
    /// No item was deployed, so nothing can be put back.
    case nothingSucceeded
    /// The task found no resource, so there is nothing to put back.
    case nothingToDeploy
    /// There is nothing to retry.
    case nothingFailed
    /// A rollback of the record has not ended.
    case rollbackRunning(TaskProgress)
    /// A rollback of the record has succeeded.
    case alreadyRolledBack
    /// A rollback of the record has failed in part: its items can be retried, it cannot be begun anew.
    case rollbackFailed(TaskProgress)
    /// The same for a rollback that ran in a record of its own, which alone can be retried; nil where nobody knows which.
    case rollbackFailedElsewhere(TaskProgress, in: DeployRecord.ID?)
    /// The API gives a number that is documented nowhere; nothing is done on a guess.
    case unknownStatus(Int)
    /// The API has no deployment under this id.
    case noSuchRecord
    /// The journal holds a change of this record whose fate is not settled.
    case alreadyUnderWay
    /// The fresh look failed, so nothing is known.
    case unread(Explanation)
    /// Nothing can be done about any record, as with a damaged journal.
    case blocked(Explanation)

    /// Judges by what the API just said.
    ///
    /// For a rollback: the deployment is over, something succeeded, no rollback runs or is done. For a retry: the newest
    /// task is over and items of it failed.
    public init(of kind: ChangeKind, _ detail: RecordDetail) {
        guard let deployment = detail.deployment else {
            self = .noSuchRecord
            return
        }
        let ofRollback = detail.rollback.map(Self.init(rollback:)) ?? Self(deployment: deployment)
        guard detail.id.family.rollsBackInNewRecord else {
            self = kind == .rollback ? ofRollback : Self(retrying: detail.currentTask ?? deployment)
            return
        }
        switch ofRollback {
        case .rollbackFailed(let progress): self = .rollbackFailedElsewhere(progress, in: detail.rollback?.rollbackRecord)
        // A retry of the record would deploy again what the rollback has put back.
        case .rollbackRunning, .alreadyRolledBack: self = ofRollback
        default: self = kind == .rollback ? ofRollback : Self(retrying: deployment)
        }
    }

    private init(retrying task: DeployTask) {
        switch task.status {
        case .waiting: self = task.kind == .rollback ? .rollbackRunning(task.progress) : .waiting
        case .deploying: self = task.kind == .rollback ? .rollbackRunning(task.progress) : .stillDeploying(task.progress)
        case .failed, .rollbackFailed: self = task.progress.failed > 0 || !task.failedItems.isEmpty ? .eligible : .nothingFailed
        case .deployed, .rolledBack, .nothingToDeploy: self = .nothingFailed
        case .unknown(let code): self = .unknownStatus(code)
        }
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
        case .nothingFailed: "None of its items has failed, so there is nothing to retry."
        case .rollbackRunning(let progress): "A rollback of it is running: \(progress.ended) of \(progress.total)."
        case .alreadyRolledBack: "It has been rolled back already."
        case .rollbackFailed(let progress), .rollbackFailedElsewhere(let progress, _):
            "A rollback of it has failed on \(progress.failed) of \(progress.total) items."
        case .unknownStatus(let code): "The API gives it status \(code), whose meaning is documented nowhere."
        case .noSuchRecord: "The API knows no deployment under this id."
        case .alreadyUnderWay: "certback has a change of it under way whose fate is not settled."
        case .unread(let explanation): "It could not be read: \(explanation.what)"
        case .blocked(let explanation): explanation.what
        }
    }

    /// What to do instead; empty for an eligible record.
    public var advice: String {
        switch self {
        case .eligible: ""
        case .stillDeploying, .waiting: "Wait until the deployment has ended, then ask again."
        case .nothingSucceeded: "Look why each item failed (Enter, certback show); T or certback retry tries them again."
        case .nothingToDeploy: "Look for the record that did deploy this certificate."
        case .nothingFailed: "Look at its items (Enter, certback show)."
        case .rollbackRunning: "Watch it (Enter, certback show); nothing needs to be sent."
        case .alreadyRolledBack: "Look what was put back (Enter, certback show)."
        case .rollbackFailed:
            "Look which items failed and why (Enter, certback show); T or certback retry tries those again."
        case .rollbackFailedElsewhere(_, let rollback?):
            "It ran in a record of its own: retry \(rollback) (:\(rollback) and then T, or certback retry \(rollback))."
        case .rollbackFailedElsewhere(_, nil):
            "It ran in a record of its own: find that one (L, certback journal, or the newest of its family) and retry it."
        case .unknownStatus: "Look at it in the web console before doing anything."
        case .noSuchRecord: "Check the id, the account and the endpoint."
        case .alreadyUnderWay: "See how far it is: t on the screen, or certback journal."
        case .unread(let explanation), .blocked(let explanation): explanation.remedy
        }
    }
}
