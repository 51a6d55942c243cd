import RecordModel
import RecordStore

/// The list under `--linear`: some rows at a time, from the first on.
struct LinearList: Sendable {
    private let query: ListQuery
    private var last: DeployRecord?
    /// True when rows follow those that were given last.
    private(set) var goesOn = true

    /// As many as can be listened to.
    private static let page = 20

    /// The family it is narrowed to whose records the API lists for no account.
    var unlistedFamily: RecordFamily? { query.filter.unlistedFamily }

    init(_ filter: RecordFilter) { query = ListQuery(filter: filter) }

    /// The next rows; empty after the last one.
    mutating func next(of cache: RecordCache) async throws(StoreError) -> [DeployRecord] {
        let anchor = last.map { ListWindow.Anchor.around($0) } ?? .first
        let window = try await cache.window(of: query, at: anchor, count: 2 * Self.page + 1)
        // Where the row given last is gone, the one in its place is new.
        let isKnown =
            last != nil && window.rows.indices.contains(window.anchorIndex) && window.rows[window.anchorIndex].id == last?.id
        let after = window.rows.dropFirst(window.anchorIndex + (isKnown ? 1 : 0))
        let rows = Array(after.prefix(Self.page))
        goesOn = window.hasLater || after.count > rows.count
        last = rows.last ?? last
        return rows
    }
}
