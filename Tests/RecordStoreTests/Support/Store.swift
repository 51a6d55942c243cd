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
