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
    var vanished: Int64
    /// Empty where the certificate is the one that was there before.
    var former: String

    init(_ record: DeployRecord) {
        id = record.id.rawValue
        certificate = record.certificateID
        types = record.resourceTypes.joined(separator: ",")
        status = record.status.code
        isRollingBack = record.isRollingBack
        created = Int64(record.createdAt?.timeIntervalSince1970 ?? 0)
        updated = Int64(record.updatedAt?.timeIntervalSince1970 ?? 0)
        vanished = Int64(record.vanishedAt?.timeIntervalSince1970 ?? 0)
        former = record.formerCertificateID
    }

    // By position: decoding by name costs more than reading the row.
    init(row: Row) {
        id = row[0]
        certificate = row[1]
        types = row[2]
        status = row[3]
        isRollingBack = row[4]
        created = row[5]
        updated = row[6]
        vanished = row[7]
        former = row[8]
    }

    /// Nil for a row no certback would write.
    var record: DeployRecord? {
        DeployRecord.ID(rawValue: id).map {
            DeployRecord(
                id: $0, certificateID: certificate, resourceTypes: types.split(separator: ",").map(String.init),
                status: DeployStatus(code: status), createdAt: Self.date(created), updatedAt: Self.date(updated),
                isRollingBack: isRollingBack, vanishedAt: Self.date(vanished), formerCertificateID: former)
        }
    }

    /// Writes what the list said; the list cannot tell a running rollback, so that is kept while the status allows it.
    static func save(_ record: DeployRecord, in database: Database) throws -> SavedPage {
        let known = try fetch(record.id, in: database)
        var record = record
        record.isRollingBack = record.status.isUnderWay && (known?.isRollingBack ?? record.isRollingBack)
        let row = CachedRecord(record)
        try row.write(over: known, in: database)
        return SavedPage(added: known == nil ? 1 : 0, changed: known != nil && known != row ? 1 : 0)
    }

    /// Keeps what a newer look says, and brings the row to it; adds the row where the list has not brought it yet.
    static func update(from detail: RecordDetail, in database: Database) throws {
        let known = try fetch(detail.id, in: database)
        try CachedRecord(detail, over: known)?.write(over: known, in: database)
        try CachedDetail(detail).write(in: database)
    }

    /// The row as the detail leaves it; nil for a detail without a task, which tells nothing of it.
    init?(_ detail: RecordDetail, over known: CachedRecord?) {
        guard let task = detail.currentTask else { return nil }
        var record = known?.record ?? DeployRecord(detail)
        // Whatever the list said: the API knows it.
        record.vanishedAt = nil
        record.isRollingBack = task.kind == .rollback && task.status.isUnderWay
        // Where the API counts no items it says no status either; the list has one.
        let saysStatus = !detail.id.family.rollsBackInNewRecord || task.progress.total > 0
        if known == nil || (saysStatus && Self.isBelieved(task, over: record.status)) {
            record.status = detail.recordStatus ?? record.status
        }
        let moved = task.items.compactMap(\.updatedAt).max()
        record.updatedAt = [record.updatedAt, moved].compactMap(\.self).max()
        self.init(record)
    }

    static func fetch(_ id: DeployRecord.ID, in database: Database) throws -> CachedRecord? {
        try fetch(id.rawValue, in: database)
    }

    static func fetch(_ id: Int64, in database: Database) throws -> CachedRecord? {
        try fetchOne(database.cachedStatement(sql: "SELECT * FROM record WHERE id = ?"), arguments: [id])
    }

    /// In the order of the columns.
    var values: [any DatabaseValueConvertible] {
        [id, certificate, types, status, isRollingBack, created, updated, vanished, former]
    }

    /// As the text index has them.
    private var certificates: String { former.isEmpty ? certificate : "\(certificate) \(former)" }

    /// Row and text index always change together.
    func write(over known: CachedRecord?, in database: Database) throws {
        guard self != known else { return }
        let sql =
            known == nil
            ? "INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
            : """
            UPDATE record SET certificate = ?2, types = ?3, status = ?4, isRollingBack = ?5, created = ?6, updated = ?7,
                vanished = ?8, former = ?9 WHERE id = ?1
            """
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
        if known?.types.hasBytes(of: types) != true {
            try database.cachedStatement(sql: "INSERT OR IGNORE INTO kind VALUES (?)").execute(arguments: [types])
        }
        guard known?.certificates.hasBytes(of: certificates) != true else { return }
        let names = try CachedDetail.names(of: id, in: database)
        if let known { try SearchIndex.remove(id, certificate: known.certificates, names: names, in: database) }
        try SearchIndex.add(id, certificate: certificates, names: names, in: database)
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

extension CachedRecord: Equatable {
    static func == (one: Self, other: Self) -> Bool {
        one.id == other.id && one.certificate.hasBytes(of: other.certificate) && one.types.hasBytes(of: other.types)
            && one.status == other.status && one.isRollingBack == other.isRollingBack && one.created == other.created
            && one.updated == other.updated && one.vanished == other.vanished && one.former.hasBytes(of: other.former)
    }
}

extension String {
    /// As the file compares: to Swift, é is the same with its accent in it and after it; to an index it is not.
    func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
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
            updatedAt: nil,
            formerCertificateID: items.first?.formerCertificateID ?? "")
    }
}
