/// An error as the API answers it: a code for programs and a message for people.
struct APIFailure: Error, Hashable, Sendable {
    var code: String
    var message: String
}

extension APIFailure {
    static func invalidAuthorization(_ detail: String) -> APIFailure {
        APIFailure(code: "AuthFailure.InvalidAuthorization", message: "The Authorization header is invalid: \(detail).")
    }

    static let secretIDNotFound = APIFailure(
        code: "AuthFailure.SecretIdNotFound",
        message: "The SecretId is not found, please ensure that your SecretId is correct."
    )
    static let signatureExpired = APIFailure(
        code: "AuthFailure.SignatureExpire",
        message: "The signature has expired: X-TC-Timestamp differs from the server time by more than five minutes."
    )
    static let signatureFailure = APIFailure(
        code: "AuthFailure.SignatureFailure",
        message: "The provided credentials could not be validated. Please check your signature is correct."
    )
    static let tokenFailure = APIFailure(code: "AuthFailure.TokenFailure", message: "The token is missing or wrong.")
    static let rateLimit = APIFailure(
        code: "RequestLimitExceeded",
        message: "Your current request rate has exceeded the limit of the action."
    )
    static let internalError = APIFailure(code: "InternalError", message: "An internal error has occurred.")
    static let noPermission = APIFailure(
        code: "FailedOperation.AuthError",
        message: "You do not have permission to perform this operation."
    )
}

extension APIFailure {
    static func invalidAction(_ name: String) -> APIFailure {
        APIFailure(code: "InvalidAction", message: "The request `Action`=`\(name)` is invalid or not found.")
    }

    static func noSuchVersion(_ version: String) -> APIFailure {
        APIFailure(code: "NoSuchVersion", message: "The specific version `\(version)` is invalid or not found.")
    }

    static func missing(_ name: String) -> APIFailure {
        APIFailure(code: "MissingParameter", message: "The request is missing a required parameter `\(name)`.")
    }

    static func unknownParameter(_ name: String) -> APIFailure {
        APIFailure(code: "UnknownParameter", message: "The parameter `\(name)` is not recognized.")
    }

    static func wrongType(_ name: String, _ expected: String) -> APIFailure {
        APIFailure(code: "InvalidParameter", message: "The parameter `\(name)` must be \(expected).")
    }

    static func wrongValue(_ name: String) -> APIFailure {
        APIFailure(code: "InvalidParameterValue", message: "The value of the parameter `\(name)` is out of range.")
    }
}

extension APIFailure {
    static let roleNotFound = APIFailure(code: "ResourceNotFound.RoleNotFound", message: "The role does not exist.")
    static let webIdentityInvalid = APIFailure(
        code: "InvalidParameter.ParamError", message: "The web identity token or its provider is not accepted.")
}

extension APIFailure {
    static let recordNotFound = APIFailure(
        code: "FailedOperation.CertificateDeployNotExist",
        message: "The certificate deployment record does not exist."
    )
    static let pendingRecord = APIFailure(
        code: "FailedOperation.CertificateDeployHasPendingRecord",
        message: "There is a running certificate deployment task. Please try again after the deployment is complete."
    )
    static let rollbackStatusInvalid = APIFailure(
        code: "FailedOperation.CertificateDeployRollbackStatusInvalid",
        message: "A rollback can be performed only when there is a record indicating successful deployment."
    )
    static let retryStatusInvalid = APIFailure(
        code: "FailedOperation.CertificateDeployRetryStatusInvalid",
        message: "This operation can be performed only when the record status is Failed."
    )
}
