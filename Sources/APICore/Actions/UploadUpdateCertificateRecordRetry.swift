public import RecordModel

/// Tries the failed items of a deployment or of a rollback again: all of a record, or one.
///
/// - Source: SSL API 2019-12-05, 20 requests a second; one of the two ids is needed.
public struct UploadUpdateCertificateRecordRetry: RecordChange {
    /// Not repeatable: a lost answer leaves the outcome unknown.
    public static let action = Action("UploadUpdateCertificateRecordRetry", repeatability: .never)

    /// What is tried again.
    public enum Target: Hashable, Sendable {
        /// Every failed item of the record's newest task.
        case record(DeployRecord.ID)
        /// One item, by its own number (`DeployRecordDetailId`), of a record.
        case item(Int64, of: DeployRecord.ID)
    }

    /// All that failed, or one item.
    public var target: Target

    public init(_ target: Target) { self.target = target }

    public var id: DeployRecord.ID {
        switch target {
        case .record(let id), .item(_, let id): id
        }
    }

    public var itemID: Int64? { if case .item(let number, _) = target { number } else { nil } }
}
