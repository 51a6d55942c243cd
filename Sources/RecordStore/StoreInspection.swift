import Foundation
import GRDB
public import RecordModel

/// What a look at a store file has shown. The look changes nothing: not the file, not the files beside it, no schema.
///
/// A certback that has the file open is not held up: it reads as any reader of SQLite's WAL mode.
public struct StoreInspection: Hashable, Sendable {
    /// What was found.
    public enum Condition: Hashable, Sendable {
        /// There is no such file.
        case missing
        /// Every page was read, and holds together.
        case sound
        /// As far as it could be read within the time given.
        case soundSoFar
        /// A process was killed while it made the file; the next opening puts that in order.
        case unfinished
        /// It cannot be used, for this reason.
        case unusable(StoreError)
    }

    /// Of the database file.
    public let path: String
    /// What was found.
    public internal(set) var condition: Condition
    /// Of the main file and what stands beside it.
    public internal(set) var bytes = 0
    /// Steps of the schema that the file has, and that this certback knows.
    public internal(set) var schema = 0
    /// The schema that this certback makes.
    public let knownSchema: Int
    /// Records of a cache, changes of a journal.
    public internal(set) var rows = 0
    /// Of a cache that is as new as this certback.
    public internal(set) var age: CacheAge?
    /// Changes of a journal whose fate is not settled, oldest first.
    public internal(set) var unsettled: [ChangeAttempt] = []

    private init(path: String, condition: Condition, knownSchema: Int) {
        self.path = path
        self.condition = condition
        self.knownSchema = knownSchema
    }

    /// - Parameter limit: seconds the reading of all pages may take.
    @concurrent
    /// What a look at the cache in a folder shows.
    ///
    public static func cache(in folder: String, limit: Double = 2) async -> StoreInspection {
        inspect(.cache, "\(folder)/records.sqlite", CacheSchema.migrator, limit) { inspection, database in
            inspection.rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM record") ?? 0
            inspection.age = try SyncMark.age(in: database)
        }
    }

    /// - Parameter limit: seconds the reading of all pages may take.
    @concurrent
    /// What a look at the journal in a folder shows.
    ///
    public static func journal(in folder: String, limit: Double = 2) async -> StoreInspection {
        inspect(.journal, "\(folder)/\(Journal.fileName)", JournalSchema.migrator, limit) { inspection, database in
            inspection.rows = try Int.fetchOne(database, sql: "SELECT count(*) FROM change") ?? 0
            inspection.unsettled = try JournalRows.attempts(in: database, where: "live")
        } thorough: { database, hasTime in
            try JournalRows.readAll(in: database, while: hasTime)
        }
    }

    private static func inspect(
        _ store: StoreError.Store, _ path: String, _ migrator: DatabaseMigrator, _ limit: Double,
        _ read: (inout StoreInspection, Database) throws -> Void,
        thorough: (Database, () -> Bool) throws -> Bool = { _, _ in true }
    ) -> StoreInspection {
        var inspection = StoreInspection(path: path, condition: .missing, knownSchema: migrator.migrations.count)
        let files = ["", "-wal", "-shm", "-journal"].map { FileSize(path: path + $0) }
        guard files[0].isThere else { return inspection }
        inspection.bytes = files.map(\.bytes).reduce(0, +)
        // What it holds may be half of a step; to read it right is to write.
        guard files[3].bytes == 0 else {
            inspection.condition = .unfinished
            return inspection
        }
        do {
            let queue = try QuietOpening.open(path: path, hasLog: files[1].bytes > 0, hasIndex: files[2].isThere)
            let isCurrent = try queue.read { database in
                if try migrator.hasBeenSuperseded(database) { throw StoreError(store, .newer, path: path) }
                inspection.schema = try migrator.appliedIdentifiers(database).count
                let isCurrent = try migrator.hasCompletedMigrations(database)
                if isCurrent { try read(&inspection, database) }
                return isCurrent
            }
            let end = ContinuousClock.now + .seconds(limit)
            var isRead = try queue.isReadThrough(within: limit, store, path)
            if isRead, isCurrent { isRead = try queue.read { try thorough($0) { .now < end } } }
            inspection.condition = isRead ? .sound : .soundSoFar
            try queue.close()
        } catch {
            inspection.condition = .unusable(StoreError(store, path: path, underlying: error))
        }
        return inspection
    }
}

private struct FileSize {
    let isThere: Bool
    let bytes: Int

    init(path: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        isThere = attributes != nil
        bytes = (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}

extension DatabaseQueue {
    /// False when the time was too short.
    fileprivate func isReadThrough(within limit: Double, _ store: StoreError.Store, _ path: String) throws -> Bool {
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.setEventHandler { self.interrupt() }
        timer.schedule(deadline: .now() + limit)
        timer.activate()
        defer { timer.cancel() }
        do {
            let verdict = try read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
            guard verdict == "ok" else { throw StoreError(store, .damaged, path: path, message: verdict ?? "") }
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            return false
        }
    }
}
