public import RecordModel

/// Puts the former certificate back on the items of a record of the family `update` that succeeded.
///
/// The answer names a record of its own: follow that one with ``DescribeHostUpdateRecordDetail``.
/// - Source: SSL API 2019-12-05, 10 requests a second.
public struct UpdateCertificateRecordRollback: APIRequest {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("UpdateCertificateRecordRollback", repeatability: .never)

    private let parameters: RecordNumber

    public init(_ id: DeployRecord.ID) { parameters = RecordNumber(id) }

    public var priority: RateLimiter.Priority { .change }
    public var recordID: DeployRecord.ID? { parameters.id }
    public func encode(to encoder: any Encoder) throws { try parameters.encode(to: encoder) }

    public typealias Response = Receipt
}

/// Tries the failed items of a record of the family `update` again: all of them, or one.
///
/// - Source: SSL API 2019-12-05, 10 requests a second.
public struct UpdateCertificateRecordRetry: APIRequest {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("UpdateCertificateRecordRetry", repeatability: .never)

    private let parameters: RecordNumber

    public init(_ id: DeployRecord.ID, item: Int64? = nil) { parameters = RecordNumber(id, item: item) }

    public var priority: RateLimiter.Priority { .change }
    public var recordID: DeployRecord.ID? { parameters.id }
    public func encode(to encoder: any Encoder) throws { try parameters.encode(to: encoder) }

    public typealias Response = Receipt
}

/// As ``UpdateCertificateRecordRollback``, for the family `deploy`.
///
/// - Source: SSL API 2019-12-05 of the mainland.
public struct DeployCertificateRecordRollback: APIRequest {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("DeployCertificateRecordRollback", repeatability: .never)

    private let parameters: RecordNumber

    public init(_ id: DeployRecord.ID) { parameters = RecordNumber(id) }

    public var priority: RateLimiter.Priority { .change }
    public var recordID: DeployRecord.ID? { parameters.id }
    public func encode(to encoder: any Encoder) throws { try parameters.encode(to: encoder) }

    public typealias Response = Receipt
}

/// As ``UpdateCertificateRecordRetry``, for the family `deploy`.
///
/// - Source: SSL API 2019-12-05 of the mainland.
public struct DeployCertificateRecordRetry: APIRequest {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("DeployCertificateRecordRetry", repeatability: .never)

    private let parameters: RecordNumber

    public init(_ id: DeployRecord.ID, item: Int64? = nil) { parameters = RecordNumber(id, item: item) }

    public var priority: RateLimiter.Priority { .change }
    public var recordID: DeployRecord.ID? { parameters.id }
    public func encode(to encoder: any Encoder) throws { try parameters.encode(to: encoder) }

    public typealias Response = Receipt
}

/// The one parameter of a change: the service's number of a record, or of one of its items.
struct RecordNumber: Encodable {
    let id: DeployRecord.ID
    var item: Int64?

    init(_ id: DeployRecord.ID, item: Int64? = nil) {
        self.id = id
        self.item = item
    }

    private enum CodingKeys: String, CodingKey {
        case record = "DeployRecordId"
        case item = "DeployRecordDetailId"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if let item { try container.encode(item, forKey: .item) } else { try container.encode(id.number, forKey: .record) }
    }
}
