public import RecordModel

/// One page of the records of an account, newest first.
///
/// - Source: SSL API 2019-12-05, 20 requests a second; the greatest `Limit` is documented nowhere.
public struct DescribeHostUploadUpdateRecord: APIRequest {
    public static let action = Action("DescribeHostUploadUpdateRecord", repeatability: .always)

    /// Rows of the list to leave out, counted from the newest.
    public var offset: Int
    /// Rows wanted; the API may give fewer.
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

    /// A page of the list.
    public struct Response: Decodable, Sendable {
        /// In the API's order.
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

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: FieldName.self)
        let fields = try RecordFields(container, .api, types: try container.list(RecordNames.api.types))
        guard let record = fields.record() else {
            let words = "\(fields.id) is no record id"
            throw DecodingError.dataCorruptedError(forKey: RecordNames.api.id, in: container, debugDescription: words)
        }
        self.record = record
    }
}
