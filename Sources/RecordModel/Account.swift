public import FoundationEssentials

/// Whose records these are.
public struct Account: Hashable, Sendable {
    /// Tells accounts apart in file names; says nothing about the key it was made from.
    public var fingerprint: String
    /// What people are shown: the account's number, else the key's id, shortened.
    public var label: String
    /// As STS tells it; nil while only a key, or the source of keys, is known.
    public var number: String?
    /// When STS told so; nil where nobody had to be asked.
    public var identifiedAt: Date?
    /// True while the number is what the configuration wants, and nobody has confirmed it.
    public var isOnlyConfigured = false

    public init(fingerprint: String, label: String, number: String? = nil, identifiedAt: Date? = nil) {
        self.fingerprint = fingerprint
        self.label = label
        self.number = number
        self.identifiedAt = identifiedAt
    }

    /// The account as a question names it: with the source of that knowledge where it is not STS at this moment.
    public func named(at now: Date, in zone: UTCOffset) -> String {
        if isOnlyConfigured { return "\(label) (as the configuration says; STS has not confirmed it)" }
        guard let identifiedAt, now.timeIntervalSince(identifiedAt) > 60 else { return label }
        return "\(label) (as STS said \(zone.dateAndTime(identifiedAt)) \(zone.label))"
    }
}
