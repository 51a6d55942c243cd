import GRDB
import RecordModel

/// How a filter is answered: from a handful of candidates an index gives, or by going along the order of the list.
///
/// A word that few records have is found in the text index, and its candidates are put in order. A word that many have
/// is met after a few rows on the way along the list. Which it is, a bounded count says.
struct SearchPlan {
    /// Every record that can match is among the rows with this; nil to go along the list.
    let candidates: SQLCondition?
    /// False when an index has said that nothing can match.
    let canMatch: Bool

    /// Up to so many candidates are read and put in order at once.
    static let few = 10_000

    init(_ filter: RecordFilter, few: Int = few, in database: Database) throws {
        var best: (sources: [CandidateSource], count: Int)?
        for term in filter.terms where !term.isNegated {
            guard let sources = try CandidateSource.sources(of: term.condition, few: few, in: database) else { continue }
            let count = try Self.count(of: sources, few: few, in: database)
            if count < best?.count ?? Int.max { best = (sources, count) }
            if count == 0 { break }
        }
        canMatch = best?.count != 0
        candidates = best.flatMap { $0.count <= few ? Self.candidates(of: $0.sources) : nil }
    }

    /// By their ids alone: given the indexes as alternatives, SQLite may rather look at every row.
    private static func candidates(of sources: [CandidateSource]) -> SQLCondition {
        let ids = sources.map(\.ids).joined(separator: " UNION ALL ")
        return SQLCondition("record.id IN (\(ids))", sources.reduce([]) { $0 + $1.arguments })
    }

    /// More than `few` is as good as any larger number.
    private static func count(of sources: [CandidateSource], few: Int, in database: Database) throws -> Int {
        var count = 0
        for source in sources where count <= few {
            let sql = "SELECT count(*) FROM (\(source.ids) LIMIT \(few + 1))"
            count += try Int.fetchOne(database.cachedStatement(sql: sql), arguments: source.arguments) ?? 0
        }
        return count
    }
}

/// An index, and what to ask it for.
private enum CandidateSource {
    /// The text index.
    case search(match: String)
    /// One of the indexes on the table of records.
    case record(SQLCondition)

    /// As a query of its own, which ends early under a limit.
    var ids: String {
        switch self {
        case .search: "SELECT rowid FROM search WHERE search MATCH ?"
        case .record(let condition): "SELECT record.id FROM record WHERE \(condition.sql)"
        }
    }

    var arguments: StatementArguments {
        switch self {
        case .search(let match): [match]
        case .record(let condition): condition.arguments
        }
    }

    /// Sources that together have every record for which the term holds; nil where no index helps.
    static func sources(
        of term: RecordFilter.Condition, few: Int, in database: Database
    ) throws -> [CandidateSource]? {
        switch term {
        case .text(let text): return try sources(ofText: text, few: few, in: database)
        case .certificate(let globs), .domain(let globs), .instance(let globs), .region(let globs):
            let matches = globs.compactMap { SearchIndex.match($0.literals) }
            return matches.count == globs.count ? matches.map { .search(match: $0) } : nil
        case .status(let words): return words.map { .record($0.index) }
        case .family(let families): return families.map { .record(.ids(of: $0)) }
        case .id(let ranges): return SQLCondition.ids(in: ranges).map { .record($0) }
        case .record(let ranges): return ranges.map { .record(.records($0)) }
        case .created, .updated: return [.record(RecordFilter([.init(term)]).condition)]
        case .type(let globs): return try hasKind(.kind(in: globs), in: database) ? nil : []
        }
    }

    /// Names by the text index, statuses by theirs; the kinds of resource are so few that no index helps.
    private static func sources(ofText text: String, few: Int, in database: Database) throws -> [CandidateSource]? {
        let kinds = SQLCondition("types LIKE ? ESCAPE '\\'", ["%\(text.likeLiteral)%"])
        if try hasKind(kinds, in: database) { return nil }
        let statuses = StatusWord.index(containing: text).map(CandidateSource.record)
        if text.unicodeScalars.count >= 3 { return statuses + (SearchIndex.match([text]).map { [.search(match: $0)] } ?? []) }
        // How the index folds other alphabets' capitals is its own affair.
        guard text.unicodeScalars.allSatisfy({ $0.isASCII || !$0.properties.isCased }) else { return nil }
        let short = try SearchIndex.trigrams(beginning: text, limit: few, in: database)
        if short.rows > few { return nil }
        return statuses + (short.rows == 0 ? [] : [.search(match: short.match)])
    }

    private static func hasKind(_ condition: SQLCondition, in database: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM kind WHERE \(condition.sql))"
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: condition.arguments) ?? false
    }
}
