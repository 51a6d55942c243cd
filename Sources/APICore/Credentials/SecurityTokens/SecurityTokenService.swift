public import FoundationEssentials
public import RecordModel

/// STS: who a key belongs to, and temporary keys of roles. It changes nothing.
public struct SecurityTokenService: Sendable {
    /// What every request to it has in common.
    public struct Configuration: Sendable {
        /// Where STS is asked.
        public var endpoint: Endpoint
        /// STS wants one named, and answers the same in each.
        public var region = "ap-guangzhou"
        /// Of the service's own messages.
        public var language = Language.english
        /// As ``APIClient/Configuration/clientName``.
        public var clientName = "certback"
        /// How often and after which pauses a failed call is sent again.
        public var repeats = RepeatPolicy(attempts: 3)

        /// - Parameter endpoint: where the record actions are asked; STS of the same site is.
        public init(beside endpoint: Endpoint) { self.endpoint = endpoint.securityTokens }
    }

    /// What every request has in common.
    public var configuration: Configuration
    private let transport: any Transport
    private let limiter: RateLimiter
    private let numbering: CallNumbering
    private let now: @Sendable () -> Date
    private let onReport: @Sendable (RequestReport) -> Void

    /// The parameters are those of ``APIClient``; what both share, the process sends within one budget.
    public init(
        _ configuration: Configuration,
        transport: any Transport,
        limiter: RateLimiter = RateLimiter(),
        numbering: CallNumbering = CallNumbering(),
        now: @escaping @Sendable () -> Date = { Date() },
        onReport: @escaping @Sendable (RequestReport) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.transport = transport
        self.limiter = limiter
        self.numbering = numbering
        self.now = now
        self.onReport = onReport
    }

    /// Whose keys these are, as the service says.
    public func callerIdentity(of credentials: Credentials) async throws(APIError) -> CallerIdentity {
        try await client(signingWith: credentials).send(GetCallerIdentity())
    }

    /// Temporary keys of a role for who may take it.
    func assume(_ role: Role, with credentials: Credentials) async throws(APIError) -> TemporaryCredentials {
        try await client(signingWith: credentials).send(AssumeRole(role: role)).temporary
    }

    /// Temporary keys of a role for who carries an identity provider's token.
    func assume(_ role: Role, provider: String, token: Secret) async throws(APIError) -> TemporaryCredentials {
        let request = AssumeRoleWithWebIdentity(role: role, provider: provider, token: token)
        return try await client(signingWith: .none).send(request).temporary
    }

    private func client(signingWith credentials: Credentials) -> APIClient {
        var configuration = APIClient.Configuration(
            endpoint: configuration.endpoint, credentials: credentials, region: configuration.region)
        configuration.language = self.configuration.language
        configuration.clientName = self.configuration.clientName
        configuration.repeats = self.configuration.repeats
        return APIClient(
            configuration, transport: transport, limiter: limiter, numbering: numbering, now: now, onReport: onReport)
    }
}

extension Credentials {
    /// For requests that are not signed.
    fileprivate static let none = Credentials(secretID: "", secretKey: Secret(""))
}
