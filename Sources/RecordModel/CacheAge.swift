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
}

/// How far a synchronisation has come.
public struct SyncProgress: Hashable, Sendable {
    public var received: Int
    /// As the API counts; it can change while pages are read.
    public var total: Int

    public init(received: Int, total: Int) {
        self.received = received
        self.total = total
    }
}
