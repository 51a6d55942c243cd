import Foundation
import GRDB
import RecordModel

/// A row of the table `record`.
struct CachedRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "record"

    var id: Int64
    var certificate: String
    var types: String
    var status: Int
    var isRollingBack: Bool
    var created: Int64
    var updated: Int64
    var rowText: String
    var detailText: String

    init(_ record: DeployRecord, detailText: String) {
        id = record.id.rawValue
        certificate = record.certificateID
        types = record.resourceTypes.joined(separator: ",")
        status = record.status.code
        isRollingBack = record.isRollingBack
        created = Int64(record.createdAt?.timeIntervalSince1970 ?? 0)
        updated = Int64(record.updatedAt?.timeIntervalSince1970 ?? 0)
        rowText = "\(record.id) \(certificate) \(types) \(record.statusWord)"
        self.detailText = detailText
    }

    /// Nil for a row no certback would write.
    var record: DeployRecord? {
        DeployRecord.ID(rawValue: id).map {
            DeployRecord(
                id: $0, certificateID: certificate, resourceTypes: types.split(separator: ",").map(String.init),
                status: DeployStatus(code: status), createdAt: Self.date(created), updatedAt: Self.date(updated),
                isRollingBack: isRollingBack)
        }
    }

    /// Writes what the list said; the list cannot tell a running rollback, so that is kept while the status allows it.
    static func save(_ record: DeployRecord, in database: Database) throws {
        let known = try CachedRecord.fetchOne(database, key: record.id.rawValue)
        var record = record
        record.isRollingBack = record.status.isUnderWay && (known?.isRollingBack ?? record.isRollingBack)
        let row = CachedRecord(record, detailText: known?.detailText ?? "")
        try row.save(database)
    }

    /// Brings the row to what a newer look says, and adds the row where the list has not brought it yet.
    static func update(from detail: RecordDetail, in database: Database) throws {
        guard let task = detail.currentTask else { return }
        let known = try CachedRecord.fetchOne(database, key: detail.id.rawValue)
        var record = known?.record ?? DeployRecord(detail)
        record.isRollingBack = task.kind == .rollback && task.status.isUnderWay
        if known == nil || Self.isBelieved(task, over: record.status) { record.status = detail.recordStatus ?? record.status }
        let moved = task.items.compactMap(\.updatedAt).max()
        record.updatedAt = [record.updatedAt, moved].compactMap(\.self).max()
        try CachedRecord(record, detailText: detail.searchText).save(database)
    }

    /// A look is newer than the list, except where the list speaks of a rollback, or uses numbers, that the look lacks.
    private static func isBelieved(_ task: DeployTask, over status: DeployStatus) -> Bool {
        if task.kind == .rollback { return true }
        return switch status {
        case .rolledBack, .rollbackFailed, .unknown: false
        case .waiting, .deployed, .failed, .deploying, .nothingToDeploy: true
        }
    }

    private static func date(_ seconds: Int64) -> Date? {
        seconds == 0 ? nil : Date(timeIntervalSince1970: Double(seconds))
    }
}

extension DeployRecord {
    /// The row of a record known by its detail alone.
    fileprivate init(_ detail: RecordDetail) {
        let items = detail.deployment?.items ?? []
        self.init(
            id: detail.id,
            certificateID: items.first?.certificateID ?? "",
            resourceTypes: Set(items.map(\.resourceType)).sorted(),
            status: detail.recordStatus ?? .unknown(-1),
            createdAt: detail.deployment?.createdAt,
            updatedAt: nil)
    }
}

extension RecordDetail {
    /// All names a record can be found by.
    fileprivate var searchText: String {
        var words = Set<String>()
        for item in tasks.flatMap(\.items) {
            words.formUnion([item.region, item.instanceID, item.instanceName, item.listenerID, item.listenerName])
            words.formUnion(item.domains)
        }
        return words.sorted().joined(separator: " ")
    }
}
