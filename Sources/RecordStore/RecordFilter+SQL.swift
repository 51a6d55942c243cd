import FoundationEssentials
import GRDB
import RecordModel

extension RecordFilter {
    /// What a row of `record` must fulfil.
    var condition: SQLCondition { .all(terms.map { $0.isNegated ? !$0.condition.sql : $0.condition.sql }) }
}

extension RecordFilter.Condition {
    /// Right by itself, however slow: nothing but the row and its detail is asked.
    fileprivate var sql: SQLCondition {
        switch self {
        case .text(let text): return Self.text(text)
        case .status(let words): return .any(words.map(\.sql))
        case .type(let globs):
            let kinds = SQLCondition.kind(in: globs)
            return SQLCondition("types IN (SELECT types FROM kind WHERE \(kinds.sql))", kinds.arguments)
        case .family(let families): return .any(families.map { .ids(of: $0) })
        case .certificate(let globs):
            let test = "certificate LIKE ? ESCAPE '\\' OR former LIKE ? ESCAPE '\\'"
            return .any(globs.map { SQLCondition(test, [$0.likePattern, $0.likePattern]) })
        case .id(let ranges): return .any(SQLCondition.ids(in: ranges))
        case .record(let ranges): return .any(ranges.map(SQLCondition.records))
        case .created(let span): return span.sql("created")
        case .updated(let span): return span.sql("updated")
        case .domain(let globs): return Self.names(.domain, globs)
        case .instance(let globs): return Self.names(.instance, globs)
        case .region(let globs): return Self.names(.region, globs)
        }
    }

    private static func text(_ text: String) -> SQLCondition {
        let pattern = "%\(text.likeLiteral)%"
        let row = ["certificate", "former", SearchIndex.idText("record.id"), "types"].map {
            SQLCondition("\($0) LIKE ? ESCAPE '\\'", [pattern])
        }
        let names = SQLCondition(
            "EXISTS (SELECT 1 FROM detail WHERE detail.id = record.id AND names LIKE ? ESCAPE '\\')", [pattern])
        return .any(row + StatusWord.sql(containing: text) + [names])
    }

    private static func names(_ kind: DetailNames.Kind, _ globs: [Glob]) -> SQLCondition {
        let test = globs.map { _ in "\(NameFunction.name)(names, ?, ?)" }.joined(separator: " OR ")
        let values = globs.flatMap { [String(kind.mark), $0.text] }
        return SQLCondition(
            "EXISTS (SELECT 1 FROM detail WHERE detail.id = record.id AND (\(test)))", StatementArguments(values))
    }
}

/// `has_name(names, kind, pattern)` in SQL.
enum NameFunction {
    static let name = "has_name"

    static let function = DatabaseFunction(name, argumentCount: 3, pure: true) { values in
        guard let names = String.fromDatabaseValue(values[0]),
            let kind = String.fromDatabaseValue(values[1]).flatMap({ $0.first }).flatMap(DetailNames.Kind.init(rawValue:)),
            let pattern = String.fromDatabaseValue(values[2])
        else { return false }
        return DetailNames.contain(names, kind, like: Glob(pattern))
    }
}

/// `has_kind(types, pattern)` in SQL: one of the kinds joined by commas fits.
enum KindFunction {
    static let name = "has_kind"

    static let function = DatabaseFunction(name, argumentCount: 2, pure: true) { values in
        guard let types = String.fromDatabaseValue(values[0]), let pattern = String.fromDatabaseValue(values[1]) else {
            return false
        }
        return types.split(separator: ",").contains { Glob(pattern).matches(String($0)) }
    }
}

extension SQLCondition {
    /// Numbers one by one in a single condition, then one for each range and family; thousands can be given.
    static func ids(in ranges: [ClosedRange<Int64>]) -> [SQLCondition] {
        let single = ranges.filter { $0.lowerBound == $0.upperBound }.flatMap { range in
            RecordFamily.allCases.compactMap { DeployRecord.ID($0, range.lowerBound)?.rawValue.description }
        }
        let wide = ranges.filter { $0.lowerBound < $0.upperBound }
        return (single.isEmpty ? [] : [SQLCondition("record.id IN (\(single.joined(separator: ",")))")])
            + wide.flatMap { range in RecordFamily.allCases.map { ids(of: $0, range) } }
    }

