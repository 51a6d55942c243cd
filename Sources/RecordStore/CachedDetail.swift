import Foundation
import GRDB
import RecordModel

/// A row of the table `detail`: the detail as JSON, since it is read and written whole, and the names it can be found by.
struct CachedDetail: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "detail"

    var id: Int64
    var json: Data
    /// See `DetailNames.stored`.
    var names: String

    init(_ detail: RecordDetail) throws {
        id = detail.id.rawValue
        json = try JSONEncoder().encode(detail)
        names = DetailNames(detail).stored
    }

    func detail() throws -> RecordDetail { try JSONDecoder().decode(RecordDetail.self, from: json) }

    /// In the order of the columns.
    var values: [any DatabaseValueConvertible] { [id, json, names] }

    /// Empty where nothing is known.
    static func names(of id: Int64, in database: Database) throws -> String {
        let statement = try database.cachedStatement(sql: "SELECT names FROM detail WHERE id = ?")
        return try String.fetchOne(statement, arguments: [id]) ?? ""
    }

    /// Detail and text index always change together.
    func write(in database: Database) throws {
        let known = try Self.names(of: id, in: database)
        let sql = "INSERT OR REPLACE INTO detail (id, json, names) VALUES (?, ?, ?)"
        try database.cachedStatement(sql: sql).execute(arguments: [id, json, names])
        let row = try database.cachedStatement(sql: "SELECT \(SearchIndex.certificates) FROM record WHERE id = ?")
        let certificate = try String.fetchOne(row, arguments: [id])
        guard !known.hasBytes(of: names), let certificate else { return }
        try SearchIndex.remove(id, certificate: certificate, names: known, in: database)
        try SearchIndex.add(id, certificate: certificate, names: names, in: database)
    }
}
