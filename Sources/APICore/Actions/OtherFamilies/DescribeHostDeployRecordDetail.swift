public import RecordModel

/// One page of what a record of the family `deploy` touched: one task, item by item. On the mainland's site alone.
///
/// - Source: SSL API 2019-12-05 of the mainland; `DeployRecordId` is a text, `Limit` is 200 at most.
public struct DescribeHostDeployRecordDetail: APIRequest {
    public static let action = Action("DescribeHostDeployRecordDetail", repeatability: .always)

    /// The record that is looked at.
    public var deployRecordID: DeployRecord.ID
    /// Items to leave out.
    public var offset: Int
    /// Items wanted, 200 at most.
    public var limit: Int
    public var priority: RateLimiter.Priority

    public init(_ id: DeployRecord.ID, offset: Int = 0, limit: Int = 200, priority: RateLimiter.Priority = .look) {
        deployRecordID = id
        self.offset = offset
        self.limit = limit
        self.priority = priority
    }

    public var recordID: DeployRecord.ID? { deployRecordID }

    private enum CodingKeys: String, CodingKey {
        case deployRecordID = "DeployRecordId"
        case offset = "Offset"
        case limit = "Limit"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(String(deployRecordID.number), forKey: .deployRecordID)
        try container.encode(offset, forKey: .offset)
        try container.encode(limit, forKey: .limit)
    }

    /// A page of the record's one task.
    public struct Response: Decodable, Sendable {
        /// Its items, beside the counts of the whole.
        public var page: CountedItems

        private enum CodingKeys: String, CodingKey {
            case items = "DeployRecordDetailList"
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            try container.require(.items)
            let items: [WireItem] = try container.list(.items)
            page = try CountedItems(decoder, items: items.map(\.item))
        }
    }
}