    static func ids(of family: RecordFamily, _ numbers: ClosedRange<Int64> = 1 ... .max) -> SQLCondition {
        records(DeployRecord.ID.rawValues(of: family, numbers))
    }

    /// By the raw values of their ids.
    static func records(_ ids: ClosedRange<Int64>) -> SQLCondition {
        SQLCondition("record.id BETWEEN \(ids.lowerBound) AND \(ids.upperBound)")
    }

    /// What a row of `kind` must fulfil.
    static func kind(in globs: [Glob]) -> SQLCondition {
        .any(globs.map { SQLCondition("\(KindFunction.name)(types, ?)", [$0.text]) })
    }
}

extension StatusWord {
    fileprivate var sql: SQLCondition {
        switch self {
        case .code(let code): SQLCondition("status = ? AND NOT isRollingBack AND vanished = 0", [code])
        case .rollingBack: SQLCondition("isRollingBack AND vanished = 0")
        case .gone: SQLCondition("vanished <> 0")
        }
    }

    /// What an index gives: every record with this status, and some more.
    var index: SQLCondition {
        switch self {
        case .code(let code): SQLCondition("status = ?", [code])
        case .rollingBack: SQLCondition("isRollingBack")
        case .gone: SQLCondition("vanished <> 0")
        }
    }

    /// Indexes that give every record whose status word has the text in it, and some more.
    static func index(containing text: String) -> [SQLCondition] {
        let codes = (0...6).filter { DeployStatus(code: $0).word.containsIgnoringCase(text) }.map(String.init)
        let documented = codes.isEmpty ? [] : [SQLCondition("status IN (\(codes.joined(separator: ",")))")]
        let rolling = "ROLLING BACK".containsIgnoringCase(text) ? [SQLCondition("isRollingBack")] : []
        let gone = "GONE".containsIgnoringCase(text) ? [SQLCondition("vanished <> 0")] : []
        return documented + rolling + gone
            + (mayNameNumber(text) ? [SQLCondition("status < 0"), SQLCondition("status > 6")] : [])
    }

    private static func mayNameNumber(_ text: String) -> Bool {
        "STATUS -0123456789".containsIgnoringCase(String(text.prefix(1)))
    }

    /// The statuses whose word has the text in it, as the screen words them.
    static func sql(containing text: String) -> [SQLCondition] {
        let documented = (0...6).filter { DeployStatus(code: $0).word.containsIgnoringCase(text) }.map { StatusWord.code($0).sql }
        let rolling = "ROLLING BACK".containsIgnoringCase(text) ? [StatusWord.rollingBack.sql] : []
        let gone = "GONE".containsIgnoringCase(text) ? [StatusWord.gone.sql] : []
        // Any other number is worded STATUS 7.
        let others = SQLCondition(
            "status NOT BETWEEN 0 AND 6 AND NOT isRollingBack AND vanished = 0 AND 'STATUS ' || status LIKE ? ESCAPE '\\'",
            ["%\(text.likeLiteral)%"])
        return documented + rolling + gone + (mayNameNumber(text) ? [others] : [])
    }
}

extension Span {
    /// A record without a time is in no span.
    fileprivate func sql(_ column: String) -> SQLCondition {
        let bounds = [
            from.map { SQLCondition("\(column) >= ?", [Self.seconds($0)]) },
            to.map { SQLCondition("\(column) < ?", [Self.seconds($0)]) },
        ]
        return .all(bounds.compactMap(\.self) + [SQLCondition("\(column) <> 0")])
    }

    /// Whole seconds are stored: the first one that is not before the moment.
    private static func seconds(_ date: Date) -> Int64 {
        let moment = min(max(date, .distantPast), .distantFuture)
        return Int64(moment.timeIntervalSince1970.rounded(.up))
    }
}
