/// The way to the API: through whom, and trusting whom.
public struct Route: Hashable, Sendable {
    /// Nil for none: the API's host is reached directly.
    public var proxy: Proxy?
    /// Nil for those that the system trusts.
    public var authorities: CertificateAuthorities?

    public init(proxy: Proxy? = nil, authorities: CertificateAuthorities? = nil) {
        self.proxy = proxy
        self.authorities = authorities
    }
}
