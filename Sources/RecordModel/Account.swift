/// Whose records these are.
public struct Account: Hashable, Sendable {
    /// Tells accounts apart in file names and in the journal; says nothing about the key it was made from.
    public var fingerprint: String
    /// What people are shown: the key's id, shortened.
    public var label: String

    public init(fingerprint: String, label: String) {
        self.fingerprint = fingerprint
        self.label = label
    }
}
