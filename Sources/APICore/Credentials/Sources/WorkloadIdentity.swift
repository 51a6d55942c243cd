import FoundationEssentials

/// The identity that TKE gives a pod: a token in a file, for which STS hands out the keys of a role.
struct WorkloadIdentity: CredentialPlace {
    private let environment: [String: String]
    private let tokens: SecurityTokenService
    private let now: @Sendable () -> Date

    let name = CredentialSource(.workloadIdentity).name

    private static let names = ["TKE_REGION", "TKE_PROVIDER_ID", "TKE_WEB_IDENTITY_TOKEN_FILE", "TKE_ROLE_ARN"]

    init(_ surroundings: CredentialChain.Surroundings) {
        environment = surroundings.environment
        tokens = surroundings.tokens
        now = surroundings.now
    }

    func find() throws(CredentialProblem) -> any CredentialsProvider {
        let values = Self.names.map { environment[$0] ?? "" }
        let missing = zip(Self.names, values).filter(\.1.isEmpty).map(\.0)
        guard missing.isEmpty else { throw missing == Self.names ? .notSet(missing) : .halfSet(missing) }
        let (provider, path) = (values[1], values[2])
        let role = Role(arn: values[3])
        var tokens = tokens
        tokens.configuration.region = values[0]
        let source = CredentialSource(.workloadIdentity, path: path, roleARN: role.arn)
        return RefreshedCredentials(source, now: now) { [tokens] () async throws(CredentialProblem) in
            // The file is written anew from time to time.
            let text = try CredentialText(readingFrom: path).text
            let token = String(text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
            guard Credentials.isPlain(token) else { throw .blank("the token", path: path) }
            return try await tokens.take(role, provider: provider, token: Secret(token))
        }
    }
}
