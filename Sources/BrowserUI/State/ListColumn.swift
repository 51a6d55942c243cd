/// A column of the list; the raw value is its name in the configuration.
public enum ListColumn: String, Hashable, Sendable, CaseIterable {
    case id, family, certificate, resources, status, created, updated

    /// Those of an account whose records are all of one family.
    public static let ofOneFamily = allCases.filter { $0 != .family }
}
