import FoundationEssentials
import GRDB
import RecordModel

/// Adds many records and details at once, whose source may be older than the cache.
///
/// Of two looks at a record the one updated later wins; of two details, the one in which something happened later; of two
/// equal ones, the one that is there. Nothing becomes older than it was. A running rollback stays as with
/// ``CachedRecord/save(_:in:)``, but a source that can tell may begin one. Whether the API still lists a record only the API
/// can say.
struct RecordIntake {
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        // The index by certificate is met at random places: with less, its pages are read and written again and again.
        try database.execute(sql: "PRAGMA cache_size = -65536")
    }

    /// - Returns: how many of both the cache already had as new or newer.
    func add(_ records: [DeployRecord], _ details: [PreparedDetail]) throws -> Int {
        try SearchIndex.gather(manyNames: !details.isEmpty, in: database)
        // Before their rows: a row is put into the text index once, with all it can be found by.
        let kept = try keep(details)
        let known = try add(records)
        try bringUpToDate(from: kept)
        return known + details.count - kept.count
    }

    /// Returns those that were written.
    private func keep(_ details: [PreparedDetail]) throws -> [PreparedDetail] {
        let rows = details.map(\.row).sorted { $0.id < $1.id }
        // Without a row the text index has nothing of theirs.
        guard try newIDs(rows.map(\.id), in: ["record", "detail"]) != nil else { return try details.filter(keep) }
        try database.insert(rows, into: "detail", values: \.values)
        return details
    }

    /// False where the cache has a detail as new or newer, with no items missing that this one has.
    private func keep(_ detail: PreparedDetail) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT * FROM detail WHERE id = ?")
        if let known = try CachedDetail.fetchOne(statement, arguments: [detail.row.id])?.detail() {
            if known.lacksItems, let whole = known.completed(by: try detail.row.detail()) {
                try CachedDetail(whole).write(in: database)
                return true
            }
            guard detail.lastChange ?? .distantPast > known.lastChange ?? .distantPast else { return false }
        }
        try detail.row.write(in: database)
        return true
    }

    /// Brings the rows to what the details say.
    private func bringUpToDate(from details: [PreparedDetail]) throws {
        let rows = details.compactMap(\.record).sorted { $0.id < $1.id }
        if let ids = try newIDs(rows.map(\.id), in: ["record"]) {
            try insert(rows, in: ids)
        } else {
            for detail in details { try bringUpToDate(from: detail) }
        }
    }

    /// A row that has changed after all that the detail knows of is left alone.
    private func bringUpToDate(from detail: PreparedDetail) throws {
        guard let known = try CachedRecord.fetch(detail.row.id, in: database) else {
            try detail.record?.write(over: nil, in: database)
            return
        }
        if known.updated >= Int64(detail.lastChange?.timeIntervalSince1970 ?? 0) { return }
        try CachedRecord(detail.row.detail(), over: known)?.write(over: known, in: database)
    }

    /// Adds them in the order of their ids, in which the file takes them fastest.
    private func add(_ records: [DeployRecord]) throws -> Int {
        let sorted = records.sorted { $0.id < $1.id }
        if let ids = try newIDs(sorted.map(\.id.rawValue), in: ["record"]) {
            try insert(sorted.map(CachedRecord.init(imported:)), in: ids)
            return 0
        }
        return try sorted.reduce(0) { try update($1) ? $0 : $0 + 1 }
    }

    /// The stretch of ids; nil where one of them comes twice, or the tables have rows in it.
    private func newIDs(_ sorted: [Int64], in tables: [String]) throws -> ClosedRange<Int64>? {
        guard let first = sorted.first, let last = sorted.last else { return nil }
        guard !zip(sorted, sorted.dropFirst()).contains(where: ==) else { return nil }
        let areKnown = try tables.contains { table in
            let sql = "SELECT EXISTS (SELECT 1 FROM \(table) WHERE id BETWEEN ? AND ?)"
            return try Bool.fetchOne(database, sql: sql, arguments: [first, last]) ?? false
        }
        return areKnown ? nil : first...last
    }

    private func insert(_ rows: [CachedRecord], in ids: ClosedRange<Int64>) throws {
        try database.insert(rows, into: "record", values: \.values)
        try SearchIndex.addAll(ids, in: database)
        try database.execute(
            sql: "INSERT OR IGNORE INTO kind SELECT DISTINCT types FROM record WHERE id BETWEEN ? AND ?",
            arguments: [ids.lowerBound, ids.upperBound])
    }

    /// False where the cache already had it as new or newer.
    private func update(_ record: DeployRecord) throws -> Bool {
        let known = try CachedRecord.fetch(record.id, in: database)
        var row = CachedRecord(imported: record)
        if let known {
            guard known.updated < row.updated else { return false }
            row.vanished = known.vanished
            row.isRollingBack = record.status.isUnderWay && (record.isRollingBack || known.isRollingBack)
        }
        try row.write(over: known, in: database)
        return true
    }
}

extension CachedRecord {
    fileprivate init(imported record: DeployRecord) {
        self.init(record)
        isRollingBack = record.status.isUnderWay && record.isRollingBack
    }
}
