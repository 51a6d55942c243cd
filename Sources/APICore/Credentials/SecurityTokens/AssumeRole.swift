import FoundationEssentials
import RecordModel

/// Asks for temporary keys of a role, signed with the keys of somebody who may take it.
///
/// - Source: STS 2018-08-13; 7200 s where no duration is named.
struct AssumeRole: APIRequest {
    typealias Response = IssuedKeys

    static let action = Action("AssumeRole", repeatability: .always)
    static let service = APIService.sts
    static let answersWithSecrets = true

    var role: Role

    var priority: RateLimiter.Priority { .change }
    var recordID: DeployRecord.ID? { nil }

    private enum CodingKeys: String, CodingKey {
        case role = "RoleArn"
        case session = "RoleSessionName"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(role.arn, forKey: .role)
        try container.encode(role.session, forKey: .session)
    }
}

/// The same for who carries the token of an identity provider in place of keys: the one request that is not signed.
struct AssumeRoleWithWebIdentity: APIRequest {
    typealias Response = IssuedKeys

    static let action = Action("AssumeRoleWithWebIdentity", repeatability: .always)
    static let service = APIService.sts
    static let isSigned = false
    static let answersWithSecrets = true

    var role: Role
    var provider: String
    var token: Secret

    var priority: RateLimiter.Priority { .change }
    var recordID: DeployRecord.ID? { nil }

    private enum CodingKeys: String, CodingKey {
        case role = "RoleArn"
        case session = "RoleSessionName"
        case provider = "ProviderId"
        case token = "WebIdentityToken"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(role.arn, forKey: .role)
        try container.encode(role.session, forKey: .session)
        try container.encode(provider, forKey: .provider)
        try container.encode(token.reveal(), forKey: .token)
    }
}

/// A role of an account, and the name under which its use shows in the audit log.
struct Role: Hashable, Sendable {
    /// As `qcs::cam::uin/100000000001:roleName/operator`.
    var arn: String
    var session = Role.usualSession

    static let usualSession = "certback"
}

/// Temporary keys as STS answers with them.
struct IssuedKeys: Decodable {
    var temporary: TemporaryCredentials

    private enum CodingKeys: String, CodingKey {
        case credentials = "Credentials"
        case id = "TmpSecretId"
        case key = "TmpSecretKey"
        case token = "Token"
        case expiry = "ExpiredTime"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let keys = try container.nestedContainer(keyedBy: CodingKeys.self, forKey: .credentials)
        guard let expiry = try container.integer(.expiry) else {
            throw DecodingError.dataCorruptedError(forKey: .expiry, in: container, debugDescription: "it is missing")
        }
        let texts = try [CodingKeys.id, .key, .token].map { try keys.decode(String.self, forKey: $0) }
        guard texts.allSatisfy(Credentials.isPlain) else {
            throw DecodingError.dataCorruptedError(forKey: .credentials, in: container, debugDescription: "these are no keys")
        }
        temporary = TemporaryCredentials(
            Credentials(secretID: texts[0], secretKey: Secret(texts[1]), token: Secret(texts[2])),
            expiresAt: Date(timeIntervalSince1970: Double(expiry)))
    }
}
