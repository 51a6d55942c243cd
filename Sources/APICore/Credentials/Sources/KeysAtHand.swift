import FoundationEssentials
import RecordModel

/// Keys that were read somewhere: they serve as they are, or to take a role.
enum KeysAtHand {
    static func provider(
        _ source: CredentialSource, _ keys: Credentials, _ role: Role?, _ tokens: SecurityTokenService,
        _ now: @escaping @Sendable () -> Date
    ) -> any CredentialsProvider {
        var source = source
        guard let role else {
            if keys.token == nil { source.lastingKeys = keys } else { source.hasToken = true }
            return StaticCredentials(source: source, keys: keys)
        }
        source.roleARN = role.arn
        return RefreshedCredentials(source, now: now) { () async throws(CredentialProblem) in
            try await tokens.take(role, with: keys)
        }
    }
}

extension SecurityTokenService {
    /// As ``assume(_:with:)``, for a source of keys.
    func take(_ role: Role, with keys: Credentials) async throws(CredentialProblem) -> TemporaryCredentials {
        do { return try await assume(role, with: keys) } catch { throw CredentialProblem(error, taking: role) }
    }

    /// As ``assume(_:provider:token:)``, for a source of keys.
    func take(_ role: Role, provider: String, token: Secret) async throws(CredentialProblem) -> TemporaryCredentials {
        do { return try await assume(role, provider: provider, token: token) } catch {
            throw CredentialProblem(error, taking: role)
        }
    }
}

extension CredentialProblem {
    /// What STS, or the network before it, said to who wanted a role.
    init(_ error: APIError, taking role: Role) {
        let said = [error.code, error.message.isEmpty ? nil : error.message].compactMap(\.self).joined(separator: ": ")
        let number = error.requestID.map { " (RequestId \($0))" } ?? ""
        self = .refused("the role \(role.arn) could not be taken: \(said)\(number)")
    }
}
