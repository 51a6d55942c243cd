public import FoundationEssentials
import GRDB
public import RecordModel

/// What was asked of the cloud, by whom, and what became of it. Only ever added to; the file itself refuses anything else.
///
/// Every call returns after its row is on disk (synchronous=FULL). The calls are not cancellable: what happened must be
/// written down even while the program is being ended.
public final class Journal: Sendable {
    /// What an intent rests on, for those who read the journal later.
    public struct Intent: Sendable {
        /// What is to be done.
        public var kind: ChangeKind
        /// The record to be changed.
        public var recordID: DeployRecord.ID
        /// The one item of a retry; nil for all that failed.
        public var itemID: Int64?
        /// Whose record it is.
        public var account: Account
        /// Where it will be changed.
        public var endpoint: Endpoint
        /// Who confirmed it.
        public var operatedBy: Operator
        /// The record as the operator saw it in the confirmation.
        public var saw: RecordDetail?
        /// The operator's own words.
        public var typed: String

        public init(
            kind: ChangeKind = .rollback, recordID: DeployRecord.ID, itemID: Int64? = nil, account: Account,
            endpoint: Endpoint, operatedBy: Operator, saw: RecordDetail?, typed: String
        ) {
            self.kind = kind
            self.recordID = recordID
            self.itemID = itemID
            self.account = account
            self.endpoint = endpoint
            self.operatedBy = operatedBy
            self.saw = saw
            self.typed = typed
        }
    }

    /// What is to be appended to a change.
    public struct Step: Sendable {
        /// Where the change stands from now on.
        public var state: ChangeState
        /// The service's number of the request it is about; nil where there is none.
        public var requestID: RequestID?
        /// The record in which the rollback runs, where the family gives it one of its own.
        public var rollbackID: DeployRecord.ID?
        /// The API's code, or certback's own short name of a failure.
        public var code: String?
        /// Which process writes it, and holds the change then.
        public var by: Operator
        /// When, by this machine's clock.
        public var at: Date

        public init(
            _ state: ChangeState, requestID: RequestID? = nil, rollbackID: DeployRecord.ID? = nil, code: String? = nil,
            by: Operator, at: Date
        ) {
            self.state = state
            self.requestID = requestID
            self.rollbackID = rollbackID
            self.code = code
            self.by = by
            self.at = at
        }
    }

    /// The database file.
    public let path: String
    private let pool: DatabasePool

    /// The file's name in its folder.
    public static let fileName = "journal.sqlite"

    /// - Parameter folder: made (0700) where it is missing; one folder an account and endpoint.
    public init(folder: String) throws(StoreError) {
        path = "\(folder)/\(Self.fileName)"
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.busyMode = .timeout(5)
        pool = try StoreFile.open(
            .journal, folder: folder, name: Self.fileName, migrator: JournalSchema.migrator, configuration: configuration)
        do {
            // GRDB has set NORMAL on its one writing connection, with which the last commits can be lost with the power.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    /// Writes an intent down; nothing may be sent before this returns.
    ///
    /// - Throws: ``StoreError/Reason/alreadyLive`` while a change of the record has not ended, whoever began it.
    @concurrent
    public func intend(_ intent: Intent, at date: Date) async throws(StoreError) -> ChangeAttempt {
        do {
            return try write { try JournalRows.insert(intent, at: date, in: $0) }
        } catch {
            guard error.isUniqueViolation else { throw StoreError(.journal, path: path, underlying: error) }
            throw StoreError(.journal, .alreadyLive, path: path)
        }
    }

    /// Appends a step, provided that the attempt given is still the newest state of things; who wrote the step then
    /// holds the change.
    ///
    /// - Returns: the attempt after the step; nil when nothing was written, because the change has ended or another
    ///   process has taken a step meanwhile: read it anew.
    @concurrent
    public func append(_ step: Step, to attempt: ChangeAttempt) async throws(StoreError) -> ChangeAttempt? {
        do {
            return try write { try JournalRows.append(step, to: attempt, in: $0) }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    /// Why a step is not taken of which ``append(_:to:)`` says nothing, though nobody else has taken one: the file has the
    /// change for ended, and by its newest step it is not.
    public func refusal(of attempt: ChangeAttempt) -> StoreError {
        let message = "the journal refuses every further step of its change \(attempt.id.rawValue), \(attempt.title)"
        return StoreError(.journal, .unusable, path: path, message: message)
    }

    /// Every change whose fate is not settled, oldest first.
    @concurrent
    public func live() async throws(StoreError) -> [ChangeAttempt] {
        try read { try JournalRows.attempts(in: $0, where: "live") }
    }

    /// The change as the journal has it now; nil for a number it does not know.
    @concurrent
    public func attempt(_ id: ChangeAttempt.ID) async throws(StoreError) -> ChangeAttempt? {
        try read { try JournalRows.attempts(in: $0, where: "change.id = ?", [id.rawValue]).first }
    }

    /// Every record that a rollback of another one runs, or ran, in.
    @concurrent
    public func rollbackRecords() async throws(StoreError) -> RollbackRecords { try read(JournalRows.rollbackRecords) }

    /// Every change with all its steps, oldest first.
    ///
    /// - Parameter since: leaves out what had ended by then.
    @concurrent
    public func history(since: Date = .distantPast) async throws(StoreError) -> [ChangeHistory] {
        let condition = "live OR EXISTS (SELECT 1 FROM step WHERE changeID = change.id AND at >= ?)"
        return try read { try JournalRows.histories(in: $0, where: condition, [since.timeIntervalSince1970]) }
    }

    /// What is not settled, with all its steps; for the first screen, so that it reads at once, whatever thread asks.
    public func unsettled() throws(StoreError) -> [ChangeHistory] {
        try read { try JournalRows.histories(in: $0, where: "live") }
    }

    /// Reads every page of the file, and every row as it is read in use.
    ///
    /// - Throws: ``StoreError/Reason/damaged`` when something in it does not hold together.
    @concurrent
    public func check() async throws(StoreError) {
        let verdict = try read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        guard verdict == "ok" else { throw StoreError(.journal, .damaged, path: path, message: verdict ?? "") }
        try read(JournalRows.readAll)
    }

    // Not GRDB's asynchronous forms: those do nothing in a cancelled task.

    private func write<Value>(_ body: (Database) throws -> Value) throws -> Value { try pool.write(body) }

    private func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try pool.read(body)
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }
}

extension Error {
    fileprivate var isUniqueViolation: Bool {
        (self as? DatabaseError)?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
    }
}
