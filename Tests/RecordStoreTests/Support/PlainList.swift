import Foundation
import RecordModel

/// What a list must show, said without a database: every record asked, the rest sorted.
struct PlainList {
    /// In any order.
    var records: [DeployRecord]
    var details: [DeployRecord.ID: RecordDetail] = [:]

    func rows(of query: ListQuery) -> [DeployRecord] {
        let names = details.mapValues { DetailNames($0) }
        return records.filter { query.filter.matches($0, names: names[$0.id]) }.sorted { query.sort.puts($0, before: $1) }
    }

    func count(of filter: RecordFilter) -> MatchCount {
        MatchCount(matching: rows(of: ListQuery(filter: filter)).count, total: records.count, withDetails: details.count)
    }

    func window(
        of query: ListQuery, rows: [DeployRecord], at anchor: ListWindow.Anchor, count: Int, marks: [DeployRecord.ID] = []
    ) -> ListWindow {
        guard !rows.isEmpty else { return ListWindow() }
        let place = place(of: anchor, in: rows, sort: query.sort)
        let first = max(0, min(place - count / 2, rows.count - count))
        let shown = rows[first..<min(first + count, rows.count)]
        return ListWindow(
            rows: Array(shown), hasEarlier: shown.startIndex > 0, hasLater: shown.endIndex < rows.count,
            anchorIndex: min(place, rows.count - 1) - first, visibleMarks: Set(marks).intersection(rows.map(\.id)))
    }

    /// How many rows stand before it.
    private func place(of anchor: ListWindow.Anchor, in rows: [DeployRecord], sort: RecordSort) -> Int {
        switch anchor {
        case .first: return 0
        case .last: return rows.count - 1
        case .around(let record):
            let current = self.record(record.id) ?? record
            return rows.count { sort.puts($0, before: current) }
        case .record(let id, let other):
            let record = record(id) ?? other.map { self.record($0.id) ?? $0 }
            return record.map { place(of: .around($0), in: rows, sort: sort) } ?? 0
        }
    }

    private func record(_ id: DeployRecord.ID) -> DeployRecord? { records.first { $0.id == id } }
}

extension RecordSort {
    /// Records equal in the column follow by id; one without a time is the oldest; texts are compared byte by byte.
    func puts(_ one: DeployRecord, before other: DeployRecord) -> Bool {
        let (left, right) = isDescending ? (other, one) : (one, other)
        switch column {
        case .id: return left.id < right.id
        case .created: return (left.createdAt ?? .epoch, left.id) < (right.createdAt ?? .epoch, right.id)
        case .updated: return (left.updatedAt ?? .epoch, left.id) < (right.updatedAt ?? .epoch, right.id)
        case .status: return (left.status.code, left.id) < (right.status.code, right.id)
        case .certificate:
            if left.certificateID.utf8.elementsEqual(right.certificateID.utf8) { return left.id < right.id }
            return left.certificateID.utf8.lexicographicallyPrecedes(right.certificateID.utf8)
        }
    }
}

extension Date {
    /// Where a record without a date stands.
    static let epoch = Date(timeIntervalSince1970: 0)
}
