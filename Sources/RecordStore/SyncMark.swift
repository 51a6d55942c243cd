import Foundation
import GRDB
import RecordModel

/// The one row of the table `synchronisation`.
struct SyncMark: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "synchronisation"

    var id = 1
    var completedAt: Double?
    var isPartial = true
    /// The newest record, and the API's count of all, when the last run ended.
    var newest: Int64?
    var total = 0
    /// The number of the pass under way; nil where none is.
    var pass: Int?
    var lastPass = 0
    var passNewest: Int64?
    var passReceived = 0
    var passTotal = 0

    static func current(in database: Database) throws -> SyncMark { try fetchOne(database, key: 1) ?? SyncMark() }

    static func age(in database: Database) throws -> CacheAge {
        guard let mark = try fetchOne(database, key: 1) else { return CacheAge() }
        return CacheAge(completedAt: mark.completedAt.map(Date.init(timeIntervalSince1970:)), isPartial: mark.isPartial)
    }

    /// There are records, and no synchronisation has ever said that they are all.
    static func beginUnlessBegun(in database: Database) throws {
        if try fetchOne(database, key: 1) == nil { try SyncMark().save(database) }
    }

    /// Opens a pass, or goes on with one that was cut off, where the whole list has to be read.
    static func begin(all: Bool, in database: Database) throws -> SyncStart {
        var mark = try current(in: database)
        // Over a complete list an interrupted run takes nothing away; its age says enough.
        mark.isPartial = mark.completedAt == nil
        let newest = mark.newest.flatMap(DeployRecord.ID.init(rawValue:))
        let known = newest.map { SyncStart.Known(newest: $0, total: mark.total) }
        guard all || mark.completedAt == nil || known == nil else {
            try mark.save(database)
            return SyncStart(known: known, pass: nil)
        }
        if mark.pass == nil {
            mark.lastPass += 1
            mark.pass = mark.lastPass
            (mark.passNewest, mark.passReceived, mark.passTotal) = (nil, 0, 0)
            try database.execute(sql: "DELETE FROM listed")
        }
        try mark.save(database)
        let pass = SyncPass(
            number: mark.lastPass, newest: mark.passNewest.flatMap(DeployRecord.ID.init(rawValue:)),
            received: mark.passReceived, total: mark.passTotal)
        return SyncStart(known: known, pass: pass)
    }

    /// Notes that the records stand in the API's list, and how far the pass has come; a pass that has ended is let be.
    static func note(_ records: [DeployRecord], _ pass: SyncPass?, in database: Database) throws {
        var mark = try current(in: database)
        // Whoever reads the list meanwhile tells the pass too.
        guard mark.pass != nil else { return }
        let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO listed VALUES (?)")
        for record in records { try statement.execute(arguments: [record.id.rawValue]) }
        // Two programs may be in one pass: what the other has read need not be read again.
        guard let pass, pass.number == mark.pass, pass.received > mark.passReceived else { return }
        (mark.passNewest, mark.passReceived, mark.passTotal) = (pass.newest?.rawValue, pass.received, pass.total)
        try mark.save(database)
    }

    static func end(_ end: SyncEnd, in database: Database) throws {
        var mark = try current(in: database)
        let seconds = end.at.timeIntervalSince1970
        if let pass = end.pass, pass == mark.pass {
            try database.execute(
                sql: "UPDATE record SET vanished = ? WHERE vanished = 0 AND id NOT IN (SELECT id FROM listed)",
                arguments: [Int64(seconds)])
            try database.execute(sql: "DELETE FROM listed")
            mark.pass = nil
        }
        mark.completedAt = seconds
        mark.isPartial = false
        mark.newest = [mark.newest, end.newest?.rawValue].compactMap(\.self).max()
        mark.total = end.total
        try mark.save(database)
    }
}
