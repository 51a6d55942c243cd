import GRDB

/// The tables of the cache. A migration that has been released is never edited; a new one follows it.
enum CacheSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 records, details, synchronisation", migrate: createTables)
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
}
