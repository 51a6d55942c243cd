import FoundationEssentials
import RecordModel

/// Who a key belongs to, as the service itself says.
///
/// - Source: STS 2018-08-13, GetCallerIdentity.
public struct CallerIdentity: Hashable, Sendable, Decodable {
    /// The number of the account, whichever of its users or roles asks.
    public var accountID: String
    /// As `qcs::cam::uin/100000000001:uin/100000000001`, or that of an assumed role.
    public var arn: String
    /// Of the user, or of the role and its session.
    public var userID: String
    /// The account, or the user that acts for it.
    public var principalID: String
    /// `CAMUser`, `CAMRole` and the like.
    public var type: String

    private enum CodingKeys: String, CodingKey {
        case accountID = "AccountId"
        case arn = "Arn"
        case userID = "UserId"
        case principalID = "PrincipalId"
        case type = "Type"
    }

    public init(accountID: String, arn: String, userID: String, principalID: String, type: String) {
        self.accountID = accountID
        self.arn = arn
        self.userID = userID
        self.principalID = principalID
        self.type = type
    }

    /// - Throws: without an account, which is what one asks for.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        accountID = try container.text(.accountID)
        guard !accountID.isEmpty else {
            throw DecodingError.dataCorruptedError(forKey: .accountID, in: container, debugDescription: "it is missing")
        }
        arn = try container.text(.arn)
        userID = try container.text(.userID)
        principalID = try container.text(.principalID)
        type = try container.text(.type)
    }
}

/// Asks whose key it is signed with; any key may.
struct GetCallerIdentity: APIRequest {
    typealias Response = CallerIdentity

    static let action = Action("GetCallerIdentity", repeatability: .always)
    static let service = APIService.sts

    var priority: RateLimiter.Priority { .change }
    var recordID: DeployRecord.ID? { nil }

    func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: NoParameters.self) }

    private enum NoParameters: CodingKey {}
}
