import FoundationEssentials

/// Keys in the environment, or keys there that may take a role.
struct EnvironmentKeys: CredentialPlace {
    private let environment: [String: String]
    private let tokens: SecurityTokenService
    private let now: @Sendable () -> Date

    let name = CredentialSource(.environment).name

    private static let keys = ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"]
    /// The second name is that of Terraform's provider.
    private static let tokenNames = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"]

    init(_ surroundings: CredentialChain.Surroundings) {
        environment = surroundings.environment
        tokens = surroundings.tokens
        now = surroundings.now
    }

    func find() throws(CredentialProblem) -> any CredentialsProvider {
        let set = Self.tokenNames.filter { value($0) != nil }
        let role = value("TENCENTCLOUD_ROLE_ARN").map {
            Role(arn: $0, session: value("TENCENTCLOUD_ROLE_SESSION_NAME") ?? Role.usualSession)
        }
        let missing = Self.keys.filter { value($0) == nil }
        guard missing.isEmpty, let id = value(Self.keys[0]), let key = value(Self.keys[1]) else {
            throw missing == Self.keys && set.isEmpty && role == nil ? .notSet(missing) : .halfSet(missing)
        }
        guard Set(set.map(value)).count < 2 else { throw .contradiction(set) }
        let keys = try Credentials(
            (Self.keys[0], id), (Self.keys[1], key), token: set.first.map { ($0, value($0) ?? "") }, path: nil)
        return KeysAtHand.provider(CredentialSource(.environment), keys, role, tokens, now)
    }

    /// A variable that is empty is not set.
    private func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
}
