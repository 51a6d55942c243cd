public import FoundationEssentials
import GRDB
public import RecordModel

/// What was asked of the cloud, by whom, and what became of it. Only ever added to.
///
/// Every call returns after its row is on disk (synchronous=FULL). The calls are not cancellable: what happened must be
/// written down even while the program is being ended.
public final class Journal: Sendable {
    /// What an intent rests on, for those who read the journal later.
    public struct Intent: Sendable {
        public var recordID: DeployRecord.ID
        public var account: Account
        public var endpoint: Endpoint
        public var operatedBy: Operator
        /// The record as the operator saw it in the confirmation.
        public var saw: RecordDetail?
        /// The operator's own words.
        public var typed: String

        public init(
            recordID: DeployRecord.ID, account: Account, endpoint: Endpoint, operatedBy: Operator, saw: RecordDetail?,
            typed: String
        ) {
            self.recordID = recordID
            self.account = account
            self.endpoint = endpoint
            self.operatedBy = operatedBy
            self.saw = saw
            self.typed = typed
        }
    }

    /// The database file.
    public let path: String
    private let pool: DatabasePool

    /// - Parameter folder: made (0700) where it is missing; one folder an account and endpoint.
    public init(folder: String) throws(StoreError) {
        path = "\(folder)/journal.sqlite"
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.busyMode = .timeout(5)
        pool = try StoreFile.open(
            .journal, folder: folder, name: "journal.sqlite", migrator: JournalSchema.migrator,
            configuration: configuration)
        do {
            // GRDB has set NORMAL on its one writing connection, with which the last commits can be lost with the power.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    /// Writes an intent down; nothing may be sent before this returns.
    ///
    /// - Throws: ``StoreError/Reason/alreadyLive`` while a rollback of the record has not ended, whoever began it.
    @concurrent
    public func intend(_ intent: Intent, at date: Date) async throws(StoreError) -> RollbackAttempt {
        do {
            return try write { try JournalSchema.insert(intent, at: date, in: $0) }
        } catch {
            guard error.isUniqueViolation else { throw StoreError(.journal, path: path, underlying: error) }
            throw StoreError(.journal, .alreadyLive, path: path)
        }
    }

    /// Appends a change of state. What has ended stays as it ended: then nothing is written.
    ///
    /// - Returns: false when nothing was written, because the rollback has ended, by whomever.
    @discardableResult
    @concurrent
    public func append(
        _ state: RollbackState, to id: RollbackAttempt.ID, requestID: RequestID? = nil, at date: Date
    ) async throws(StoreError) -> Bool {
        do {
            return try write { try JournalSchema.append(state, to: id, requestID: requestID, at: date, in: $0) }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    /// Every rollback whose fate is not settled, oldest first.
    @concurrent
    public func live() async throws(StoreError) -> [RollbackAttempt] {
        do {
            return try read { try JournalSchema.attempts(in: $0, where: "live") }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    /// Every rollback of the journal, oldest first.
    @concurrent
    public func attempts() async throws(StoreError) -> [RollbackAttempt] {
        do {
            return try read { try JournalSchema.attempts(in: $0, where: "1") }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    /// The rollback as the journal has it now; nil for a number it does not know.
    @concurrent
    public func attempt(_ id: RollbackAttempt.ID) async throws(StoreError) -> RollbackAttempt? {
        do {
            return try read { try JournalSchema.attempts(in: $0, where: "rollback.id = \(id.rawValue)").first }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    /// All states a rollback has gone through, in order.
    @concurrent
    public func states(of id: RollbackAttempt.ID) async throws(StoreError) -> [RollbackState] {
        do {
            return try read { try JournalSchema.states(of: id, in: $0) }
        } catch {
            throw StoreError(.journal, path: path, underlying: error)
        }
    }

    // Not the asynchronous forms: those do nothing in a cancelled task.

    private func write<Value>(_ body: (Database) throws -> Value) throws -> Value { try pool.write(body) }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value { try pool.read(body) }
}

extension Error {
    fileprivate var isUniqueViolation: Bool {
        (self as? DatabaseError)?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
    }
}
