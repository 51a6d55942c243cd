public import RecordModel

/// A request that starts a change of one record, or of one item of it; its parameter is the service's number of that alone.
public protocol RecordChange: APIRequest where Response == Receipt {
    /// The record to be changed.
    var id: DeployRecord.ID { get }
    /// The service's number of the one item; nil for the whole record.
    var itemID: Int64? { get }
}

private enum RecordChangeKey: String, CodingKey {
    case record = "DeployRecordId"
    case item = "DeployRecordDetailId"
}

extension RecordChange {
    /// Before every look and everything read ahead.
    public var priority: RateLimiter.Priority { .change }
    public var recordID: DeployRecord.ID? { id }
    public var itemID: Int64? { nil }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: RecordChangeKey.self)
        if let itemID { try container.encode(itemID, forKey: .item) } else { try container.encode(id.number, forKey: .record) }
    }
}
