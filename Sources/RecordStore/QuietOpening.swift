import Foundation
import GRDB

/// Opens a database file in WAL mode without leaving a trace beside it, as an ordinary reader would.
///
/// - Source: SQLite's documents on WAL mode ("Read-Only Databases") and on URI file names.
enum QuietOpening {
    /// - Parameters:
    ///   - hasLog: a `-wal` file holds something: a process has the file open, or was killed.
    ///   - hasIndex: there is a `-shm` file.
    static func open(path: String, hasLog: Bool, hasIndex: Bool) throws -> DatabaseQueue {
        // All is in the file itself. Nothing is locked, and nothing made beside it.
        guard hasLog else { return try open(path, "immutable=1") }
        // The index of one that was killed is not trusted, but made anew in memory.
        do { return try open(path, "mode=ro&readonly_shm=1") } catch let error as DatabaseError
            where hasIndex && [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
        {
            // One that lives shares its index with its readers.
            return try open(path, "mode=ro")
        }
    }

    private static func open(_ path: String, _ parameters: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "inspection"
        configuration.busyMode = .timeout(1)
        let plain = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#;%"))
        guard let name = path.addingPercentEncoding(withAllowedCharacters: plain) else {
            throw CocoaError(.fileReadInvalidFileName)
        }
        let queue = try DatabaseQueue(path: "file:\(name)?\(parameters)", configuration: configuration)
        // Whether it can be read shows with the first page.
        _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        return queue
    }
}

/// The library that keeps the files.
public enum StoreLibrary {
    /// Of the SQLite that is linked, as `3.40.1`; nil where it cannot be asked.
    public static var version: String? {
        try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    }
}
