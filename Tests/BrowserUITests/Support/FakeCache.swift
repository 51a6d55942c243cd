import FoundationEssentials
import RecordModel

@testable import BrowserUI

/// The cache as the screen knows it: answers what the list asks, in memory.
struct FakeCache: Sendable {
    var records: [DeployRecord]
    var details: [DeployRecord.ID: RecordDetail] = [:]

    func window(of request: ListRequest) -> ListWindow {
        let matching = records(of: request.query)
        let wanted: Int =
            switch request.anchor {
            case .index(let index): index
            case .record(let id, let fallback): matching.firstIndex { $0.id == id } ?? fallback
            }
        let place = min(max(wanted, 0), max(matching.count - 1, 0))
        let first = max(0, min(place - request.count / 2, matching.count - request.count))
        return ListWindow(
            first: first, rows: Array(matching.dropFirst(first).prefix(request.count)), matching: matching.count,
            total: records.count, anchorIndex: place,
            visibleMarks: Set(request.marks).intersection(matching.map(\.id)))
    }

    func records(of query: ListQuery) -> [DeployRecord] {
        let found = records.filter { lets($0, through: query.filter) }
        let sorted = found.sorted { isBefore($0, $1, query.sort.column) }
        return query.sort.isDescending ? sorted.reversed() : sorted
    }

    func lets(_ record: DeployRecord, through filter: String) -> Bool { filter.isEmpty || text(of: record).contains(filter) }

    private func text(of record: DeployRecord) -> String {
        let items = details[record.id]?.tasks.flatMap(\.items) ?? []
        let words = [record.id.description, record.certificateID, record.statusWord] + record.resourceTypes
        return (words + items.flatMap { [$0.instanceName] + $0.domains }).joined(separator: " ")
    }

    private func isBefore(_ left: DeployRecord, _ right: DeployRecord, _ column: RecordSort.Column) -> Bool {
        switch column {
        case .created: (left.createdAt ?? .distantPast, left.id) < (right.createdAt ?? .distantPast, right.id)
        case .updated: (left.updatedAt ?? .distantPast, left.id) < (right.updatedAt ?? .distantPast, right.id)
        case .id: left.id < right.id
        case .certificate: (left.certificateID, left.id) < (right.certificateID, right.id)
        case .status: (left.status.code, left.id) < (right.status.code, right.id)
        }
    }
}
