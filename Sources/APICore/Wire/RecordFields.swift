import FoundationEssentials
import RecordModel

/// The fields of a record as they are written down, before they are looked at: by the API, in a list of certback, in a table.
struct RecordFields {
    /// As it is written; of the API a number, in certback's own lists also with its family.
    var id = ""
    /// The word of its family, where that stands in a field of its own.
    var family: String?
    var certificate = ""
    var formerCertificate = ""
    var types: [String] = []
    var status: Int?
    var created: String?
    var updated: String?

    /// What the numbers and texts mean; nil where the id is none. One type may hold a whole comma list.
    ///
    /// - Parameter family: of an id that does not say it.
    func record(_ family: RecordFamily = .uploadUpdate) -> DeployRecord? {
        identity(family).map {
            DeployRecord(
                id: $0, certificateID: certificate,
                resourceTypes: types.flatMap { $0.unicodeScalars.split(separator: ",") }.map { String($0).cleaned.lowercased() },
                // A record without a status must not look like a waiting one.
                status: DeployStatus(code: status ?? -1),
                createdAt: WireTime.date(created), updatedAt: WireTime.date(updated),
                formerCertificateID: formerCertificate == certificate ? "" : formerCertificate)
        }
    }
}

extension RecordFields {
    /// - Parameter family: of an id that does not say it.
    private func identity(_ family: RecordFamily) -> DeployRecord.ID? {
        guard let read = DeployRecord.ID(id) else { return nil }
        guard id.utf8.contains(UInt8(ascii: "/")) else { return DeployRecord.ID(family, read.number) }
        return family == .uploadUpdate || family == read.family ? read : nil
    }

    /// Reads them by their names.
    ///
    /// - Parameter types: the one field that is written in more ways than one.
    init(_ container: KeyedDecodingContainer<FieldName>, _ names: RecordNames, types: [String]) throws {
        id = try container.text(names.id)
        certificate = try container.text(names.certificate)
        if let former = names.formerCertificate { formerCertificate = try container.text(former) }
        self.types = types
        status = try container.integer(names.status)
        created = try container.optionalText(names.created)
        updated = try container.optionalText(names.updated)
    }
}

/// What the fields of a record are called.
struct RecordNames: Sendable {
    /// Of an id that does not say it.
    var family = RecordFamily.uploadUpdate
    var id, certificate, types, status, created, updated: FieldName
    /// Nil where the certificate keeps its id.
    var formerCertificate: FieldName?

    /// `UploadUpdateRecordInfo`.
    static let api = RecordNames(
        id: "Id", certificate: "OldCertId", types: "ResourceTypes", status: "Status", created: "CreateTime",
        updated: "UpdateTime")

    /// `UpdateRecordInfo`.
    static let update = RecordNames(
        family: .update, id: "Id", certificate: "CertId", types: "ResourceTypes", status: "Status", created: "CreateTime",
        updated: "UpdateTime", formerCertificate: "OldCertId")

    /// `certback list --format json`.
    static let list = RecordNames(
        id: "id", certificate: "certificateID", types: "resourceTypes", status: "status", created: "createdAt",
        updated: "updatedAt", formerCertificate: "formerCertificateID")
}

/// A key that is a value, so that the same field can be read under several names.
struct FieldName: CodingKey, ExpressibleByStringLiteral, Sendable {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
