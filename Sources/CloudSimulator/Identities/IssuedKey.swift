import Foundation

/// A key that the simulator accepts.
struct IssuedKey: Hashable, Sendable {
    var secretKey: String
    /// What must accompany each call; nil for a key that needs nothing.
    var token: String?
    /// Nil for one that lasts.
    var expiresAt: Date?
    /// The name under which a role is used; nil for the account's own key.
    var session: String?
}
