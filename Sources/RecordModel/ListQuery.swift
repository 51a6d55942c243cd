/// Which records a list shows, and in which order.
public struct ListQuery: Hashable, Sendable {
    /// Words looked for in id, certificate, type, status word and what details are known; empty for all.
    public var filter: String
    public var sort: RecordSort

    public init(filter: String = "", sort: RecordSort = .init()) {
        self.filter = filter
        self.sort = sort
    }
}

/// The order of a list; records equal in the column follow by id, so that the order is total.
public struct RecordSort: Hashable, Sendable {
    public enum Column: String, Hashable, Sendable, CaseIterable {
        case created, updated, id, certificate, status
    }

    public var column: Column
    public var isDescending: Bool

    public init(column: Column = .created, isDescending: Bool = true) {
        self.column = column
        self.isDescending = isDescending
    }
}

/// A stretch of a list: the rows from `first` on, and how long the whole is.
public struct ListWindow: Hashable, Sendable {
    /// Which part of a list is wanted.
    public enum Anchor: Hashable, Sendable {
        /// The rows around this place.
        case index(Int)
        /// The rows around this record, wherever it is now; around `fallback` where the list has it no more.
        case record(DeployRecord.ID, fallback: Int)
    }

    /// The place of `rows[0]` in the whole list.
    public var first: Int
    public var rows: [DeployRecord]
    /// Records the filter lets through.
    public var matching: Int
    /// Records in the cache.
    public var total: Int
    /// The place of the anchor in the whole list, 0 in an empty one.
    public var anchorIndex: Int
    /// Those of the marked records that the filter lets through.
    public var visibleMarks: Set<DeployRecord.ID>

    public init(
        first: Int = 0, rows: [DeployRecord] = [], matching: Int = 0, total: Int = 0, anchorIndex: Int = 0,
        visibleMarks: Set<DeployRecord.ID> = []
    ) {
        self.first = first
        self.rows = rows
        self.matching = matching
        self.total = total
        self.anchorIndex = anchorIndex
        self.visibleMarks = visibleMarks
    }

    /// The row at a place of the whole list; nil where the window does not reach.
    public func row(at index: Int) -> DeployRecord? {
        let offset = index - first
        return rows.indices.contains(offset) ? rows[offset] : nil
    }
}
