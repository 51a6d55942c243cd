import Foundation
import GRDB
import RecordModel

/// The tables of the journal. A migration that has been released is never edited; a new one follows it.
enum JournalSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 rollbacks and their transitions", migrate: createTables)
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

    static func insert(_ intent: Journal.Intent, at date: Date, in database: Database) throws -> RollbackAttempt {
        let encoder = JSONEncoder()
        let before = intent.saw?.rollbacks.count ?? 0
        try database.execute(
            sql: """
                INSERT INTO rollback
                    (recordID, intendedAt, account, endpoint, operator, saw, typed, rollbacksBefore, live)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
                """,
            arguments: [
                intent.recordID.rawValue, date.timeIntervalSince1970, intent.account.label, intent.endpoint.url,
                try encoder.encode(intent.operatedBy), try intent.saw.map(encoder.encode), intent.typed, before,
            ])
        let id = RollbackAttempt.ID(rawValue: database.lastInsertedRowID)
        try add(.intended, to: id, requestID: nil, at: date, in: database)
        return RollbackAttempt(
            id: id, recordID: intent.recordID, intendedAt: date, state: .intended, operatedBy: intent.operatedBy,
            rollbacksBefore: before)
    }

    static func append(
        _ state: RollbackState, to id: RollbackAttempt.ID, requestID: RequestID?, at date: Date, in database: Database
    ) throws -> Bool {
        let isLive = try Bool.fetchOne(database, sql: "SELECT live FROM rollback WHERE id = ?", arguments: [id.rawValue])
        guard isLive == true else { return false }
        try add(state, to: id, requestID: requestID, at: date, in: database)
        if state.isFinal {
            try database.execute(sql: "UPDATE rollback SET live = 0 WHERE id = ?", arguments: [id.rawValue])
        }
        return true
    }

    static func attempts(in database: Database, where condition: String) throws -> [RollbackAttempt] {
        let sql = """
            SELECT rollback.id, recordID, intendedAt, operator, rollbacksBefore, last.state,
                (SELECT requestID FROM transition WHERE rollbackId = rollback.id AND requestID IS NOT NULL
                 ORDER BY id DESC LIMIT 1) AS requestID
            FROM rollback
            JOIN transition last ON last.id = (SELECT max(id) FROM transition WHERE rollbackId = rollback.id)
            WHERE \(condition) ORDER BY rollback.id
            """
        return try Row.fetchAll(database, sql: sql).compactMap { row in
            guard let recordID = DeployRecord.ID(rawValue: row["recordID"]) else { return nil }
            return RollbackAttempt(
                id: .init(rawValue: row["id"]), recordID: recordID,
                intendedAt: Date(timeIntervalSince1970: row["intendedAt"]),
                state: try JSONDecoder().decode(RollbackState.self, from: row["state"]),
                requestID: (row["requestID"] as String?).map(RequestID.init(rawValue:)),
                operatedBy: try JSONDecoder().decode(Operator.self, from: row["operator"]),
                rollbacksBefore: row["rollbacksBefore"])
        }
    }

    static func states(of id: RollbackAttempt.ID, in database: Database) throws -> [RollbackState] {
        try Data.fetchAll(
            database, sql: "SELECT state FROM transition WHERE rollbackId = ? ORDER BY id", arguments: [id.rawValue]
        ).map { try JSONDecoder().decode(RollbackState.self, from: $0) }
    }

    private static func add(
        _ state: RollbackState, to id: RollbackAttempt.ID, requestID: RequestID?, at date: Date, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO transition (rollbackId, at, word, state, requestID) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                id.rawValue, date.timeIntervalSince1970, state.word, try JSONEncoder().encode(state),
                requestID?.rawValue,
            ])
    }
}
