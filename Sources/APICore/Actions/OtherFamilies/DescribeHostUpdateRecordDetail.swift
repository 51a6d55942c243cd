public import RecordModel

/// One page of what a record of the family `update` touched: one task, item by item.
///
/// - Source: SSL API 2019-12-05, 10 requests a second. All three parameters are texts; `Limit` is 200 at most.
public struct DescribeHostUpdateRecordDetail: APIRequest {
    public static let action = Action("DescribeHostUpdateRecordDetail", repeatability: .always)

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
        try container.encode(String(offset), forKey: .offset)
        try container.encode(String(limit), forKey: .limit)
    }

    /// A page of the record's one task.
    public struct Response: Decodable, Sendable {
        /// Its items, beside the counts of the whole.
        public var page: CountedItems

        private enum CodingKeys: String, CodingKey {
            case lists = "RecordDetailList"
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            try container.require(.lists)
            let lists: [WireItemList] = try container.list(.lists)
            page = try CountedItems(decoder, items: lists.flatMap(\.items))
        }
    }
}
