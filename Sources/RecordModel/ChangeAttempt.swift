public import FoundationEssentials

/// One rollback or retry of one record, from its intent on, as the journal had it last.
public struct ChangeAttempt: Hashable, Sendable, Identifiable {
    /// The journal's own number.
    public struct ID: RawRepresentable, Hashable, Sendable, Comparable {
        /// The row's number in the journal's table.
        public let rawValue: Int64
        public init(rawValue: Int64) { self.rawValue = rawValue }
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The journal's number of the newest step of an attempt; a new step must name the one it follows.
    public struct StepID: RawRepresentable, Hashable, Sendable {
        /// The row's number in the journal's table.
        public let rawValue: Int64
        public init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// Its number in the journal; the same for whoever reads it.
    public var id: ID
    /// What was asked for.
    public var kind: ChangeKind
    /// The record to be changed.
    public var recordID: DeployRecord.ID
    /// The one item a retry is about; nil for all that failed, and for a rollback.
    public var itemID: Int64?
    /// When the intent was on disk, by this machine's clock: before anything was sent.
    public var intendedAt: Date
    /// Where it stood after its newest step.
    public var state: ChangeState
    /// The service's number of the request that was answered; nil until then.
    public var requestID: RequestID?
    /// The record of its own in which the rollback runs; nil where it runs in the record itself, or is not known.
    public var rollbackID: DeployRecord.ID?
    /// The record as the operator saw it in the confirmation; what is there later and was not there then is new.
    public var saw: RecordDetail?
    /// Who confirmed it.
    public var operatedBy: Operator
    /// The newest step; what is appended must name it.
    public var step: StepID
    /// When the newest step was written, by the clock of the machine that wrote it.
    public var steppedAt: Date
    /// Who wrote the newest step. As long as that process lives, it alone sends and looks.
    public var heldBy: Operator

    public init(
        id: ID, kind: ChangeKind = .rollback, recordID: DeployRecord.ID, itemID: Int64? = nil, intendedAt: Date,
        state: ChangeState, requestID: RequestID? = nil, rollbackID: DeployRecord.ID? = nil, saw: RecordDetail? = nil,
        operatedBy: Operator,
        step: StepID, steppedAt: Date, heldBy: Operator
    ) {
        self.id = id
        self.kind = kind
        self.recordID = recordID
        self.itemID = itemID
        self.intendedAt = intendedAt
        self.state = state
        self.requestID = requestID
        self.rollbackID = rollbackID
        self.saw = saw
        self.operatedBy = operatedBy
        self.step = step
        self.steppedAt = steppedAt
        self.heldBy = heldBy
    }

    /// `rollback 1000231`, `retry 1000231 item 4711`.
    public var title: String { "\(kind.rawValue) \(recordID)" + (itemID.map { " item \($0)" } ?? "") }

    /// True where the change shows in a record of its own and not as a task of the record it is about.
    public var runsInNewRecord: Bool { kind == .rollback && recordID.family.rollsBackInNewRecord }

    /// The items of the task a retry is about that are to be tried again.
    public var retriedItems: [DeployItem] {
        guard kind == .retry, let task = saw?.currentTask else { return [] }
        return task.failedItems.filter { itemID == nil || $0.id == itemID }
    }
}

/// One change with every step the journal has of it, oldest first.
public struct ChangeHistory: Hashable, Sendable, Identifiable {
    /// One appended row.
    public struct Step: Hashable, Sendable {
        /// When it was written, by the clock of the machine that wrote it.
        public var at: Date
        /// Where the change stood from then on.
        public var state: ChangeState
        /// Of the request the step is about; nil where it is about none.
        public var requestID: RequestID?
        /// The API's code, or certback's own short name of a failure.
        public var code: String?
        /// Which process wrote it.
        public var by: Operator

        public init(at: Date, state: ChangeState, requestID: RequestID?, code: String?, by: Operator) {
            self.at = at
            self.state = state
            self.requestID = requestID
            self.code = code
            self.by = by
        }
    }

    /// The change as its newest step left it.
    public var attempt: ChangeAttempt
    /// The account's label when the change was asked for.
    public var account: String
    /// Where it was sent: scheme, host and port.
    public var endpoint: String
    /// The operator's own words.
    public var typed: String
    /// All of them, oldest first; the first is the intent.
    public var steps: [Step]

    public init(attempt: ChangeAttempt, account: String, endpoint: String, typed: String, steps: [Step]) {
        self.attempt = attempt
        self.account = account
        self.endpoint = endpoint
        self.typed = typed
        self.steps = steps
    }

    /// That of the attempt.
    public var id: ChangeAttempt.ID { attempt.id }
}
