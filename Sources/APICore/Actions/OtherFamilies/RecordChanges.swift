public import RecordModel

/// Puts the former certificate back on the items of a record of the family `update` that succeeded.
///
/// The answer names a record of its own: follow that one with ``DescribeHostUpdateRecordDetail``.
/// - Source: SSL API 2019-12-05, 10 requests a second.
public struct UpdateCertificateRecordRollback: RecordChange {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("UpdateCertificateRecordRollback", repeatability: .never)

    public let id: DeployRecord.ID

    public init(_ id: DeployRecord.ID) { self.id = id }
}

/// Tries the failed items of a record of the family `update` again: all of them, or one.
///
/// - Source: SSL API 2019-12-05, 10 requests a second.
public struct UpdateCertificateRecordRetry: RecordChange {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("UpdateCertificateRecordRetry", repeatability: .never)

    public let id: DeployRecord.ID
    public let itemID: Int64?

    /// All items that failed, or one.
    ///
    /// - Parameter item: the service's number of the one; nil for all.
    public init(_ id: DeployRecord.ID, item: Int64? = nil) {
        self.id = id
        itemID = item
    }
}

/// As ``UpdateCertificateRecordRollback``, for the family `deploy`.
///
/// - Source: SSL API 2019-12-05 of the mainland.
public struct DeployCertificateRecordRollback: RecordChange {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("DeployCertificateRecordRollback", repeatability: .never)

    public let id: DeployRecord.ID

    public init(_ id: DeployRecord.ID) { self.id = id }
}

/// As ``UpdateCertificateRecordRetry``, for the family `deploy`.
///
/// - Source: SSL API 2019-12-05 of the mainland.
public struct DeployCertificateRecordRetry: RecordChange {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("DeployCertificateRecordRetry", repeatability: .never)

    public let id: DeployRecord.ID
    public let itemID: Int64?

    /// All items that failed, or one.
    ///
    /// - Parameter item: the service's number of the one; nil for all.
    public init(_ id: DeployRecord.ID, item: Int64? = nil) {
        self.id = id
        itemID = item
    }
}
