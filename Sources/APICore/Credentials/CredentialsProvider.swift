/// What hands out the keys that requests are signed with.
public protocol CredentialsProvider: Sendable {
    /// Where the keys come from; known without asking anybody.
    var source: CredentialSource { get }

    /// Keys that serve now.
    ///
    /// - Throws: why there are none. A failure is never kept: who asks again is answered anew.
    func credentials() async throws(CredentialsError) -> Credentials

    /// Told that the service takes these no more; true if it makes sense to ask for others.
    func discard(_ refused: Credentials) async -> Bool
}

/// Keys that are at hand serve until the service says otherwise, and nothing can replace them.
extension Credentials: CredentialsProvider {
    public var source: CredentialSource {
        var source = CredentialSource(.given)
        source.lastingKeys = self
        return source
    }

    public func credentials() async throws(CredentialsError) -> Credentials { self }
    public func discard(_ refused: Credentials) async -> Bool { false }
}

/// Keys that last, and the place they were read from.
struct StaticCredentials: CredentialsProvider {
    let source: CredentialSource
    let keys: Credentials

    func credentials() async throws(CredentialsError) -> Credentials { keys }
    func discard(_ refused: Credentials) async -> Bool { false }
}
