import FoundationEssentials

/// Keys that serve for some time only.
struct TemporaryCredentials: Hashable, Sendable {
    var credentials: Credentials
    var expiresAt: Date

    init(_ credentials: Credentials, expiresAt: Date) {
        self.credentials = credentials
        self.expiresAt = expiresAt
    }
}
