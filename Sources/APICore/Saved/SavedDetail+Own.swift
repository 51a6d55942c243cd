import FoundationEssentials
import RecordModel

extension SavedDetail {
    /// Reads what `certback show --format json` printed.
    init(own decoder: any Decoder) throws {
        let detail = try OwnDetail(from: decoder)
        recordID = detail.id
        family = detail.id.family
        readAt = detail.readAt
        tasks = detail.tasks.map {
            DeployTask(
                kind: DeployTask.Kind(code: $0.type), status: $0.status, progress: $0.progress, createdAt: $0.createdAt,
                items: $0.items.map(\.cleaned))
        }
    }
}

/// The names of `certback show --format json`.
private struct OwnDetail: Decodable {
    struct Task: Decodable {
        var type: Int
        var status: DeployStatus
        var progress: TaskProgress
        var createdAt: Date?
        var items: [DeployItem]
    }

    var id: DeployRecord.ID
    var readAt: Date
    var tasks: [Task]
}

extension DeployItem {
    /// The item with all its texts made safe to show.
    fileprivate var cleaned: DeployItem {
        var item = self
        let texts: [WritableKeyPath<DeployItem, String>] = [
            \.certificateID, \.resourceType, \.region, \.instanceID, \.instanceName, \.listenerID, \.listenerName,
            \.transport, \.errorMessage,
        ]
        for text in texts { item[keyPath: text] = item[keyPath: text].cleaned }
        item.formerCertificateID = formerCertificateID?.cleaned
        item.domains = domains.map(\.cleaned)
        return item
    }
}
