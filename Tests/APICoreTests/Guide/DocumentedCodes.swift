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

    static let all = Set(ofTheRollback + common + ofTheOthers).sorted()
}
