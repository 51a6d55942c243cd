import GRDB
import RecordModel

/// Reads a stretch of a list: by key, never by counting rows off, so that every place is equally near.
struct WindowQuery {
    private let query: ListQuery
    private let condition: SQLCondition
    private let few: Int

    init(_ query: ListQuery, few: Int = SearchPlan.few) {
        self.query = query
        self.few = few
        condition = query.filter.condition
    }

    func window(
        in database: Database, at anchor: ListWindow.Anchor, count: Int, marks: [DeployRecord.ID]
    ) throws -> ListWindow {
        let plan = try SearchPlan(query.filter, few: few, in: database)
        guard plan.canMatch else { return ListWindow() }
        let key = try key(of: anchor, in: database)
        var found =
            try plan.candidates.map { try window(in: database, among: $0, at: key, anchor, count: count) }
            ?? window(in: database, at: key, anchor, count: count)
        found.visibleMarks = try visible(marks, in: database)
        return found
    }

    /// The ids of every record the query lets through, in its order.
    func ids(in database: Database) throws -> [Int64] {
        let plan = try SearchPlan(query.filter, few: few, in: database)
        guard plan.canMatch else { return [] }
        let all = SQLCondition.all([plan.candidates, condition].compactMap(\.self))
        return try Int64.fetchAll(
            database, sql: "SELECT id FROM record WHERE \(all.sql) \(order(.later))", arguments: all.arguments)
    }

    /// Every record the query lets through, in its order, row by row.
    func cursor(in database: Database) throws -> RecordCursor<CachedRecord> {
        let plan = try SearchPlan(query.filter, few: few, in: database)
        let all = plan.canMatch ? SQLCondition.all([plan.candidates, condition].compactMap(\.self)) : SQLCondition("0")
        return try CachedRecord.fetchCursor(
            database, sql: "SELECT * FROM record WHERE \(all.sql) \(order(.later))", arguments: all.arguments)
    }

    // MARK: along the order

    private enum Direction {
        case earlier, later
    }

    /// Where a row stands: its value in the sorted column, and its id.
    private struct Key {
        var value: DatabaseValue
        var id: Int64
    }

    private func window(
        in database: Database, at key: Key?, _ anchor: ListWindow.Anchor, count: Int
    ) throws -> ListWindow {
        guard let key else {
            let isLast = anchor == .last
            let rows = try rows(in: database, isLast ? .earlier : .later, of: nil, limit: count + 1)
            let shown = Array(rows.prefix(count))
            return ListWindow(
                rows: (isLast ? shown.reversed() : shown).compactMap(\.record), hasEarlier: isLast && rows.count > count,
                hasLater: !isLast && rows.count > count, anchorIndex: isLast ? max(0, shown.count - 1) : 0)
        }
        let half = count / 2
        var before = try rows(in: database, .earlier, of: key, limit: half + 1)
        let after = try rows(in: database, .later, of: key, limit: count - min(half, before.count) + 1)
        // Near the end of the list, earlier rows fill the window.
        if before.count > half, after.count < count - half {
            before = try rows(in: database, .earlier, of: key, limit: count - after.count + 1)
        }
        return Self.window(before.reversed(), after, half: half, count: count)
    }

    /// - Parameters: both in the list's order, each with one row more than wanted where the list goes on.
    private static func window(
        _ before: [CachedRecord], _ after: [CachedRecord], half: Int, count: Int
    ) -> ListWindow {
        let earlier = before.suffix(max(half, count - after.count))
        let room = count - earlier.count
        let rows = (earlier + after.prefix(room)).compactMap(\.record)
        // Beyond the last row there is only the one before.
        let place = after.isEmpty ? max(0, earlier.count - 1) : earlier.count
        return ListWindow(
            rows: rows, hasEarlier: before.count > earlier.count, hasLater: after.count > room,
            anchorIndex: min(place, max(0, rows.count - 1)))
    }

    private func rows(in database: Database, _ direction: Direction, of key: Key?, limit: Int) throws -> [CachedRecord] {
        guard let key, column != "id" else {
            let bound = key.map { SQLCondition("id \(comparison(direction)) ?", [$0.id]) }
            return try rows(in: database, direction, bound, limit: limit)
        }
        // In two steps: asked for (column, id) < (?, ?) at once, SQLite goes through all rows that share the value.
        let same = SQLCondition("\(column) = ? AND id \(comparison(direction)) ?", [key.value, key.id])
        let rows = try rows(in: database, direction, same, limit: limit)
        guard rows.count < limit else { return rows }
        let beyond = SQLCondition("\(column) \(isAscending(direction) ? ">" : "<") ?", [key.value])
        return try rows + self.rows(in: database, direction, beyond, limit: limit - rows.count)
    }

