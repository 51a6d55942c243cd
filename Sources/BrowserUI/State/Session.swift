public import RecordModel

/// What stays the same while the screen is open.
public struct Session: Hashable, Sendable {
    public var account: Account
    public var endpoint: Endpoint
    public var isReadOnly: Bool
    /// Why the journal cannot be used; then nothing can be changed, only looked at.
    public var journalFailure: Explanation?
    /// The operator's zone; every time shown says so.
    public var zone: UTCOffset
    /// Seconds after which the list reads STALE.
    public var ageLimit: Double
    public var keymap = Keymap.standard
    public var filters: NamedFilters = [:]

    public init(
        account: Account, endpoint: Endpoint, isReadOnly: Bool, zone: UTCOffset, ageLimit: Double = 900,
        journalFailure: Explanation? = nil
    ) {
        self.journalFailure = journalFailure
        self.account = account
        self.endpoint = endpoint
        self.isReadOnly = isReadOnly
        self.zone = zone
        self.ageLimit = ageLimit
    }
}
