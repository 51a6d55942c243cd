import Foundation
import GRDB
import RecordModel

/// Writes and reads the rows of the journal.
enum JournalRows {
    static func insert(_ intent: Journal.Intent, at date: Date, in database: Database) throws -> ChangeAttempt {
        let encoder = JSONEncoder()
        try database.execute(
            sql: """
                INSERT INTO change (kind, recordID, itemID, intendedAt, account, endpoint, operator, saw, typed, live)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                """,
            arguments: [
                intent.kind.rawValue, intent.recordID.rawValue, intent.itemID, date.timeIntervalSince1970, intent.account.label,
                intent.endpoint.url, try encoder.encode(intent.operatedBy), try intent.saw.map(encoder.encode), intent.typed,
            ])
        let id = ChangeAttempt.ID(rawValue: database.lastInsertedRowID)
        let step = Journal.Step(.intended, by: intent.operatedBy, at: date)
        return ChangeAttempt(
            id: id, kind: intent.kind, recordID: intent.recordID, itemID: intent.itemID, intendedAt: date, state: .intended,
            saw: intent.saw, operatedBy: intent.operatedBy, step: try add(step, to: id, in: database), steppedAt: date,
            heldBy: intent.operatedBy)
    }

    /// Nil, and nothing written, when the attempt given is not the newest state of things.
    static func append(_ step: Journal.Step, to attempt: ChangeAttempt, in database: Database) throws -> ChangeAttempt? {
        let newest = try Row.fetchOne(
            database, sql: "SELECT live, (SELECT max(id) FROM step WHERE changeID = change.id) AS step FROM change WHERE id = ?",
            arguments: [attempt.id.rawValue])
        guard let newest, newest["live"] == true, newest["step"] == attempt.step.rawValue else { return nil }
        var attempt = attempt
        attempt.step = try add(step, to: attempt.id, in: database)
        attempt.state = step.state
        attempt.requestID = step.requestID ?? attempt.requestID
        attempt.rollbackID = step.rollbackID ?? attempt.rollbackID
        attempt.steppedAt = step.at
        attempt.heldBy = step.by
        if step.state.isFinal {
            try database.execute(sql: "UPDATE change SET live = 0 WHERE id = ?", arguments: [attempt.id.rawValue])
        }
        return attempt
    }

    /// - Parameter condition: on the table `change`.
    static func attempts(
        in database: Database, where condition: String, _ arguments: StatementArguments = []
    ) throws -> [ChangeAttempt] {
        let sql = """
            SELECT change.*, last.id AS step, last.at AS steppedAt, last.state,
                coalesce(last.operator, change.operator) AS heldBy,
                (SELECT requestID FROM step WHERE changeID = change.id AND requestID IS NOT NULL
                 ORDER BY id DESC LIMIT 1) AS requestID,
                (SELECT rollbackID FROM step WHERE changeID = change.id AND rollbackID IS NOT NULL
                 ORDER BY id DESC LIMIT 1) AS rollbackID
            FROM change
            JOIN step last ON last.id = (SELECT max(id) FROM step WHERE changeID = change.id)
            WHERE \(condition) ORDER BY change.id
            """
        return try Row.fetchAll(database, sql: sql, arguments: arguments).map(attempt)
    }

    /// Of the steps that name one, oldest first.
    static func rollbackRecords(in database: Database) throws -> RollbackRecords {
        let sql = """
            SELECT change.recordID, step.rollbackID FROM step JOIN change ON change.id = step.changeID
            WHERE step.rollbackID IS NOT NULL ORDER BY change.id, step.id
            """
        return try Row.fetchAll(database, sql: sql).reduce(into: RollbackRecords()) { records, row in
            guard let original = DeployRecord.ID(rawValue: row["recordID"]),
                let rollback = DeployRecord.ID(rawValue: row["rollbackID"])
            else { return }
            records.note(rollbackOf: original, ranIn: rollback)
        }
    }

    /// Reads everything and keeps nothing.
    ///
    /// - Throws: for the first change that cannot be read.
    static func readAll(in database: Database) throws { _ = try readAll(in: database) { true } }