    private func rows(
        in database: Database, _ direction: Direction, _ bound: SQLCondition?, limit: Int
    ) throws -> [CachedRecord] {
        let all = SQLCondition.all([bound, condition].compactMap(\.self))
        let sql = "SELECT * FROM record \(index) WHERE \(all.sql) \(order(direction)) LIMIT \(limit)"
        return try CachedRecord.fetchAll(database.cachedStatement(sql: sql), arguments: all.arguments)
    }

    // MARK: among candidates

    private func window(
        in database: Database, among candidates: SQLCondition, at key: Key?, _ anchor: ListWindow.Anchor, count: Int
    ) throws -> ListWindow {
        let all = SQLCondition.all([candidates, condition])
        let earlier = key.map { SQLCondition("(\(column), id) \(comparison(.earlier)) (?, ?)", [$0.value, $0.id]) }
        let sql = "SELECT id, \(earlier?.sql ?? "0") FROM record WHERE \(all.sql) \(order(.later))"
        let statement = try database.cachedStatement(sql: sql)
        let found = try Row.fetchAll(statement, arguments: (earlier?.arguments ?? []) + all.arguments)
        guard !found.isEmpty else { return ListWindow() }
        let place = anchor == .last ? found.count - 1 : min(found.count { $0[1] == true }, found.count - 1)
        let first = max(0, min(place - count / 2, found.count - count))
        let ids = found[first..<min(first + count, found.count)].map { $0[0] as Int64 }
        let rows = try CachedRecord.fetchAll(database, keys: ids)
        let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
        return ListWindow(
            rows: ids.compactMap { byID[$0]?.record }, hasEarlier: first > 0, hasLater: first + ids.count < found.count,
            anchorIndex: place - first)
    }

    // MARK: keys

    private func key(of anchor: ListWindow.Anchor, in database: Database) throws -> Key? {
        switch anchor {
        case .first, .last: return nil
        case .record(let id, let other):
            return try key(ofID: id.rawValue, in: database) ?? other.flatMap { try key(of: .around($0), in: database) }
        case .around(let record):
            // Where it stands now; where it is gone, where it stood.
            let row = CachedRecord(record)
            return try key(ofID: row.id, in: database) ?? Key(value: row.value(of: query.sort.column), id: row.id)
        }
    }

    private func key(ofID id: Int64, in database: Database) throws -> Key? {
        let statement = try database.cachedStatement(sql: "SELECT \(column) FROM record WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { Key(value: $0[0], id: id) }
    }

    private func visible(_ marks: [DeployRecord.ID], in database: Database) throws -> Set<DeployRecord.ID> {
        guard !marks.isEmpty else { return [] }
        let ids = marks.map(\.rawValue.description).joined(separator: ",")
        let all = SQLCondition.all([SQLCondition("id IN (\(ids))"), condition])
        let found = try Int64.fetchAll(database, sql: "SELECT id FROM record WHERE \(all.sql)", arguments: all.arguments)
        return Set(found.compactMap(DeployRecord.ID.init(rawValue:)))
    }

    // MARK: the order in SQL

    private var column: String { query.sort.column.sqlName }

    /// Said, since SQLite would rather look at the condition and sort a million rows.
    private var index: String { query.sort.column == .id ? "" : "INDEXED BY record_by_\(column)" }

    private func isAscending(_ direction: Direction) -> Bool { query.sort.isDescending == (direction == .earlier) }

    /// The row the key is of counts as later, so that it begins the second half.
    private func comparison(_ direction: Direction) -> String {
        (isAscending(direction) ? ">" : "<") + (direction == .later ? "=" : "")
    }

    private func order(_ direction: Direction) -> String {
        let word = isAscending(direction) ? "ASC" : "DESC"
        return column == "id" ? "ORDER BY id \(word)" : "ORDER BY \(column) \(word), id \(word)"
    }
}

extension RecordSort.Column {
    fileprivate var sqlName: String { rawValue }
}

extension CachedRecord {
    fileprivate func value(of column: RecordSort.Column) -> DatabaseValue {
        switch column {
        case .id: id.databaseValue
        case .created: created.databaseValue
        case .updated: updated.databaseValue
        case .certificate: certificate.databaseValue
        case .status: status.databaseValue
        }
    }
}
