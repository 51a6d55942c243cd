import FoundationEssentials
import RecordModel

@testable import BrowserUI

/// The cache as the screen knows it: answers what the list asks, in memory.
struct FakeCache: Sendable {
    var records: [DeployRecord]
    var details: [DeployRecord.ID: RecordDetail] = [:]

    func window(of request: ListRequest) -> ListWindow {
        let matching = records(of: request.query)
        let place = min(place(of: request.anchor, in: matching, request.query.sort), max(matching.count - 1, 0))
        let first = max(0, min(place - request.count / 2, matching.count - request.count))
        let rows = Array(matching.dropFirst(first).prefix(request.count))
        return ListWindow(
            rows: rows, hasEarlier: first > 0, hasLater: first + rows.count < matching.count, anchorIndex: place - first,
            visibleMarks: Set(request.marks).intersection(matching.map(\.id)))
    }

    /// Where the record stands, or would stand: the place of the first that does not come before it.
    private func place(of anchor: ListWindow.Anchor, in matching: [DeployRecord], _ sort: RecordSort) -> Int {
        switch anchor {
        case .first: return 0
        case .last: return max(0, matching.count - 1)
        case .around(let shown):
            let record = records.first { $0.id == shown.id } ?? shown
            return matching.firstIndex { !isBefore($0, record, sort) } ?? matching.count
        case .record(let id, let other):
            guard let known = records.first(where: { $0.id == id }) ?? other else { return 0 }
            return place(of: .around(known), in: matching, sort)
        }
    }

    func records(of query: ListQuery) -> [DeployRecord] {
        records.filter { lets($0, through: query.filter) }.sorted { isBefore($0, $1, query.sort) }
    }

    func count(of filter: RecordFilter) -> MatchCount {
        MatchCount(
            matching: records.count { lets($0, through: filter) }, total: records.count,
            withDetails: records.count { details[$0.id] != nil })
    }

    func lets(_ record: DeployRecord, through filter: RecordFilter) -> Bool {
        filter.isEmpty || filter.matches(record, names: details[record.id].map(DetailNames.init))
    }

    private func isBefore(_ left: DeployRecord, _ right: DeployRecord, _ sort: RecordSort) -> Bool {
        let (left, right) = sort.isDescending ? (right, left) : (left, right)
        return switch sort.column {
        case .created: (left.createdAt ?? .distantPast, left.id) < (right.createdAt ?? .distantPast, right.id)
        case .updated: (left.updatedAt ?? .distantPast, left.id) < (right.updatedAt ?? .distantPast, right.id)
        case .id: left.id < right.id
        case .certificate: (left.certificateID, left.id) < (right.certificateID, right.id)
        case .status: (left.status.code, left.id) < (right.status.code, right.id)
        }
    }
}
