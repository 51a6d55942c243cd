public import RecordModel

/// One page of what a record touched: its deployment and its rollbacks, item by item.
///
/// - Source: SSL API 2019-12-05, 20 requests a second; `Limit` above 200 is cut to 200 without a word.
public struct DescribeHostUploadUpdateRecordDetail: APIRequest {
    public static let action = Action("DescribeHostUploadUpdateRecordDetail", repeatability: .always)

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

    /// A page of every task of the record.
    public struct Response: Decodable, Sendable {
        /// The deployment, and the rollbacks there are; none where the API knows no such record.
        public var tasks: [DeployTask]

        private enum CodingKeys: String, CodingKey {
            case tasks = "DeployRecordDetail"
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            try container.require(.tasks)
            let entries: [WireTask] = try container.list(.tasks)
            tasks = entries.map(\.task)
        }
    }
}

/// `DeployRecord` as it comes over the wire.
private struct WireTask: Decodable {
    var task: DeployTask

    private enum CodingKeys: String, CodingKey {
        case total = "TotalCount"
        case succeeded = "SuccessTotalCount"
        case failed = "FailedTotalCount"
        case running = "RunningTotalCount"
        case kind = "Type"
        case status = "Status"
        case created = "CreateTime"
        case lists = "RecordDetailList"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let lists: [WireItemList] = try container.list(.lists)
        let items = lists.flatMap(\.items)
        let progress = TaskProgress(
            total: try container.integer(.total) ?? items.count,
            succeeded: try container.integer(.succeeded) ?? 0,
            failed: try container.integer(.failed) ?? 0,
            running: try container.integer(.running) ?? 0)
        task = DeployTask(
            kind: DeployTask.Kind(code: try container.integer(.kind) ?? 0),
            status: DeployStatus(code: try container.integer(.status) ?? -1),
            progress: progress,
            createdAt: WireTime.date(try container.optionalText(.created)),
            items: items)
    }
}

/// `DeployRecordList`, `UpdateRecordDetails`: the items of one kind of resource.
struct WireItemList: Decodable {
    var items: [DeployItem]

    private enum CodingKeys: String, CodingKey {
        case type = "ResourceType"
        case items = "List"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.text(.type).lowercased()
        let wire: [WireItem] = try container.list(.items)
        items = wire.map {
            var item = $0.item
            if item.resourceType.isEmpty { item.resourceType = type }
            return item
        }
    }
}
