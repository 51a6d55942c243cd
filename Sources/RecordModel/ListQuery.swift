/// Which records a list shows, and in which order.
public struct ListQuery: Hashable, Sendable {
    /// Empty for all.
    public var filter: RecordFilter
    /// Newest first, unless something else is asked for.
    public var sort: RecordSort

    public init(filter: RecordFilter = RecordFilter(), sort: RecordSort = .init()) {
        self.filter = filter
        self.sort = sort
    }
}

/// The order of a list; records equal in the column follow by id, so that the order is total.
public struct RecordSort: Hashable, Sendable {
    /// What a list can be ordered by.
    public enum Column: String, Hashable, Sendable, CaseIterable {
        /// When the deployment was begun.
        case created
        /// When the record changed last.
        case updated
        /// Family, then number.
        case id
        /// The certificate's id, letter by letter.
        case certificate
        /// The number of the status.
        case status
    }

    /// What decides first.
    public var column: Column
    /// True for newest, or greatest, first.
    public var isDescending: Bool

    public init(column: Column = .created, isDescending: Bool = true) {
        self.column = column
        self.isDescending = isDescending
    }
}

/// A stretch of a list, as long as the screen needs; the whole is never read.
public struct ListWindow: Hashable, Sendable {
    /// Which part of a list is wanted.
    public enum Anchor: Hashable, Sendable {
        /// From its beginning on.
        case first
        /// Up to its end.
        case last
        /// The rows around this record, or around where it would stand if the list had it.
        case around(DeployRecord)
        /// The rows around a record known by its id alone; where the cache does not have it, around the other one, or
        /// from the first row on.
        case record(DeployRecord.ID, else: DeployRecord?)
    }

    /// In the order of the query.
    public var rows: [DeployRecord]
    /// True when the list goes on before the first of the rows.
    public var hasEarlier: Bool
    /// True when the list goes on after the last of the rows.
    public var hasLater: Bool
    /// The place in `rows` of the record asked for, or of the one nearest to where it would stand; 0 without rows.
    public var anchorIndex: Int
    /// Those of the marked records that the filter lets through.
    public var visibleMarks: Set<DeployRecord.ID>

    public init(
        rows: [DeployRecord] = [], hasEarlier: Bool = false, hasLater: Bool = false, anchorIndex: Int = 0,
        visibleMarks: Set<DeployRecord.ID> = []
    ) {
        self.rows = rows
        self.hasEarlier = hasEarlier
        self.hasLater = hasLater
        self.anchorIndex = anchorIndex
        self.visibleMarks = visibleMarks
    }
}

/// How many records a filter lets through, as far as they have been counted.
public struct MatchCount: Hashable, Sendable {
    /// Those let through, as far as they have been counted.
    public var matching: Int
    /// False while the counting goes on: there are at least so many.
    public var isExact: Bool
    /// Records in the cache.
    public var total: Int
    /// Those whose details are known, so that they can be found by domain, instance and region.
    public var withDetails: Int

    public init(matching: Int, isExact: Bool = true, total: Int, withDetails: Int = 0) {
        self.matching = matching
        self.isExact = isExact
        self.total = total
        self.withDetails = withDetails
    }
}
