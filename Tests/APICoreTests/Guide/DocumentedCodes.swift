/// The error codes that the API's documents list, word for word.
enum DocumentedCodes {
    /// Of UploadUpdateCertificateRecordRollback itself.
    static let ofTheRollback = [
        "FailedOperation",
        "FailedOperation.AuthError",
        "FailedOperation.CertificateDeployDetailRollbackStatusInvalid",
        "FailedOperation.CertificateDeployHasPendingRecord",
        "FailedOperation.CertificateDeployRetryStatusInvalid",
        "FailedOperation.CertificateDeployRollbackStatusInvalid",
        "FailedOperation.CertificateNotDeployInstance",
        "FailedOperation.CertificateNotFound",
        "FailedOperation.InvalidParam",
        "FailedOperation.NoProjectPermission",
        "FailedOperation.NoRealNameAuth",
        "InternalError",
        "LimitExceeded.RateLimitExceeded",
    ]

    /// Common to all actions of all products.
    static let common = [
        "ActionOffline",
        "AuthFailure.InvalidAuthorization",
        "AuthFailure.InvalidSecretId",
        "AuthFailure.MFAFailure",
        "AuthFailure.SecretIdNotFound",
        "AuthFailure.SignatureExpire",
        "AuthFailure.SignatureFailure",
        "AuthFailure.TokenFailure",
        "AuthFailure.UnauthorizedOperation",
        "DryRunOperation",
        "FailedOperation",
        "InternalError",
        "InvalidAction",
        "InvalidParameter",
        "InvalidParameterValue",
        "InvalidRequest",
        "IpInBlacklist",
        "IpNotInWhitelist",
        "LimitExceeded",
        "MissingParameter",
        "NoSuchProduct",
        "NoSuchVersion",
        "RequestLimitExceeded",
        "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
        "RequestLimitExceeded.IPLimitExceeded",
        "RequestLimitExceeded.UinLimitExceeded",
        "RequestSizeLimitExceeded",
        "ResourceInUse",
        "ResourceInsufficient",
        "ResourceNotFound",
        "ResourceUnavailable",
        "ResponseSizeLimitExceeded",
        "ServiceUnavailable",
        "UnauthorizedOperation",
        "UnknownParameter",
        "UnsupportedOperation",
        "UnsupportedProtocol",
        "UnsupportedRegion",
    ]

    /// Of the other record actions, and seen with them.
    static let ofTheOthers = [
        "FailedOperation.CertificateDeployNotExist", "FailedOperation.CertificateNotAvailable", "InvalidParameter",
    ]

    /// Added by UploadUpdateCertificateInstance, which makes the records.
    static let ofTheStart = [
        "FailedOperation.CertificateDeployInstanceEmpty", "FailedOperation.CertificateHostResourceInstanceHugeLimit",
        "FailedOperation.CertificateMatchError", "FailedOperation.CertificateWhiteFuncError",
        "FailedOperation.ResourceInOperating",
    ]

    /// What tccli and the official SDKs call failures of their own; no answers of the API.
    static let ofTheSDKs = [
        "AttributeError", "ClientError", "ClientError.CircuitBreakerError", "ClientError.HttpStatusCodeError",
        "ClientError.IOError", "ClientError.MetadataError", "ClientError.NetworkError", "ClientError.ParseJsonError",
        "ClientNetworkError", "ClientParamsError", "ClientSideError", "InvalidCredential", "JSONDecodeError", "KeyError",
        "ServerNetworkError", "TypeError",
    ]

    static let all = Set(ofTheRollback + common + ofTheOthers).sorted()
}
