import GRDB
import RecordModel

/// Counts what a filter lets through, in stretches of ids that take a few milliseconds each.
struct MatchCounter {
    /// Before anything has been counted.
    let start: MatchCount
    /// Newest first; none where the number is known at once.
    let stretches: [ClosedRange<Int64>]
    private let condition: SQLCondition
    private let table: String

    private static let idsAtATime: Int64 = 50_000

    init(_ filter: RecordFilter, few: Int = SearchPlan.few, in database: Database) throws {
        let total = try Int.fetchOne(database, sql: "SELECT count(*) FROM record") ?? 0
        let details = try Int.fetchOne(database, sql: "SELECT count(*) FROM detail") ?? 0
        let plan = try SearchPlan(filter, few: few, in: database)
        let isKnown = filter.isEmpty || !plan.canMatch
        start = MatchCount(matching: filter.isEmpty ? total : 0, isExact: isKnown, total: total, withDetails: details)
        condition = .all([plan.candidates, filter.condition].compactMap(\.self))
        // Row after row is faster here than the jumps that an index on something else would lead to.
        table = plan.candidates == nil ? "record NOT INDEXED" : "record"
        stretches = isKnown ? [] : plan.candidates == nil ? try Self.stretches(in: database) : [1...Int64.max]
    }

    func count(in database: Database, ids: ClosedRange<Int64>) throws -> Int {
        let stretch = SQLCondition("record.id BETWEEN ? AND ?", [ids.lowerBound, ids.upperBound])
        let all = SQLCondition.all([stretch, condition])
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) WHERE \(all.sql)", arguments: all.arguments) ?? 0
    }

    private static func stretches(in database: Database) throws -> [ClosedRange<Int64>] {
        var stretches: [ClosedRange<Int64>] = []
        var rest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM record")
        while let highest = rest {
            let lowest = max(1, highest - idsAtATime + 1)
            stretches.append(lowest...highest)
            // Ids may have wide gaps between them.
            rest = try Int64.fetchOne(database, sql: "SELECT max(id) FROM record WHERE id < ?", arguments: [lowest])
        }
        return stretches
    }
}
