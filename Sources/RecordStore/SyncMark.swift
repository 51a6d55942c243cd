import Foundation
import GRDB
import RecordModel

/// The one row of the table `synchronisation`.
struct SyncMark: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "synchronisation"

    var id = 1
    var completedAt: Double?
    var isPartial: Bool

    static func age(in database: Database) throws -> CacheAge {
        guard let mark = try fetchOne(database, key: 1) else { return CacheAge() }
        return CacheAge(completedAt: mark.completedAt.map(Date.init(timeIntervalSince1970:)), isPartial: mark.isPartial)
    }

    static func begin(in database: Database) throws {
        // Over a complete list an interrupted run takes nothing away; its age says enough.
        let completedAt = try fetchOne(database, key: 1)?.completedAt
        try SyncMark(completedAt: completedAt, isPartial: completedAt == nil).save(database)
    }

    static func end(at date: Date, in database: Database) throws {
        try SyncMark(completedAt: date.timeIntervalSince1970, isPartial: false).save(database)
    }
}
