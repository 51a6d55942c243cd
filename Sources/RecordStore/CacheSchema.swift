import GRDB
import RecordModel

/// The tables of the cache. A migration that has been released is never edited; a new one follows it.
enum CacheSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 records, details, synchronisation", migrate: createTables)
        migrator.registerMigration("2 text index, names of details", migrate: addTextIndex)
        migrator.registerMigration("3 passes, vanished records", migrate: addPasses)
        migrator.registerMigration("4 families", migrate: addFamilies)
        migrator.registerMigration("5 number of details", migrate: addDetailIndex)
        return migrator
    }

    private static func createTables(_ database: Database) throws {
        try database.create(table: "record") { table in
            table.primaryKey("id", .integer)
            table.column("certificate", .text).notNull()
            table.column("types", .text).notNull()
            table.column("status", .integer).notNull()
            table.column("isRollingBack", .boolean).notNull()
            // Seconds since 1970; 0 where the API gave none.
            table.column("created", .integer).notNull()
            table.column("updated", .integer).notNull()
            // What a filter looks into: all that the row shows, and what its detail is known to touch.
            table.column("rowText", .text).notNull()
            table.column("detailText", .text).notNull().defaults(to: "")
        }
        for column in ["created", "updated", "certificate", "status"] {
            try database.create(index: "record_by_\(column)", on: "record", columns: [column, "id"])
        }
        try database.create(table: "detail") { table in
            table.primaryKey("id", .integer)
            table.column("json", .blob).notNull()
        }
        try database.create(table: "synchronisation") { table in
            table.primaryKey("id", .integer).check { $0 == 1 }
            table.column("completedAt", .double)
            table.column("isPartial", .boolean).notNull()
        }
    }

    /// The index keeps no text of its own: what was put in must be given again to be taken out.
    private static func addTextIndex(_ database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE detail ADD COLUMN names TEXT NOT NULL DEFAULT '';
                CREATE VIRTUAL TABLE search USING fts5(
                    text, content='', tokenize='trigram', detail='none', columnsize=0);
                CREATE VIRTUAL TABLE trigram USING fts5vocab('search', 'row');
                -- The few lists of resource kinds that occur.
                CREATE TABLE kind (types TEXT PRIMARY KEY) WITHOUT ROWID;
                INSERT INTO kind SELECT DISTINCT types FROM record;
                CREATE INDEX record_rolling_back ON record(id) WHERE isRollingBack;
                """)
        for detail in try CachedDetail.fetchAll(database) {
            try database.execute(
                sql: "UPDATE detail SET names = ? WHERE id = ?",
                arguments: [DetailNames(try detail.detail()).stored, detail.id])
        }
        try database.execute(
            sql: """
                INSERT INTO search (rowid, text)
                    SELECT record.id, \(SearchIndex.text(certificate: "certificate", id: "record.id", names: "coalesce(names, '')"))
                    FROM record LEFT JOIN detail ON detail.id = record.id ORDER BY record.id;
                ALTER TABLE record DROP COLUMN rowText;
                ALTER TABLE record DROP COLUMN detailText;
                """)
    }

    /// To count the details by: their table is mostly JSON, all of which would be read for it.
    private static func addDetailIndex(_ database: Database) throws {
        try database.execute(sql: "CREATE INDEX detail_by_id ON detail(id)")
    }

    /// One row a family in the table of synchronisations, instead of one at all.
    private static func addFamilies(_ database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE record ADD COLUMN former TEXT NOT NULL DEFAULT '';
                CREATE TABLE progress (id INTEGER PRIMARY KEY, completedAt DOUBLE, isPartial BOOLEAN NOT NULL,
                    newest INTEGER, total INTEGER NOT NULL, pass INTEGER, lastPass INTEGER NOT NULL, passNewest INTEGER,
                    passReceived INTEGER NOT NULL, passTotal INTEGER NOT NULL);
                INSERT INTO progress SELECT id, completedAt, isPartial, newest, total, pass, lastPass, passNewest, passReceived,
                    passTotal FROM synchronisation;
                DROP TABLE synchronisation;
                ALTER TABLE progress RENAME TO synchronisation;
                """)
    }

    private static func addPasses(_ database: Database) throws {
        try database.execute(
            sql: """
                -- Seconds since 1970 when the API's list was found to lack the record; 0 while it has it.
                ALTER TABLE record ADD COLUMN vanished INTEGER NOT NULL DEFAULT 0;
                CREATE INDEX record_vanished ON record(id) WHERE vanished <> 0;
                ALTER TABLE synchronisation ADD COLUMN newest INTEGER;
                ALTER TABLE synchronisation ADD COLUMN total INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE synchronisation ADD COLUMN pass INTEGER;
                ALTER TABLE synchronisation ADD COLUMN lastPass INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE synchronisation ADD COLUMN passNewest INTEGER;
                ALTER TABLE synchronisation ADD COLUMN passReceived INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE synchronisation ADD COLUMN passTotal INTEGER NOT NULL DEFAULT 0;
                -- What the pass under way has met.
                CREATE TABLE listed (id INTEGER PRIMARY KEY);
                """)
    }
}
