public import FoundationEssentials

/// How far the cached list can be believed.
public struct CacheAge: Hashable, Sendable {
    /// When the last complete synchronisation ended; nil when none ever has.
    public var completedAt: Date?
    /// True when none has ever reached the end, but one was begun: records are missing.
    public var isPartial: Bool

    public init(completedAt: Date? = nil, isPartial: Bool = false) {
        self.completedAt = completedAt
        self.isPartial = isPartial
    }

    /// Seconds after which a cache is old, unless something else was asked for.
    public static let usualLimit = 900.0

    /// True for a cache that is empty, incomplete or older than the limit in seconds.
    public func isStale(at now: Date, limit: Double) -> Bool {
        guard let completedAt else { return true }
        return isPartial || now.timeIntervalSince(completedAt) > limit
    }
}

/// How far a synchronisation has come.
public struct SyncProgress: Hashable, Sendable {
    /// What is being read.
    public enum Stage: Hashable, Sendable {
        /// The API's list, a page at a time.
        case list
        /// Records that were unfinished when they were last read, one by one.
        case unfinished
        /// Details of the newest records, one by one.
        case details
    }

    /// What is being read now.
    public var stage: Stage
    /// Rows or records read in this stage so far.
    public var received: Int
    /// As the API counts, for the list; it can change while pages are read.
    public var total: Int

    public init(_ stage: Stage = .list, received: Int, total: Int) {
        self.stage = stage
        self.received = received
        self.total = total
    }
}
