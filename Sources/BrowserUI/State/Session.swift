public import RecordModel

/// What stays the same while the screen is open; only whose account it is may be learnt later.
public struct Session: Hashable, Sendable {
    public var account: Account
    public var endpoint: Endpoint
    public var isReadOnly: Bool
    /// Why, where it is not by anybody's wish.
    public var reasonNotToChange: String?
    /// Why the journal cannot be used; then nothing can be changed, only looked at.
    public var journalFailure: Explanation?
    /// The operator's zone; every time shown says so.
    public var zone: UTCOffset
    /// Seconds after which the list reads STALE.
    public var ageLimit: Double
    /// On a slow link nothing moves by time alone, and moving a row costs a few bytes.
    public var isLowBandwidth: Bool
    public var keymap = Keymap.standard
    public var filters: NamedFilters = [:]
    /// In their order; `id` and `status` are always among them.
    public var columns = ListColumn.ofOneFamily
    /// The name of the settings in force; nil where none has one.
    public var profile: String?
    /// What commands need so that they ask as this screen does: `--endpoint …`, as on its own command line.
    public var commandOptions: [String] = []
    /// Whom requests trust in place of the system's authorities.
    public var caFile: String?
    /// Records that can be marked at once; more would be a list nobody has read.
    public var mostMarks = 500
    /// The budget of this process.
    public var requestsPerSecond = 20

    public init(
        account: Account, endpoint: Endpoint, isReadOnly: Bool, zone: UTCOffset, ageLimit: Double = CacheAge.usualLimit,
        journalFailure: Explanation? = nil, isLowBandwidth: Bool = false
    ) {
        self.journalFailure = journalFailure
        self.account = account
        self.endpoint = endpoint
        self.isReadOnly = isReadOnly
        self.zone = zone
        self.ageLimit = ageLimit
        self.isLowBandwidth = isLowBandwidth
    }
}
