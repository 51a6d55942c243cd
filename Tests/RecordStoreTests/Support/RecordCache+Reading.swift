import Foundation
import RecordModel
import RecordStore

extension RecordFilter {
    /// Reads a filter as typed in Greenwich at the moment 0 of the tests.
    static func typed(_ text: String) throws -> RecordFilter {
        try RecordFilter(text, now: moment(0), zone: UTCOffset(seconds: 0))
    }

    /// One text, whatever its signs.
    static func text(_ text: String) -> RecordFilter { RecordFilter([.init(.text(text))]) }
}

extension RecordSort {
    static let byID = RecordSort(column: .id, isDescending: false)

    static var all: [RecordSort] {
        Column.allCases.flatMap { [RecordSort(column: $0, isDescending: true), RecordSort(column: $0, isDescending: false)] }
    }
}

extension RecordCache {
    /// Every record the query lets through, as they are streamed.
    func records(of query: ListQuery = ListQuery()) async throws -> [DeployRecord] {
        let rows = Shared<[DeployRecord]>([])
        try await forEach(of: query) { record in rows.change { $0.append(record) } }
        return rows.value
    }

    /// The ids of what the filter lets through, lowest first.
    func ids(_ filter: RecordFilter) async throws -> [DeployRecord.ID] {
        try await ids(of: ListQuery(filter: filter, sort: .byID))
    }
}
