import FoundationEssentials

/// A profile of the official command line tool: keys, keys that may take a role, a login, or the machine's role.
///
/// Logins are read, never renewed: that is tccli's affair.
struct TccliProfile: CredentialPlace {
    let isNamed: Bool
    private let profile: String
    private let path: String
    private let machine: MachineRole
    private let tokens: SecurityTokenService
    private let now: @Sendable () -> Date

    init(_ profile: String, isNamed: Bool, _ machine: MachineRole, _ surroundings: CredentialChain.Surroundings) {
        self.profile = profile
        self.isNamed = isNamed
        self.machine = machine
        path = "\(surroundings.home)/.tccli/\(profile).credential"
        tokens = surroundings.tokens
        now = surroundings.now
    }

    var name: String { source(.tccliKeys).name }

    func find() throws(CredentialProblem) -> any CredentialsProvider {
        guard !profile.isEmpty, !profile.contains("/") else { throw .badProfileName }
        let text = try CredentialText(readingFrom: path)
        let file = try TccliFile.read(text)
        let kind = file.type.isEmpty ? TccliFile.Kind.keys : TccliFile.Kind(rawValue: file.type)
        switch kind {
        case .keys: return try keys(of: file, isExposed: text.isExposed)
        case .login: return try login(.tccliLogin, file, isExposed: text.isExposed)
        case .sso: return try login(.tccliSSO, file, isExposed: text.isExposed)
        case .machineRole:
            // The profile is there: that its role cannot be had is no reason to take other keys.
            do { return try machine.provider(source(.tccliMachineRole)) } catch { throw .refused(error.sentence) }
        case nil: throw .unknownType(path: path)
        }
    }

    private func keys(of file: TccliFile, isExposed: Bool) throws(CredentialProblem) -> any CredentialsProvider {
        guard !(file.id.isEmpty && file.key.isEmpty && file.token.isEmpty && file.role.isEmpty) else { throw .noKeys(path) }
        let role =
            file.role.isEmpty ? nil : Role(arn: file.role, session: file.session.isEmpty ? Role.usualSession : file.session)
        return KeysAtHand.provider(source(.tccliKeys, isExposed: isExposed), try read(file), role, tokens, now)
    }

    /// Read anew when its end is near: tccli, or a new login, may have written others by then.
    private func login(
        _ kind: CredentialSource.Kind, _ file: TccliFile, isExposed: Bool
    ) throws(CredentialProblem) -> any CredentialsProvider {
        var source = source(kind, isExposed: isExposed)
        source.login = CredentialSource.Login(endsAt: try current(file, kind).expiresAt, command: command(kind))
        return RefreshedCredentials(source, now: now) { () async throws(CredentialProblem) in
            try current(TccliFile.read(CredentialText(readingFrom: path)), kind)
        }
    }

    private func current(_ file: TccliFile, _ kind: CredentialSource.Kind) throws(CredentialProblem) -> TemporaryCredentials {
        guard let end = file.expiresAt else { throw .lacks(["expiresAt"], path: path) }
        guard end > now() else { throw .expired(at: end, login: command(kind), path: path) }
        return TemporaryCredentials(try read(file), expiresAt: end)
    }

    /// What logs in again.
    private func command(_ kind: CredentialSource.Kind) -> String {
        let command = kind == .tccliSSO ? "tccli sso login" : "tccli auth login"
        return profile == "default" ? command : "\(command) --profile \(profile)"
    }

    private func read(_ file: TccliFile) throws(CredentialProblem) -> Credentials {
        let missing = [("secretId", file.id), ("secretKey", file.key)].filter(\.1.isEmpty).map(\.0)
        guard missing.isEmpty else { throw .lacks(missing, path: path) }
        return try Credentials(
            ("secretId", file.id), ("secretKey", file.key), token: file.token.isEmpty ? nil : ("token", file.token), path: path)
    }

    private func source(_ kind: CredentialSource.Kind, isExposed: Bool = false) -> CredentialSource {
        CredentialSource(kind, path: path, profile: profile, isExposed: isExposed)
    }
}
