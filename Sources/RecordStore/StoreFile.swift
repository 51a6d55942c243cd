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
            if try isNewer(path, than: migrator) { throw StoreError(store, .newer, path: path) }
            let pool = try DatabasePool(path: path, configuration: configuration)
            try migrator.migrate(pool)
            return pool
        } catch {
            throw StoreError(store, path: path, underlying: error)
        }
    }

    /// Asked before the file is opened for writing, which would change it.
    private static func isNewer(_ path: String, than migrator: DatabaseMigrator) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration).read(migrator.hasBeenSuperseded)
    }

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
