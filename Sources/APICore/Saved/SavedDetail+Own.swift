import FoundationEssentials
import RecordModel

extension SavedDetail {
    /// Reads what `certback show --format json` printed.
    init(own decoder: any Decoder) throws {
        let detail = try OwnDetail(from: decoder)
        let id = try detail.id.stated(to: detail.family)
        recordID = id
        family = id.family
        readAt = detail.readAt
        tasks = detail.tasks.map {
            DeployTask(
                kind: DeployTask.Kind(code: $0.type), status: $0.status, progress: $0.progress, createdAt: $0.createdAt,
                items: $0.items.map(\.cleaned), rollbackRecord: $0.rollbackRecord)
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
        var rollbackRecord: DeployRecord.ID?
        var items: [DeployItem]
    }

    var id: DeployRecord.ID
    var family: String?
    var readAt: Date
    var tasks: [Task]
}

extension DeployRecord.ID {
    /// The id of an object that says its family in a field of its own: a number alone is of that family.
    fileprivate func stated(to word: String?) throws(SavedAnswerError) -> DeployRecord.ID {
        guard let stated = try RecordFamily(stated: word), stated != family else { return self }
        guard family == .uploadUpdate, let id = DeployRecord.ID(stated, number) else {
            throw SavedAnswerError("id \(self) is of another family than family \(stated.word): one of them is wrong")
        }
        return id
    }
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
