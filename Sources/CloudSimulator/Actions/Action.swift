/// The actions that the simulator knows.
enum Action: String, CaseIterable, Sendable {
    case list = "DescribeHostUploadUpdateRecord"
    case detail = "DescribeHostUploadUpdateRecordDetail"
    case rollback = "UploadUpdateCertificateRecordRollback"
    case retry = "UploadUpdateCertificateRecordRetry"
    case updateList = "DescribeHostUpdateRecord"
    case updateDetail = "DescribeHostUpdateRecordDetail"
    case updateRollback = "UpdateCertificateRecordRollback"
    case updateRetry = "UpdateCertificateRecordRetry"

    /// How many of its calls the real service allows a second.
    var requestsPerSecond: Int {
        switch self {
        case .list, .detail, .rollback, .retry: 20
        case .updateList, .updateDetail, .updateRollback, .updateRetry: 10
        }
    }

    /// The version that every call must name.
    static let version = "2019-12-05"

    /// The parameters that the action takes; any other is refused.
    var parameterNames: Set<String> {
        switch self {
        case .list: ["Offset", "Limit", "OldCertificateId"]
        case .updateList: ["Offset", "Limit", "CertificateId", "OldCertificateId"]
        case .detail, .updateDetail: ["DeployRecordId", "Limit", "Offset"]
        case .rollback, .updateRollback: ["DeployRecordId"]
        case .retry, .updateRetry: ["DeployRecordId", "DeployRecordDetailId"]
        }
    }
}
