import Foundation
import GRDB
import RecordModel

/// A row of the table `detail`: the detail as JSON, since it is read and written whole.
struct CachedDetail: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "detail"

    var id: Int64
    var json: Data

    init(_ detail: RecordDetail) throws {
        id = detail.id.rawValue
        json = try JSONEncoder().encode(detail)
    }

    func detail() throws -> RecordDetail { try JSONDecoder().decode(RecordDetail.self, from: json) }
}
