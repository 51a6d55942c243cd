import RecordModel
import Testing

@testable import APICore

@Suite struct RefusalCertaintyTests {
    private func isCertain(_ reason: APIError.Reason) -> Bool {
        let action = UploadUpdateCertificateRecordRollback.action
        return ErrorGuide.english.isCertainRefusal(APIError(reason, action: action, leftMachine: true))
    }

    /// Codes that leave it open whether the work was begun.
    private static let uncertain: Set<String> = [
        "FailedOperation", "InternalError", "ResourceInUse", "ResourceInsufficient", "ResourceUnavailable",
        "ResponseSizeLimitExceeded", "ServiceUnavailable",
    ]

    /// Codes that no read can bring.
    static func isOfTheChangesAlone(_ code: String) -> Bool { code.hasPrefix("FailedOperation.CertificateDeploy") }

    @Test(arguments: DocumentedCodes.all.filter { !uncertain.contains($0) })
    func aDocumentedCodeGivenBeforeAnyWorkIsCertain(code: String) {
        #expect(isCertain(.refused(code: code, message: "")))
    }

    @Test(arguments: uncertain.sorted() + ["FailedOperation.ResourceInOperating", "OperationDenied"])
    func aFaultOrABusyServiceIsNotCertain(code: String) {
        #expect(!isCertain(.refused(code: code, message: "")))
    }

    @Test(arguments: [
        "", "Unheard.Of", "FailedOperation.NewKind", "AuthFailure.NewKind", "InternalError.NewKind",
        "failedoperation.autherror", "FailedOperation.AuthError ",
    ])
    func aCodeTheGuideDoesNotKnowIsNotCertain(code: String) {
        #expect(!isCertain(.refused(code: code, message: "")))
    }

    @Test(arguments: DocumentedCodes.ofTheSDKs)
    func aFailureOfAnSDKIsNoAnswerOfTheAPI(code: String) {
        #expect(!isCertain(.refused(code: code, message: "")))
    }

    @Test(arguments: ["*", "client.lost", "client.unreachable"])
    func theGuidesOwnKeysAreNoCodesOfTheAPI(code: String) {
        #expect(!isCertain(.refused(code: code, message: "")))
    }

    @Test(arguments: [
        APIError.Reason.lost(""), .unreachable(""), .cancelled, .noCredentials(""), .unreadable(.empty),
        .unreadable(.httpStatus(403, hint: "")),
    ])
    func whatIsNoAnswerOfTheAPIIsNoRefusal(reason: APIError.Reason) {
        #expect(!isCertain(reason))
    }
}
