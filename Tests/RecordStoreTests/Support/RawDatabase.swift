import Foundation
import GRDB
import Testing

/// A journal's file as any other program sees it that opens it.
struct RawDatabase {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    func execute(_ sql: String, _ arguments: StatementArguments = []) throws {
        try queue.writeWithoutTransaction { try $0.execute(sql: sql, arguments: arguments) }
    }

    /// SQLite's words on why the statement is refused; nil where it is not.
    func refusal(of sql: String) throws -> String? {
        do {
            try execute(sql)
            return nil
        } catch let error as DatabaseError {
            return error.message
        }
    }

    func text(_ sql: String) throws -> String? { try queue.read { try String.fetchOne($0, sql: sql) } }

    func number(_ sql: String) throws -> Int? { try queue.read { try Int.fetchOne($0, sql: sql) } }

    /// Moves everything into the main file, and lets go of it.
    func close() throws {
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try queue.close()
    }
}
