/// One of the two clouds of the same name: accounts, keys and records of one are unknown to the other.
public enum Site: String, Hashable, Sendable, CaseIterable {
    /// `intl.tencentcloudapi.com`, and `tencentcloudapi.com`.
    case international, mainland

    /// The site whose host this is; nil for any other host, as that of a simulator.
    public init?(of endpoint: Endpoint) {
        // The longer domain first: it ends in the other one.
        guard let site = Self.allCases.first(where: { endpoint.host.hasSuffix(".\($0.rootDomain)") }) else { return nil }
        self = site
    }

    /// What the hosts of all services end in.
    public var rootDomain: String {
        switch self {
        case .international: "intl.tencentcloudapi.com"
        case .mainland: "tencentcloudapi.com"
        }
    }

    /// Where certificates are asked for.
    public var certificates: Endpoint { Endpoint(host: "ssl.\(rootDomain)") }

    /// Where temporary keys are asked for.
    public var securityTokens: Endpoint { Endpoint(host: "sts.\(rootDomain)") }

    /// The one that the keys may be of instead.
    public var other: Site { self == .international ? .mainland : .international }
}

extension Endpoint {
    /// Where STS is asked by who asks here for records: the same site's, else the same address.
    public var securityTokens: Endpoint { Site(of: self)?.securityTokens ?? self }
}
