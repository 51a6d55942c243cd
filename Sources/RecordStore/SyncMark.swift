import Foundation
import GRDB
import RecordModel

/// A row of the table `synchronisation`: how far the list of one family has been read.
struct SyncMark: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "synchronisation"

    /// 1 for the first family.
    var id: Int
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

    private init(_ family: RecordFamily) { id = family.rawValue + 1 }

    static func current(_ family: RecordFamily, in database: Database) throws -> SyncMark {
        try fetchOne(database, key: SyncMark(family).id) ?? SyncMark(family)
    }

    /// As old as the list that was read the longest ago.
    static func age(in database: Database) throws -> CacheAge {
        let marks = try fetchAll(database)
        let completed = marks.compactMap(\.completedAt)
        let oldest = completed.count == marks.count ? completed.min() : nil
        return CacheAge(completedAt: oldest.map(Date.init(timeIntervalSince1970:)), isPartial: marks.contains(where: \.isPartial))
    }

    /// There are records, and no synchronisation has ever said that they are all.
    static func beginUnlessBegun(in database: Database) throws {
        if try fetchCount(database) == 0 { try SyncMark(.uploadUpdate).save(database) }
    }

    /// The family is not asked for any more, or not to be had: what is known of it says nothing about the rest.
    static func forget(_ family: RecordFamily, in database: Database) throws {
        _ = try deleteOne(database, key: SyncMark(family).id)
    }

    /// Opens a pass, or goes on with one that was cut off, where the whole list has to be read.
    static func begin(_ family: RecordFamily, all: Bool, in database: Database) throws -> SyncStart {
        var mark = try current(family, in: database)
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
            try forgetListed(of: family, in: database)
        }
        try mark.save(database)
        let pass = SyncPass(
            number: mark.lastPass, newest: mark.passNewest.flatMap(DeployRecord.ID.init(rawValue:)),
            received: mark.passReceived, total: mark.passTotal)
        return SyncStart(known: known, pass: pass)
    }

    /// Notes that the records stand in the API's list, and how far the pass has come; a pass that has ended is let be.
    static func note(_ records: [DeployRecord], _ pass: SyncPass?, in database: Database) throws {
        guard let family = records.first?.id.family else { return }
        var mark = try current(family, in: database)
        // Whoever reads the list meanwhile tells the pass too.
        guard mark.pass != nil else { return }
        let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO listed VALUES (?)")
        for record in records { try statement.execute(arguments: [record.id.rawValue]) }
        // Two programs may be in one pass: what the other has read need not be read again.
        guard let pass, pass.number == mark.pass, pass.received > mark.passReceived else { return }
        (mark.passNewest, mark.passReceived, mark.passTotal) = (pass.newest?.rawValue, pass.received, pass.total)
        try mark.save(database)
    }

    static func end(_ family: RecordFamily, _ end: SyncEnd, in database: Database) throws {
        var mark = try current(family, in: database)
        let seconds = end.at.timeIntervalSince1970
        if let pass = end.pass, pass == mark.pass {
            let own = SQLCondition.ids(of: family).sql
            try database.execute(
                sql: "UPDATE record SET vanished = ? WHERE \(own) AND vanished = 0 AND id NOT IN (SELECT id FROM listed)",
                arguments: [Int64(seconds)])
            try forgetListed(of: family, in: database)
            mark.pass = nil
        }
        mark.completedAt = seconds
        mark.isPartial = false
        mark.newest = [mark.newest, end.newest?.rawValue].compactMap(\.self).max()
        mark.total = end.total
        try mark.save(database)
    }

    private static func forgetListed(of family: RecordFamily, in database: Database) throws {
        let ids = DeployRecord.ID.rawValues(of: family)
        try database.execute(sql: "DELETE FROM listed WHERE id BETWEEN ? AND ?", arguments: [ids.lowerBound, ids.upperBound])
    }
}
