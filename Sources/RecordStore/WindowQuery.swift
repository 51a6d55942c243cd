import GRDB
import RecordModel

/// A list query in SQL.
struct WindowQuery {
    private let column: String
    private let direction: String
    /// What comes earlier in the list compares so.
    private let earlier: String
    private let condition: String
    private let arguments: StatementArguments

    init(_ query: ListQuery) {
        column = query.sort.column.sqlName
        direction = query.sort.isDescending ? "DESC" : "ASC"
        earlier = query.sort.isDescending ? ">" : "<"
        condition = query.filter.isEmpty ? "1" : "(rowText || ' ' || detailText) LIKE ? ESCAPE '\\'"
        arguments = query.filter.isEmpty ? [] : ["%\(Self.literal(query.filter))%"]
    }

    func window(in database: Database, around anchor: ListWindow.Anchor, count: Int) throws -> ListWindow {
        let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM record") ?? 0
        let matching = condition == "1" ? total : try self.count(in: database, and: "1", [])
        let place = min(max(try index(of: anchor, in: database), 0), max(matching - 1, 0))
        let first = max(0, min(place - count / 2, matching - count))
        return ListWindow(
            first: first, rows: try rows(in: database, limit: count, offset: first), matching: matching, total: total,
            anchorIndex: place)
    }

    /// Every record the query lets through, in its order.
    func rows(in database: Database, limit: Int = -1, offset: Int = 0) throws -> [DeployRecord] {
        let sql = """
            SELECT * FROM record WHERE \(condition)
            ORDER BY \(column) \(direction), id \(direction) LIMIT \(limit) OFFSET \(offset)
            """
        return try CachedRecord.fetchAll(database, sql: sql, arguments: arguments).compactMap(\.record)
    }

    func matches(_ id: DeployRecord.ID, in database: Database) throws -> Bool {
        try count(in: database, and: "id = ?", [id.rawValue]) == 1
    }

    private func index(of anchor: ListWindow.Anchor, in database: Database) throws -> Int {
        guard case .record(let id, let fallback) = anchor else {
            if case .index(let index) = anchor { return index }
            return 0
        }
        let here = "(SELECT \(column) FROM record WHERE id = \(id.rawValue))"
        guard try matches(id, in: database) else { return fallback }
        return try count(in: database, and: "(\(column), id) \(earlier) (\(here), ?)", [id.rawValue])
    }

    private func count(in database: Database, and more: String, _ values: StatementArguments) throws -> Int {
        let sql = "SELECT count(*) FROM record WHERE \(condition) AND \(more)"
        return try Int.fetchOne(database, sql: sql, arguments: arguments + values) ?? 0
    }

    /// The text as itself, whatever LIKE would make of it.
    private static func literal(_ text: String) -> String {
        // By code points, as LIKE reads them: a sign with a combining mark is a sign all the same.
        let scalars = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { literal, scalar in
            if scalar == "%" || scalar == "_" || scalar == "\\" { literal.append("\\") }
            literal.append(scalar)
        }
        return String(scalars)
    }
}

extension RecordSort.Column {
    fileprivate var sqlName: String {
        switch self {
        case .id: "id"
        case .created: "created"
        case .updated: "updated"
        case .certificate: "certificate"
        case .status: "status"
        }
    }
}
