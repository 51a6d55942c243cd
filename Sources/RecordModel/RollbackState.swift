public import FoundationEssentials

/// Where a rollback stands; the journal keeps each change.
public enum RollbackState: Hashable, Sendable, Codable {
    /// On disk, nothing sent.
    case intended
    case sending
    /// The cloud has taken the request; accepted is not done.
    case accepted
    case running(TaskProgress)
    case rolledBack(TaskProgress)
    case rollbackFailed(TaskProgress)
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
        case .running(let progress): "\(progress.ended) of \(progress.total) items"
        case .rolledBack(let progress): "\(progress.succeeded) of \(progress.total) items put back"
        case .rollbackFailed(let progress):
            "\(progress.failed) of \(progress.total) items failed, \(progress.succeeded) put back"
        case .refused(let code, _): "nothing changed: \(code)"
        case .unknown(let why): "may have happened; certback is looking: \(why)"
        case .notApplied: "looked up again and again: no rollback has begun"
        case .withdrawn(let why): "nothing was sent: \(why)"
        }
    }

    /// False while certback still has to find out how it ends.
    public var isFinal: Bool {
        switch self {
        case .rolledBack, .rollbackFailed, .refused, .notApplied, .withdrawn: true
        case .intended, .sending, .accepted, .running, .unknown: false
        }
    }

    /// True while the cloud is, or may be, working on it.
    public var isInCloud: Bool {
        switch self {
        case .accepted, .running, .unknown: true
        default: false
        }
    }
}

/// One rollback of one record, from its intent on.
public struct RollbackAttempt: Hashable, Sendable, Identifiable {
    /// The journal's own number.
    public struct ID: RawRepresentable, Hashable, Sendable, Comparable {
        public let rawValue: Int64
        public init(rawValue: Int64) { self.rawValue = rawValue }
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    public var id: ID
    public var recordID: DeployRecord.ID
    public var intendedAt: Date
    public var state: RollbackState
    public var requestID: RequestID?
    /// Who asked for it; their process is the one that sends.
    public var operatedBy: Operator
    /// Rollback tasks the record had when it was planned; one more means that this attempt was accepted.
    public var rollbacksBefore: Int

    public init(
        id: ID, recordID: DeployRecord.ID, intendedAt: Date, state: RollbackState, requestID: RequestID? = nil,
        operatedBy: Operator, rollbacksBefore: Int
    ) {
        self.id = id
        self.recordID = recordID
        self.intendedAt = intendedAt
        self.state = state
        self.requestID = requestID
        self.operatedBy = operatedBy
        self.rollbacksBefore = rollbacksBefore
    }
}

/// What just happened to a rollback, for those who watch.
public struct RollbackUpdate: Hashable, Sendable {
    public enum Event: Hashable, Sendable {
        case state(RollbackState)
        case phase(RequestPhase)
        /// The record was looked at for the nth time.
        case looked(number: Int, nextIn: Duration?)
        /// A look failed; the rollback goes on in the cloud all the same.
        case lookFailed(Explanation, nextIn: Duration)
    }

    public var attempt: RollbackAttempt
    public var at: Date
    public var event: Event
    /// Why it was refused, in words; nil unless the state says so.
    public var explanation: Explanation?

    public init(attempt: RollbackAttempt, at: Date, event: Event, explanation: Explanation? = nil) {
        self.attempt = attempt
        self.at = at
        self.event = event
        self.explanation = explanation
    }
}
