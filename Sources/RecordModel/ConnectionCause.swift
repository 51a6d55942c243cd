/// What kept a request from coming through, as far as the network told; the raw value is its name in the error guide.
public enum ConnectionCause: String, Hashable, Sendable, CaseIterable {
    /// No address for the host's name.
    case name
    /// Nobody listens at that address.
    case refused
    /// The network has no way to the host.
    case noRoute
    /// No connection, no secure one, or no complete answer in time.
    case timeLimit
    /// A connection that was there came to its end.
    case closed
    /// TLS failed for a reason that has no case of its own.
    case tls
    /// The server's certificate is past its time, or this machine's clock is wrong.
    case certificateExpired = "tls.expired"
    /// No authority known to this machine has signed the server's certificate.
    case certificateUntrusted = "tls.untrusted"
    /// The server's certificate names other hosts.
    case certificateForAnotherHost = "tls.hostName"
    /// Whoever answered does not speak TLS.
    case noTLS = "tls.noTLS"
    /// The proxy was not reached, or did not answer in time.
    case proxy
    /// The proxy would not connect to the API's host.
    case proxyRefused = "proxy.refused"
    /// The proxy wants a user and a password, or others.
    case proxyCredentials = "proxy.credentials"
}