    /// The same as far as there is time.
    ///
    /// - Parameter hasTime: asked before each change; the reading ends when it says no.
    /// - Returns: whether it came to its end.
    static func readAll(in database: Database, while hasTime: () -> Bool) throws -> Bool {
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM change ORDER BY id") {
            guard hasTime() else { return false }
            guard try !histories(in: database, where: "change.id = ?", [id]).isEmpty else {
                throw unreadable(change: id, "it has no step")
            }
        }
        return true
    }

    private static func unreadable(change id: Int64, _ why: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "change \(id): \(why)"))
    }

    static func histories(
        in database: Database, where condition: String, _ arguments: StatementArguments = []
    ) throws -> [ChangeHistory] {
        let attempts = try attempts(in: database, where: condition, arguments)
        let told = try Row.fetchAll(
            database, sql: "SELECT id, account, endpoint, typed FROM change WHERE \(condition)", arguments: arguments)
        let words = Dictionary(uniqueKeysWithValues: told.map { ($0["id"] as Int64, $0) })
        return try attempts.compactMap { attempt in
            guard let row = words[attempt.id.rawValue] else { return nil }
            return ChangeHistory(
                attempt: attempt, account: row["account"], endpoint: row["endpoint"], typed: row["typed"],
                steps: try steps(of: attempt, in: database))
        }
    }

    /// What cannot be read is never passed over: it may be what is under way.
    private static func attempt(_ row: Row) throws -> ChangeAttempt {
        guard let recordID = DeployRecord.ID(rawValue: row["recordID"]) else {
            throw unreadable(change: row["id"], "its record is none")
        }
        guard let kind = ChangeKind(rawValue: row["kind"]) else { throw unreadable(change: row["id"], "its kind is none") }
        let decoder = JSONDecoder()
        return ChangeAttempt(
            id: .init(rawValue: row["id"]), kind: kind, recordID: recordID, itemID: row["itemID"],
            intendedAt: Date(timeIntervalSince1970: row["intendedAt"]),
            state: try decoder.decode(ChangeState.self, from: row["state"]),
            requestID: (row["requestID"] as String?).map(RequestID.init(rawValue:)),
            rollbackID: (row["rollbackID"] as Int64?).flatMap(DeployRecord.ID.init(rawValue:)),
            saw: try (row["saw"] as Data?).map { try decoder.decode(RecordDetail.self, from: $0) },
            operatedBy: try decoder.decode(Operator.self, from: row["operator"]),
            step: .init(rawValue: row["step"]), steppedAt: Date(timeIntervalSince1970: row["steppedAt"]),
            heldBy: try decoder.decode(Operator.self, from: row["heldBy"]))
    }

    private static func steps(of attempt: ChangeAttempt, in database: Database) throws -> [ChangeHistory.Step] {
        let sql = "SELECT at, state, requestID, code, operator FROM step WHERE changeID = ? ORDER BY id"
        return try Row.fetchAll(database, sql: sql, arguments: [attempt.id.rawValue]).map { row in
            ChangeHistory.Step(
                at: Date(timeIntervalSince1970: row["at"]),
                state: try JSONDecoder().decode(ChangeState.self, from: row["state"]),
                requestID: (row["requestID"] as String?).map(RequestID.init(rawValue:)), code: row["code"],
                by: try (row["operator"] as Data?).map { try JSONDecoder().decode(Operator.self, from: $0) }
                    ?? attempt.operatedBy)
        }
    }

    private static func add(
        _ step: Journal.Step, to id: ChangeAttempt.ID, in database: Database
    ) throws -> ChangeAttempt.StepID {
        let encoder = JSONEncoder()
        try database.execute(
            sql: """
                INSERT INTO step (changeID, at, word, state, requestID, rollbackID, code, operator)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.rawValue, step.at.timeIntervalSince1970, step.state.word, try encoder.encode(step.state),
                step.requestID?.rawValue, step.rollbackID?.rawValue, step.code, try encoder.encode(step.by),
            ])
        return .init(rawValue: database.lastInsertedRowID)
    }
}
