public import FoundationEssentials

/// One deployment of a renewed certificate to the resources that use it, as the list shows it.
public struct DeployRecord: Hashable, Sendable, Identifiable {
    /// The service's number for the task within its family; unique only within an account and an endpoint.
    public struct ID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
        /// Number and family in one, as stores keep it: the numbers of a family follow each other.
        public let rawValue: Int64

        private static let familyShift = 60
        private static let greatestNumber = Int64(1) << familyShift - 1

        /// Fails for what no id has as its raw value.
        public init?(rawValue: Int64) {
            guard rawValue > 0, rawValue & Self.greatestNumber > 0,
                RecordFamily(rawValue: Int(rawValue >> Self.familyShift)) != nil
            else { return nil }
            self.rawValue = rawValue
        }

        /// Fails for zero and below: the API numbers its records from 1.
        public init?(_ family: RecordFamily, _ number: Int64) {
            guard (1...Self.greatestNumber).contains(number) else { return nil }
            rawValue = Int64(family.rawValue) << Self.familyShift | number
        }

        /// Reads `1000231` and `update/17747848`: digits alone, so that `1e3`, `+1` and ` 1` are not taken for an id.
        public init?(_ text: some StringProtocol) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard let digits = parts.last, parts.count <= 2 else { return nil }
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(digits) else { return nil }
            guard let family = parts.count == 1 ? .uploadUpdate : RecordFamily(word: parts[0]) else { return nil }
            self.init(family, number)
        }

        /// Which of the API's families of actions knows the record.
        public var family: RecordFamily { RecordFamily(rawValue: Int(rawValue >> Self.familyShift)) ?? .uploadUpdate }

        /// The service's own number, as it goes over the wire.
        public var number: Int64 { rawValue & Self.greatestNumber }

        /// `1000231`, `update/17747848`.
        public var description: String {
            family == .uploadUpdate ? String(number) : "\(family.word)/\(number)"
        }

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

        /// The raw values of all ids of a family whose numbers lie in a range.
        public static func rawValues(of family: RecordFamily, _ numbers: ClosedRange<Int64> = 1 ... .max) -> ClosedRange<Int64> {
            let base = Int64(family.rawValue) << familyShift
            return base + min(max(numbers.lowerBound, 0), greatestNumber)...base + min(max(numbers.upperBound, 0), greatestNumber)
        }
    }

    /// Number and family; what a change is sent to.
    public var id: ID
    /// The certificate that was deployed. In the family `upload` it keeps its id through deployment and rollback.
    public var certificateID: String
    /// The certificate that had its place before and gets it back by a rollback; empty where that is the same one.
    public var formerCertificateID: String
    /// Kinds of cloud resources touched, in lower case: `clb`.
    public var resourceTypes: [String]
    /// As the API's list gives it; after a look at the detail as that one does.
    public var status: DeployStatus
    /// When the deployment was begun; nil where the API gave no time that can be read.
    public var createdAt: Date?
    /// When the record changed last; nil where the API gave no time that can be read.
    public var updatedAt: Date?
    /// True while the newest task of the record is a rollback that has not ended; the list of the API cannot tell.
    public var isRollingBack: Bool
    /// When the API's list was found to lack the record; nil while it has it.
    public var vanishedAt: Date?

    public init(
        id: ID, certificateID: String, resourceTypes: [String], status: DeployStatus,
        createdAt: Date?, updatedAt: Date?, isRollingBack: Bool = false, vanishedAt: Date? = nil, formerCertificateID: String = ""
    ) {
        self.id = id
        self.certificateID = certificateID
        self.resourceTypes = resourceTypes
        self.status = status
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.isRollingBack = isRollingBack
        self.vanishedAt = vanishedAt
        self.formerCertificateID = formerCertificateID
    }

    /// The status in the words of the screen: `DEPLOYED`, `ROLLING BACK`, `STATUS 7`, `GONE` where it is not in the API's list.
    public var statusWord: String {
        if vanishedAt != nil { return "GONE" }
        return isRollingBack ? "ROLLING BACK" : status.word
    }
}
