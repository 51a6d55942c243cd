public import RecordModel

/// One page of the records of an account, newest first.
///
/// - Source: SSL API 2019-12-05, 20 requests a second; the greatest `Limit` is documented nowhere.
public struct DescribeHostUploadUpdateRecord: APIRequest {
    public static let action = Action("DescribeHostUploadUpdateRecord", repeatability: .always)

    public var offset: Int
    public var limit: Int

    public init(offset: Int = 0, limit: Int = 100) {
        self.offset = offset
        self.limit = limit
    }

    public var priority: RateLimiter.Priority { .synchronise }
    public var recordID: DeployRecord.ID? { nil }

    private enum CodingKeys: String, CodingKey {
        case offset = "Offset"
        case limit = "Limit"
    }

    public struct Response: Decodable, Sendable {
        public var records: [DeployRecord]
        /// All records of the account; nil where the API leaves it out.
        public var totalCount: Int?

        private enum CodingKeys: String, CodingKey {
            case totalCount = "TotalCount"
            case records = "DeployRecordList"
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            // An empty account may go without the list, but not without the count too.
            if !container.contains(.totalCount) { try container.require(.records) }
            totalCount = try container.integer(.totalCount)
            let rows: [WireRecord] = try container.list(.records)
            records = rows.map(\.record)
        }
    }
}

/// `UploadUpdateRecordInfo` as it comes over the wire.
private struct WireRecord: Decodable {
    var record: DeployRecord

    private enum CodingKeys: String, CodingKey {
        case id = "Id"
        case certificate = "OldCertId"
        case types = "ResourceTypes"
        case status = "Status"
        case created = "CreateTime"
        case updated = "UpdateTime"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let number = try container.integer(.id) ?? 0
        guard let id = DeployRecord.ID(rawValue: Int64(number)) else {
            throw DecodingError.dataCorruptedError(forKey: .id, in: container, debugDescription: "\(number) is no record id")
        }
        let types: [String] = try container.list(.types)
        record = DeployRecord(
            id: id,
            certificateID: try container.text(.certificate),
            resourceTypes: types.map { $0.cleaned.lowercased() },
            // A record without a status must not look like a waiting one.
            status: DeployStatus(code: try container.integer(.status) ?? -1),
            createdAt: WireTime.date(try container.optionalText(.created)),
            updatedAt: WireTime.date(try container.optionalText(.updated)))
    }
}
