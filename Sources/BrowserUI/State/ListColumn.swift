/// A column of the list; the raw value is its name in the configuration.
public enum ListColumn: String, Hashable, Sendable, CaseIterable {
    case id, certificate, resources, status, created, updated
}
