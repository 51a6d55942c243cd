import GRDB

extension Database {
    /// Inserts many rows a statement: with one each, half the time goes into beginning and ending statements.
    ///
    /// - Parameter values: of a row, in the order of the table's columns.
    func insert<Row>(_ rows: [Row], into table: String, values: (Row) -> [any DatabaseValueConvertible]) throws {
        guard let first = rows.first else { return }
        let columns = values(first).count
        let full = try insertion(into: table, rows: Self.rowsAtATime, columns: columns)
        for start in stride(from: 0, to: rows.count, by: Self.rowsAtATime) {
            let some = rows[start..<min(start + Self.rowsAtATime, rows.count)]
            let isFull = some.count == Self.rowsAtATime
            let statement = isFull ? full : try insertion(into: table, rows: some.count, columns: columns)
            statement.setUncheckedArguments(StatementArguments(some.flatMap(values)))
            try statement.execute()
        }
    }

    private static let rowsAtATime = 50

    private func insertion(into table: String, rows: Int, columns: Int) throws -> Statement {
        let row = "(\(Array(repeating: "?", count: columns).joined(separator: ", ")))"
        let places = Array(repeating: row, count: rows).joined(separator: ", ")
        return try makeStatement(sql: "INSERT INTO \(table) VALUES \(places)")
    }
}
