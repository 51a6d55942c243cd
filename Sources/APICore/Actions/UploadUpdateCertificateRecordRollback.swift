public import RecordModel

/// Rolls the whole task of a record back (certificate id unchanged).
///
/// The answer only says that the rollback has begun; follow it with ``DescribeHostUploadUpdateRecordDetail``.
/// - Source: SSL API 2019-12-05, 20 requests a second.
public struct UploadUpdateCertificateRecordRollback: RecordChange {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("UploadUpdateCertificateRecordRollback", repeatability: .never)

    public let id: DeployRecord.ID

    public init(_ id: DeployRecord.ID) { self.id = id }
}

/// The answer of an action that only starts something.
///
/// An answer without a request id is not one of these: the API gives one to every request that reached it.
public struct Receipt: Decodable, Sendable {
    /// The service's number of the request that was taken.
    public var requestID: RequestID
    /// The service's number of the record that the change runs in; nil where it runs in the record itself.
    public var newRecordNumber: Int64?

    private enum CodingKeys: String, CodingKey {
        case requestID = "RequestId"
        case newRecord = "DeployRecordId"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.text(.requestID)
        guard !text.isEmpty else {
            throw DecodingError.dataCorruptedError(forKey: .requestID, in: container, debugDescription: "it is missing")
        }
        requestID = RequestID(rawValue: text)
        newRecordNumber = try container.integer(.newRecord).map(Int64.init)
    }
}
