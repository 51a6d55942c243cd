/// Where a change stands; the journal keeps each step.
public enum ChangeState: Hashable, Sendable, Codable {
    /// On disk, nothing sent.
    case intended
    /// The request is being sent, or was when the journal was written last; from here on it may arrive.
    case sending
    /// The cloud has taken the request; accepted is not done.
    case accepted
    /// The rollback task runs.
    case running(TaskProgress)
    /// Every item is put back. Final.
    case rolledBack(TaskProgress)
    /// Some items could not be put back; they may be retried. Final.
    case rollbackFailed(TaskProgress)
    /// The items of a retry are being tried again; progress counts those items alone.
    case retrying(TaskProgress)
    /// Every item tried again has succeeded. Final.
    case retried(TaskProgress)
    /// Some items failed again. Final.
    case retryFailed(TaskProgress)
    /// Nothing changed.
    case refused(code: String, message: String)
    /// May have happened; certback is looking.
    case unknown(why: String)
    /// Looked up: the request had no effect.
    case notApplied
    /// Taken back, or failed, before anything was sent.
    case withdrawn(why: String)

    /// The word for people, in capitals.
    public var word: String {
        switch self {
        case .intended: "INTENDED"
        case .sending: "SENDING"
        case .accepted: "ACCEPTED"
        case .running: "ROLLING BACK"
        case .rolledBack: "ROLLED BACK"
        case .rollbackFailed: "ROLLBACK FAILED"
        case .retrying: "RETRYING"
        case .retried: "RETRIED"
        case .retryFailed: "RETRY FAILED"
        case .refused: "REFUSED"
        case .unknown: "UNKNOWN"
        case .notApplied: "NOT APPLIED"
        case .withdrawn: "WITHDRAWN"
        }
    }

    /// What the word means, for those who see it for the first time.
    public var meaning: String {
        switch self {
        case .intended: "written down, nothing sent yet"
        case .sending: "on its way to the API"
        case .accepted: "the API has taken it; not done yet"
        case .running(let progress), .retrying(let progress): "\(progress.ended) of \(progress.total) items"
        case .rolledBack(let progress): "\(progress.succeeded) of \(progress.total) items put back"
        case .rollbackFailed(let progress):
            "\(progress.failed) of \(progress.total) items failed, \(progress.succeeded) put back"
        case .retried(let progress): "\(progress.succeeded) of \(progress.total) items succeeded this time"
        case .retryFailed(let progress):
            "\(progress.failed) of \(progress.total) items failed again, \(progress.succeeded) succeeded"
        case .refused(let code, _): "nothing changed: \(code)"
        case .unknown(let why): "may have happened; certback is looking: \(why)"
        case .notApplied: "looked up again and again: it has not begun"
        case .withdrawn(let why): "nothing was sent: \(why)"
        }
    }

    /// False while certback still has to find out how it ends.
    public var isFinal: Bool {
        switch self {
        case .rolledBack, .rollbackFailed, .retried, .retryFailed, .refused, .notApplied, .withdrawn: true
        case .intended, .sending, .accepted, .running, .retrying, .unknown: false
        }
    }

    /// True where the operator got what was asked for.
    public var isSuccess: Bool {
        switch self {
        case .rolledBack, .retried: true
        default: false
        }
    }

    /// True while the cloud is, or may be, working on it.
    public var isInCloud: Bool {
        switch self {
        case .accepted, .running, .retrying, .unknown: true
        default: false
        }
    }

    /// True as long as certainly nothing was sent, so that it can be taken back.
    public var isUnsent: Bool { self == .intended }
}
