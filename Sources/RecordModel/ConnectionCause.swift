/// What kept a request from coming through, as far as the network told; the raw value is its name in the error guide.
public enum ConnectionCause: String, Hashable, Sendable, CaseIterable {
    /// No address for the host's name.
    case name
    case refused
    case noRoute
    /// No connection, no handshake or no complete answer in time.
    case timeLimit
    /// A connection that was there came to its end.
    case closed
    /// TLS failed for a reason that has no case of its own.
    case tls
    case certificateExpired = "tls.expired"
    case certificateUntrusted = "tls.untrusted"
    case certificateForAnotherHost = "tls.hostName"
    /// Whoever answered does not speak TLS.
    case noTLS = "tls.noTLS"
    case proxy
    case proxyCredentials = "proxy.credentials"
}
