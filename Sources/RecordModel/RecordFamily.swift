/// Which actions of the API keep a record: each family counts its records by itself, so a number alone names none.
///
/// - Source: SSL API 2019-12-05. The international site knows the first two, the mainland's all three.
public enum RecordFamily: Int, Hashable, Sendable, CaseIterable, Codable {
    /// The certificate keeps its id and gets new content (`UploadUpdateCertificateInstance`).
    case uploadUpdate = 0
    /// Another certificate takes the place of the one before (`UpdateCertificateInstance`).
    case update = 1
    /// A certificate is put on chosen instances (`DeployCertificateInstance`).
    case deploy = 2

    /// As in the FAMILY column, the filter and an id: `upload`, `update`, `deploy`.
    public var word: String {
        switch self {
        case .uploadUpdate: "upload"
        case .update: "update"
        case .deploy: "deploy"
        }
    }

    /// The family of that word.
    public init?(word: some StringProtocol) {
        guard let family = Self.allCases.first(where: { $0.word == word.lowercased() }) else { return nil }
        self = family
    }

    /// True where the API lists the records of a whole account; those of the others are found by their id alone.
    public var isListed: Bool { self != .deploy }

    /// How often a second the API lets each of the family's actions be asked.
    public var requestsPerSecond: Int { self == .uploadUpdate ? 20 : 10 }

    /// True where a rollback answers with a record of its own, whose progress is the rollback's.
    public var rollsBackInNewRecord: Bool { self != .uploadUpdate }

    /// What a rollback of a record puts back, as a sentence.
    public var rollbackScope: String {
        self == .uploadUpdate
            ? "The API rolls back the whole task."
            : "The API puts back only the items that succeeded."
    }
}
