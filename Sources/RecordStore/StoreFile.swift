import Foundation
import GRDB

/// Opens the database files: private to the user, in WAL mode, never a newer certback's.
enum StoreFile {
    /// Creates folder (0700) and file (0600) where they are missing, and brings the schema up to date.
    static func open(
        _ store: StoreError.Store, folder: String, name: String, migrator: DatabaseMigrator, configuration: Configuration
    ) throws(StoreError) -> DatabasePool {
        let path = "\(folder)/\(name)"
        do {
            try makePrivate(folder: folder, path: path)
            // Two first starts at once would trip over each other's change to WAL mode.
            let turn = try OpeningTurn(path: path)
            defer { turn.end() }
            if store == .journal { try inspect(path: path, migrator: migrator) }
            let pool = try DatabasePool(path: path, configuration: configuration)
            // On the connection that is open anyway: readers are opened when somebody reads, and see the columns of then.
            let applied = try pool.writeWithoutTransaction { try migrator.appliedIdentifiers($0) }
            let known = Set(migrator.migrations)
            if !applied.isSubset(of: known) { throw StoreError(store, .newer, path: path) }
            if applied != known { try migrator.migrate(pool) }
            return pool
        } catch {
            throw StoreError(store, path: path, underlying: error)
        }
    }

    /// Looks before the journal is opened for writing, which may change it: a newer certback's and a damaged one stay as they
    /// are. A cache can be fetched again, and the first screen waits for it.
    private static func inspect(path: String, migrator: DatabaseMigrator) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            try DatabaseQueue(path: path, configuration: configuration).read { database in
                if try migrator.hasBeenSuperseded(database) { throw StoreError(.journal, .newer, path: path) }
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                guard pages <= mostPagesChecked else { return }
                let verdict = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
                guard verdict == "ok" else { throw StoreError(.journal, .damaged, path: path, message: verdict ?? "") }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            // A process was killed while it made the file (a hot journal): only a writer can put that in order, and ask then.
        }
    }

    /// Gives the file, with its side files, another name, so that the next opening begins a new one.
    ///
    /// - Parameter condition: looked at while nobody else opens it; nothing is done where it does not hold.
    /// - Returns: false where the condition does not hold.
    /// - Throws: when there is a file of that name already; nothing is overwritten.
    @discardableResult
    static func setAside(
        _ store: StoreError.Store, _ path: String, as target: String, if condition: () -> Bool = { true }
    ) throws(StoreError) -> Bool {
        let files = FileManager.default
        do {
            let turn = try OpeningTurn(path: path)
            defer { turn.end() }
            guard condition() else { return false }
            let suffixes = ["", "-wal", "-shm"]
            // All that belongs to it or nothing: a journal without its side file lacks its newest steps.
            for suffix in suffixes where files.fileExists(atPath: target + suffix) {
                throw CocoaError(.fileWriteFileExists, userInfo: [NSFilePathErrorKey: target + suffix])
            }
            for suffix in suffixes where files.fileExists(atPath: path + suffix) {
                try files.moveItem(atPath: path + suffix, toPath: target + suffix)
            }
            return true
        } catch {
            throw StoreError(store, path: target, underlying: error)
        }
    }

    /// True for what is no database, or none that holds together at its beginning.
    static func isDamaged(_ path: String) -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        do {
            _ = try DatabaseQueue(path: path, configuration: configuration).read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master")
            }
            return false
        } catch {
            return [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains((error as? DatabaseError)?.resultCode)
        }
    }

    /// Reading 8 MB takes a few milliseconds; a larger journal is read through before something is changed, not at start.
    private static let mostPagesChecked = 2048

    /// SQLite gives its side files the mode of the main one.
    private static func makePrivate(folder: String, path: String) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard !files.fileExists(atPath: path) else { return }
        let descriptor = unsafe Glibc.open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
        close(descriptor)
    }
}
