import GRDB
import RecordModel

/// The trigram index over what a record can be found by: certificate, id, and the names of its detail.
///
/// It only ever proposes: with `detail='none'` it knows which trigrams a text has, not in which order. Whoever asks it
/// compares the text itself.
enum SearchIndex {
    /// Two blanks at the end give the last two characters a trigram each, so that words of two letters can be looked up.
    static func text(certificate: String, id: String, names: String) -> String {
        "\(certificate) || ' ' || \(idText(id)) || ' ' || \(names) || '  '"
    }

    /// The id as the screen writes it.
    static func idText(_ id: String) -> String {
        let others = RecordFamily.allCases.filter { $0 != .uploadUpdate }.map { family in
            let ids = DeployRecord.ID.rawValues(of: family)
            return "WHEN \(id) >= \(ids.lowerBound) THEN '\(family.word)/' || (\(id) - \(ids.lowerBound - 1))"
        }
        return "CASE \(others.reversed().joined(separator: " ")) ELSE CAST(\(id) AS TEXT) END"
    }

    /// The certificates of a row, in SQL.
    static let certificates = "certificate || iif(former = '', '', ' ' || former)"

    static func add(_ id: Int64, certificate: String, names: String, in database: Database) throws {
        try run("INSERT INTO search (rowid, text) VALUES (?1, \(bound))", id, certificate, names, in: database)
    }

    /// Says how much of what is added the index gathers before it writes it down; the file keeps that.
    ///
    /// A megabyte, which is usual, is a few hundred rows of many names, since each trigram takes its place too; all that has
    /// been written down must be merged later. For rows without names more is slower.
    static func gather(manyNames: Bool, in database: Database) throws {
        try database.execute(sql: "INSERT INTO search (search, rank) VALUES ('hashsize', \(manyNames ? 4 << 20 : 1 << 20))")
    }

    /// Adds every record of that stretch; none of them may be in the index.
    static func addAll(_ ids: ClosedRange<Int64>, in database: Database) throws {
        try database.execute(
            sql: "\(additionOfRecords) WHERE record.id BETWEEN ? AND ? ORDER BY record.id",
            arguments: [ids.lowerBound, ids.upperBound])
    }

    /// Adds what records and details hold; a condition on them may follow.
    static let additionOfRecords = """
        INSERT INTO search (rowid, text)
            SELECT record.id, \(text(certificate: certificates, id: "record.id", names: "coalesce(names, '')"))
            FROM record LEFT JOIN detail ON detail.id = record.id
        """

    /// - Parameters: exactly what was added.
    static func remove(_ id: Int64, certificate: String, names: String, in database: Database) throws {
        try run("INSERT INTO search (search, rowid, text) VALUES ('delete', ?1, \(bound))", id, certificate, names, in: database)
    }

    private static let bound = text(certificate: "?2", id: "?1", names: "?3")

    private static func run(
        _ sql: String, _ id: Int64, _ certificate: String, _ names: String, in database: Database
    ) throws {
        try database.cachedStatement(sql: sql).execute(arguments: [id, certificate, names])
    }

    /// What the index must be asked for all of these texts; nil when none of them has three characters.
    static func match(_ texts: [String]) -> String? {
        let trigrams = texts.flatMap { text in
            let scalars = Array(text.unicodeScalars)
            return scalars.count < 3
                ? []
                : (0...scalars.count - 3).map { String(String.UnicodeScalarView(scalars[$0..<$0 + 3])) }
        }
        guard !trigrams.isEmpty else { return nil }
        return Set(trigrams).sorted().map(quoted).joined(separator: " AND ")
    }

    /// For a text of one or two characters: the trigrams that begin so, and how many rows they have at most; counting
    /// ends when it has come to `limit`.
    static func trigrams(beginning text: String, limit: Int, in database: Database) throws -> (match: String, rows: Int) {
        let from = text.lowercased()
        let found = try Row.fetchCursor(
            database, sql: "SELECT term, doc FROM trigram WHERE term >= ? AND term < ?", arguments: [from, from + "\u{10FFFF}"])
        var terms: [String] = []
        var rows = 0
        while rows <= limit, let row = try found.next() {
            terms.append(quoted(row[0]))
            rows += row[1] as Int
        }
        return (terms.joined(separator: " OR "), rows)
    }

    private static func quoted(_ trigram: String) -> String {
        "\"" + trigram.replacing("\"", with: "\"\"") + "\""
    }
}

extension DetailNames {
    /// As the table `detail` keeps them: one a line, its kind before it.
    var stored: String {
        let kinds: [(Kind, [String])] = [(.domain, domains), (.instance, instances), (.region, regions), (.other, others)]
        var text = ""
        for (kind, names) in kinds {
            for name in names {
                text.append(kind.mark)
                text += name
                text += "\n"
            }
        }
        return text
    }

    enum Kind: Character {
        case domain = "\u{1}"
        case instance = "\u{2}"
        case region = "\u{3}"
        case other = "\u{4}"

        var mark: Character { rawValue }
    }

    /// True when one of the stored names is of that kind and fits the pattern.
    static func contain(_ stored: String, _ kind: Kind, like glob: Glob) -> Bool {
        stored.split(separator: "\n").contains { $0.first == kind.mark && glob.matches(String($0.dropFirst())) }
    }
}
