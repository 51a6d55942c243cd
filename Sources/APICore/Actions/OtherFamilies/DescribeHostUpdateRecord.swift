public import RecordModel

/// One page of an account's records in which another certificate took the place of the one before, newest first.
///
/// - Source: SSL API 2019-12-05, 10 requests a second; the greatest `Limit` is documented nowhere.
public struct DescribeHostUpdateRecord: APIRequest {
    public static let action = Action("DescribeHostUpdateRecord", repeatability: .always)

    /// Rows of the list to leave out, counted from the newest.
    public var offset: Int
    /// Rows wanted; the API may give fewer.
    public var limit: Int
    public var priority: RateLimiter.Priority

    public init(offset: Int = 0, limit: Int = 100, priority: RateLimiter.Priority = .synchronise) {
        self.offset = offset
        self.limit = limit
        self.priority = priority
    }

    public var recordID: DeployRecord.ID? { nil }
    public var family: RecordFamily { .update }

    private enum CodingKeys: String, CodingKey {
        case offset = "Offset"
        case limit = "Limit"
    }

    /// A page of the list.
    public struct Response: Decodable, Sendable {
        /// In the API's order.
        public var records: [DeployRecord]
        /// All records of the family; nil where the API leaves it out.
        public var totalCount: Int?

        private enum CodingKeys: String, CodingKey {
            case totalCount = "TotalCount"
            case records = "DeployRecordList"
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            if !container.contains(.totalCount) { try container.require(.records) }
            totalCount = try container.integer(.totalCount)
            let rows: [WireUpdateRecord] = try container.list(.records)
            records = rows.map(\.record)
        }
    }
}

/// `UpdateRecordInfo` as it comes over the wire.
private struct WireUpdateRecord: Decodable {
    var record: DeployRecord

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: FieldName.self)
        let fields = try RecordFields(container, .update, types: try container.list(RecordNames.update.types))
        guard let record = fields.record(.update) else {
            let words = "\(fields.id) is no record id"
            throw DecodingError.dataCorruptedError(forKey: RecordNames.update.id, in: container, debugDescription: words)
        }
        self.record = record
    }
}
