import Foundation
import GRDB

@testable import RecordStore

/// Either of the two files, for what holds of both.
enum Store: CaseIterable {
    case cache, journal

    var name: StoreError.Store { self == .cache ? .cache : .journal }

    func path(in folder: TemporaryFolder) -> String {
        folder.path + (self == .cache ? "/records.sqlite" : "/journal.sqlite")
    }

    /// Opens the file and closes it again.
    func open(in folder: TemporaryFolder) throws(StoreError) {
        switch self {
        case .cache: _ = try RecordCache(folder: folder.path)
        case .journal: _ = try Journal(folder: folder.path)
        }
    }

    /// The failure to open the file; nil where it opens.
    func failure(in folder: TemporaryFolder) -> StoreError? {
        do {
            try open(in: folder)
            return nil
        } catch {
            return error
        }
    }

    /// Leaves what a process leaves that is killed while it makes the file: some pages of it, and the way back beside it.
    func makeHalf(in folder: TemporaryFolder) throws {
        let workshop = TemporaryFolder()
        for place in [workshop, folder] {
            try FileManager.default.createDirectory(atPath: place.path, withIntermediateDirectories: true)
        }
        let queue = try DatabaseQueue(path: path(in: workshop))
        try queue.writeWithoutTransaction { database in
            // No room in memory: what is written goes to the file before the transaction ends.
            try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN IMMEDIATE")
            try database.execute(sql: "CREATE TABLE half (page BLOB)")
            for _ in 0..<20 { try database.execute(sql: "INSERT INTO half VALUES (zeroblob(4000))") }
            for file in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: path(in: workshop) + file, toPath: path(in: folder) + file)
            }
            try database.execute(sql: "ROLLBACK")
        }
        try queue.close()
    }

    /// Leaves a file as a certback would that knows one migration more.
    func makeNewer(in folder: TemporaryFolder) throws {
        try open(in: folder)
        var migrator = self == .cache ? CacheSchema.migrator : JournalSchema.migrator
        migrator.registerMigration("9999 of tomorrow") { try $0.execute(sql: "CREATE TABLE tomorrow (id INTEGER)") }
        let pool = try DatabasePool(path: path(in: folder))
        try migrator.migrate(pool)
        try pool.close()
    }
}
