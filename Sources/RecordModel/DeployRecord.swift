public import FoundationEssentials

/// One deployment of a renewed certificate to the resources that use it, as the list shows it.
public struct DeployRecord: Hashable, Sendable, Identifiable {
    /// The service's number for the task; unique only within an account and an endpoint.
    public struct ID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
        public let rawValue: Int64

        /// Fails for zero and below: the API numbers its records from 1.
        public init?(rawValue: Int64) {
            guard rawValue > 0 else { return nil }
            self.rawValue = rawValue
        }

        /// Reads decimal digits alone, so that `1e3`, `+1` and ` 1` are not taken for an id.
        public init?(_ text: some StringProtocol) {
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text) else { return nil }
            self.init(rawValue: number)
        }

        public var description: String { String(rawValue) }

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    public var id: ID
    /// The certificate whose content was renewed; it keeps its id through deployment and rollback.
    public var certificateID: String
    /// Kinds of cloud resources touched, in lower case: `clb`.
    public var resourceTypes: [String]
    public var status: DeployStatus
    public var createdAt: Date?
    public var updatedAt: Date?
    /// True while the newest task of the record is a rollback that has not ended; the list of the API cannot tell.
    public var isRollingBack: Bool
    /// When the API's list was found to lack the record; nil while it has it.
    public var vanishedAt: Date?

    public init(
        id: ID, certificateID: String, resourceTypes: [String], status: DeployStatus,
        createdAt: Date?, updatedAt: Date?, isRollingBack: Bool = false, vanishedAt: Date? = nil
    ) {
        self.id = id
        self.certificateID = certificateID
        self.resourceTypes = resourceTypes
        self.status = status
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.isRollingBack = isRollingBack
        self.vanishedAt = vanishedAt
    }

    /// The status in the words of the screen: `DEPLOYED`, `ROLLING BACK`, `STATUS 7`, `GONE` where it is not in the API's list.
    public var statusWord: String {
        if vanishedAt != nil { return "GONE" }
        return isRollingBack ? "ROLLING BACK" : status.word
    }
}
