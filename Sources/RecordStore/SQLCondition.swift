import GRDB

/// A condition in SQL with its values.
struct SQLCondition {
    var sql: String
    var arguments: StatementArguments

    init(_ sql: String, _ arguments: StatementArguments = []) {
        self.sql = sql
        self.arguments = arguments
    }

    static let everything = SQLCondition("1")

    static func any(_ conditions: [SQLCondition]) -> SQLCondition { joined(conditions, " OR ", none: "0") }

    static func all(_ conditions: [SQLCondition]) -> SQLCondition { joined(conditions, " AND ", none: "1") }

    static prefix func ! (condition: SQLCondition) -> SQLCondition {
        SQLCondition("NOT (\(condition.sql))", condition.arguments)
    }

    private static func joined(_ conditions: [SQLCondition], _ word: String, none: String) -> SQLCondition {
        guard conditions.count != 1 else { return conditions[0] }
        guard !conditions.isEmpty else { return SQLCondition(none) }
        // A chain of a thousand is deeper than SQLite allows.
        guard conditions.count <= 100 else {
            let half = conditions.count / 2
            let halves = [conditions[..<half], conditions[half...]].map { joined(Array($0), word, none: none) }
            return joined(halves, word, none: none)
        }
        return SQLCondition(
            conditions.map { "(\($0.sql))" }.joined(separator: word), conditions.reduce(into: []) { $0 += $1.arguments })
    }
}
