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
        try SearchIndex.gatherMore(in: database)
    }

    /// - Returns: how many of both the cache already had as new or newer.
    func add(_ records: [DeployRecord], _ details: [RecordDetail]) throws -> Int {
        // Before their rows: a row is put into the text index once, with all it can be found by.
        let kept = try details.filter(keep)
        let known = try add(records)
        for detail in kept { try bringUpToDate(from: detail) }
        return known + details.count - kept.count
    }

    /// False where the cache has a detail as new or newer, with no items missing that this one has.
    private func keep(_ detail: RecordDetail) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT * FROM detail WHERE id = ?")
        if let known = try CachedDetail.fetchOne(statement, arguments: [detail.id.rawValue])?.detail() {
            if let whole = known.completed(by: detail) { return try write(whole) }
            guard detail.lastChange ?? .distantPast > known.lastChange ?? .distantPast else { return false }
        }
        return try write(detail)
    }

    private func write(_ detail: RecordDetail) throws -> Bool {
        try CachedDetail(detail, names: DetailNames(detail).stored).write(in: database)
        return true
    }

    /// A row that has changed after all that the detail knows of is left alone.
    private func bringUpToDate(from detail: RecordDetail) throws {
        let row = try CachedRecord.fetch(detail.id, in: database)
        if let row, row.updated >= Int64(detail.lastChange?.timeIntervalSince1970 ?? 0) { return }
        try CachedRecord.updateRow(from: detail, in: database)
    }

    /// Adds them in the order of their ids, in which the file takes them fastest.
    private func add(_ records: [DeployRecord]) throws -> Int {
        let sorted = records.sorted { $0.id < $1.id }
        guard let first = sorted.first, let last = sorted.last else { return 0 }
        if try areNew(sorted, in: first.id.rawValue...last.id.rawValue) {
            try insert(sorted.map(CachedRecord.init(imported:)), in: first.id.rawValue...last.id.rawValue)
            return 0
        }
        return try sorted.reduce(0) { try update($1) ? $0 : $0 + 1 }
    }

    /// True where none of the ids is known or comes twice.
    private func areNew(_ sorted: [DeployRecord], in ids: ClosedRange<Int64>) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM record WHERE id BETWEEN ? AND ?)"
        let isKnown = try Bool.fetchOne(database, sql: sql, arguments: [ids.lowerBound, ids.upperBound])
        return isKnown == false && !zip(sorted, sorted.dropFirst()).contains { $0.id == $1.id }
    }

    /// Many rows a statement: with one each, half the time goes into beginning and ending statements.
    private func insert(_ rows: [CachedRecord], in ids: ClosedRange<Int64>) throws {
        let full = try insertion(of: Self.rowsAtATime)
        for start in stride(from: 0, to: rows.count, by: Self.rowsAtATime) {
            let some = rows[start..<min(start + Self.rowsAtATime, rows.count)]
            let statement = some.count == Self.rowsAtATime ? full : try insertion(of: some.count)
            statement.setUncheckedArguments(StatementArguments(some.flatMap(\.values)))
            try statement.execute()
        }
        try SearchIndex.addAll(ids, in: database)
        try database.execute(
            sql: "INSERT OR IGNORE INTO kind SELECT DISTINCT types FROM record WHERE id BETWEEN ? AND ?",
            arguments: [ids.lowerBound, ids.upperBound])
    }

    private static let rowsAtATime = 50

    private func insertion(of count: Int) throws -> Statement {
        let places = Array(repeating: "(?, ?, ?, ?, ?, ?, ?, ?, ?)", count: count).joined(separator: ", ")
        return try database.makeStatement(sql: "INSERT INTO record VALUES \(places)")
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
