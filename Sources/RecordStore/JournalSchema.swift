import Foundation
import GRDB

/// The tables of the journal. A migration that has been released is never edited; a new one follows it.
enum JournalSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 rollbacks and their transitions", migrate: createTables)
        migrator.registerMigration("2 retries, who wrote each step, nothing rewritten", migrate: widen)
        migrator.registerMigration("3 records of rollbacks", migrate: addRollbackIDs)
        return migrator
    }

    private static func createTables(_ database: Database) throws {
        try database.create(table: "rollback") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("recordID", .integer).notNull()
            table.column("intendedAt", .double).notNull()
            table.column("account", .text).notNull()
            table.column("endpoint", .text).notNull()
            table.column("operator", .blob).notNull()
            table.column("saw", .blob)
            table.column("typed", .text).notNull()
            table.column("rollbacksBefore", .integer).notNull()
            // 1 until the last transition is final; carries the index below and nothing else.
            table.column("live", .boolean).notNull()
        }
        // The judge of "one live rollback a record", for all processes alike.
        try database.create(
            index: "one_live_rollback", on: "rollback", columns: ["recordID"], options: .unique, condition: Column("live") == true
        )
        try database.create(table: "transition") { table in
            table.autoIncrementedPrimaryKey("id")
            table.belongsTo("rollback").notNull()
            table.column("at", .double).notNull()
            table.column("word", .text).notNull()
            table.column("state", .blob).notNull()
            table.column("requestID", .text)
        }
    }

    private static func widen(_ database: Database) throws {
        // What the operator saw says it all.
        try database.execute(
            sql: """
                ALTER TABLE rollback DROP COLUMN rollbacksBefore;
                ALTER TABLE rollback RENAME TO change;
                ALTER TABLE change ADD COLUMN kind TEXT NOT NULL DEFAULT 'rollback';
                ALTER TABLE change ADD COLUMN itemID INTEGER;
                DROP INDEX one_live_rollback;
                CREATE UNIQUE INDEX one_live_change ON change(recordID) WHERE live = 1;
                ALTER TABLE transition RENAME TO step;
                ALTER TABLE step RENAME COLUMN rollbackId TO changeID;
                ALTER TABLE step ADD COLUMN code TEXT;
                ALTER TABLE step ADD COLUMN operator BLOB;
                """)
        try forbidRewriting(database)
    }

    private static func addRollbackIDs(_ database: Database) throws {
        try database.execute(sql: "ALTER TABLE step ADD COLUMN rollbackID INTEGER")
    }

    /// Holds for every program that opens the file: rows are added, and `live` falls once.
    private static func forbidRewriting(_ database: Database) throws {
        let never = "BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END"
        try database.execute(
            sql: """
                CREATE TRIGGER step_stays BEFORE UPDATE ON step \(never);
                CREATE TRIGGER step_is_kept BEFORE DELETE ON step \(never);
                CREATE TRIGGER change_is_kept BEFORE DELETE ON change \(never);
                CREATE TRIGGER change_stays BEFORE UPDATE OF
                    id, recordID, intendedAt, account, endpoint, operator, saw, typed, kind, itemID ON change \(never);
                CREATE TRIGGER change_ends_once BEFORE UPDATE OF live ON change WHEN NEW.live >= OLD.live \(never);
                CREATE TRIGGER step_is_new BEFORE INSERT ON step
                    WHEN EXISTS (SELECT 1 FROM step WHERE id = NEW.id) \(never);
                CREATE TRIGGER change_is_new BEFORE INSERT ON change
                    WHEN EXISTS (SELECT 1 FROM change WHERE id = NEW.id) \(never);
                """)
    }
}
