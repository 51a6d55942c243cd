import Foundation
import RecordModel

/// The shapes of `--format json`: stable names, statuses as number and word, times in UTC.
enum JSONOutput {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The same without line breaks.
    static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    struct Record: Encodable {
        var id: DeployRecord.ID
        var family: String
        var certificateID: String
        /// Absent where the certificate keeps its id.
        var formerCertificateID: String?
        var resourceTypes: [String]
        var status: Int
        var statusWord: String
        var createdAt: Date?
        var updatedAt: Date?
        /// When the API's list was found to lack it.
        var vanishedAt: Date?
        /// The record whose rollback ran in this one; nil for a deployment, as far as the journal knows.
        var rollbackOf: DeployRecord.ID?

        init(_ record: DeployRecord, rollbackOf original: DeployRecord.ID?) {
            rollbackOf = original
            id = record.id
            family = record.id.family.word
            certificateID = record.certificateID
            formerCertificateID = record.formerCertificateID.isEmpty ? nil : record.formerCertificateID
            resourceTypes = record.resourceTypes
            status = record.status.code
            statusWord = record.statusWord
            createdAt = record.createdAt
            updatedAt = record.updatedAt
            vanishedAt = record.vanishedAt
        }
    }

    struct Detail: Encodable {
        var id: DeployRecord.ID
        var readAt: Date
        var status: Int?
        var statusWord: String?
        /// The record whose rollback ran in this one; nil for a deployment, as far as the journal knows.
        var rollbackOf: DeployRecord.ID?
        var tasks: [Task]

        init(_ detail: RecordDetail, rollbackOf original: DeployRecord.ID? = nil) {
            rollbackOf = original
            id = detail.id
            readAt = detail.readAt
            status = detail.recordStatus?.code
            statusWord = detail.statusWord
            tasks = detail.tasks.map(Task.init)
        }
    }

    struct Task: Encodable {
        var type: Int
        var kind: String
        var status: Int
        var statusWord: String
        var progress: TaskProgress
        var createdAt: Date?
        /// The record in which a rollback runs, where it has one of its own.
        var rollbackRecord: DeployRecord.ID?
        var items: [DeployItem]

        init(_ task: DeployTask) {
            type = task.kind.code
            kind = task.kind.word
            status = task.status.code
            statusWord = task.status.word
            progress = task.progress
            createdAt = task.createdAt
            rollbackRecord = task.rollbackRecord
            items = task.items
        }
    }
}
