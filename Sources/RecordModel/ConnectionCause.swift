/// What kept a request from coming through, as far as the network told; the raw value is its name in the error guide.
public enum ConnectionCause: String, Hashable, Sendable, CaseIterable {
    /// No address for the host's name.
    case name
    case refused
    case noRoute
    /// No connection, no secure one, or no complete answer in time.
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
    /// The proxy was not reached, or did not answer in time.
    case proxy
    /// The proxy would not connect to the API's host.
    case proxyRefused = "proxy.refused"
    case proxyCredentials = "proxy.credentials"
}
