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
    case deployDetail = "DescribeHostDeployRecordDetail"
    case deployRollback = "DeployCertificateRecordRollback"
    case deployRetry = "DeployCertificateRecordRetry"
    case callerIdentity = "GetCallerIdentity"
    case assumeRole = "AssumeRole"
    case assumeRoleWithWebIdentity = "AssumeRoleWithWebIdentity"

    /// How many of its calls the real service allows a second.
    var requestsPerSecond: Int {
        switch self {
        case .updateList, .updateDetail, .updateRollback, .updateRetry, .deployDetail, .deployRollback, .deployRetry: 10
        default: 20
        }
    }

    /// The product an action belongs to, by the name that signatures are made for.
    var service: String {
        switch self {
        case .callerIdentity, .assumeRole, .assumeRoleWithWebIdentity: "sts"
        default: "ssl"
        }
    }

    /// The version that a call of it must name.
    var version: String { service == "sts" ? "2018-08-13" : "2019-12-05" }

    /// The product meant by a request; the certificates' where its action is not known.
    static func service(of request: IncomingRequest) -> String {
        request.header("X-TC-Action").flatMap(Action.init(rawValue:))?.service ?? "ssl"
    }

    /// The parameters that the action takes; any other is refused.
    var parameterNames: Set<String> {
        switch self {
        case .list: ["Offset", "Limit", "OldCertificateId"]
        case .updateList: ["Offset", "Limit", "CertificateId", "OldCertificateId"]
        case .detail, .updateDetail, .deployDetail: ["DeployRecordId", "Limit", "Offset"]
        case .rollback, .updateRollback, .deployRollback: ["DeployRecordId"]
        case .retry, .updateRetry, .deployRetry: ["DeployRecordId", "DeployRecordDetailId"]
        case .callerIdentity: []
        case .assumeRole: ["RoleArn", "RoleSessionName", "DurationSeconds"]
        case .assumeRoleWithWebIdentity:
            ["ProviderId", "WebIdentityToken", "RoleArn", "RoleSessionName", "DurationSeconds"]
        }
    }
}
