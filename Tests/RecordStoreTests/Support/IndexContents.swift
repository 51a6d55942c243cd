import GRDB
import Testing

@testable import RecordStore

/// What the text index of a cache holds, down to the last trigram.
enum IndexContents {
    /// The index is in order, and holds what one holds that is built anew from records and details.
    static func expectFresh(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = try RawDatabase(path)
        try file.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        let text = SearchIndex.text(certificate: SearchIndex.certificates, id: "record.id", names: "coalesce(names, '')")
        try file.execute(
            """
            CREATE VIRTUAL TABLE temp.fresh USING fts5(text, content='', tokenize='trigram', detail='none', columnsize=0);
            INSERT INTO fresh (rowid, text) SELECT record.id, \(text) FROM record LEFT JOIN detail ON detail.id = record.id;
            CREATE VIRTUAL TABLE temp.fresh_terms USING fts5vocab('temp', 'fresh', 'instance');
            CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'search', 'instance');
            """)
        for (one, other) in [("terms", "fresh_terms"), ("fresh_terms", "terms")] {
            let surplus = try file.number(
                "SELECT count(*) FROM (SELECT term, doc FROM \(one) EXCEPT SELECT term, doc FROM \(other))")
            #expect(surplus == 0, "\(one)", sourceLocation: sourceLocation)
        }
        // With what is gone, the counts of rows behind each trigram are gone too.
        let counts = try file.number("SELECT count(*) FROM (SELECT term, count(*) FROM terms GROUP BY term)")
        #expect(counts == (try file.number("SELECT count(*) FROM trigram")), sourceLocation: sourceLocation)
        let kinds = "SELECT count(*) FROM record WHERE types NOT IN (SELECT types FROM kind)"
        #expect(try file.number(kinds) == 0, sourceLocation: sourceLocation)
    }
}
