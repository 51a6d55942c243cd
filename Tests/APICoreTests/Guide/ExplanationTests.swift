import RecordModel
import Testing

@testable import APICore

@Suite struct ExplanationTests {
    private static let rollback = UploadUpdateCertificateRecordRollback.action
    private static let list = DescribeHostUploadUpdateRecord.action

    private func explain(_ reason: APIError.Reason, _ action: Action = rollback) -> Explanation {
        ErrorGuide.english.explain(
            APIError(reason, action: action, requestID: RequestID(rawValue: "r-1"), leftMachine: true))
    }

    @Test func aRefusalIsExplainedByItsCodeWithTheAPIsWordsAndRequestID() {
        let code = "FailedOperation.CertificateDeployHasPendingRecord"
        let explanation = explain(.refused(code: code, message: "The API's words."))
        let entry = ErrorGuide.english.entry(code)
        #expect(explanation.title == code)
        #expect(explanation.what == entry.what)
        #expect(explanation.changed == entry.changed)
        #expect(explanation.remedy == entry.remedy.replacing("{key}", with: "R"))
        #expect(explanation.again == entry.again)
        #expect(explanation.message == "The API's words.")
        #expect(explanation.requestID == RequestID(rawValue: "r-1"))
    }

    @Test func anUnknownCodeKeepsItsName() {
        #expect(explain(.refused(code: "Unheard.Of", message: "")).title == "Unheard.Of")
    }

    @Test(arguments: [
        (APIError.Reason.unreachable("w"), "client.unreachable", "unreachable"), (.lost("w"), "client.lost", "lost"),
        (.unreadable(.empty), "client.unreadable.empty", "unreadable"),
        (.unreadable(.notJSON(hint: "")), "client.unreadable.notJSON", "unreadable"),
        (.unreadable(.wrongShape("")), "client.unreadable.wrongShape", "unreadable"),
        (.unreadable(.httpStatus(502, hint: "")), "client.httpStatus.5xx", "http status"),
        (.unreadable(.httpStatus(302, hint: "")), "client.httpStatus.3xx", "http status"),
        (.unreadable(.httpStatus(400, hint: "")), "client.httpStatus", "http status"),
        (.unreadable(.httpStatus(401, hint: "")), "client.httpStatus.403", "http status"),
        (.unreadable(.httpStatus(404, hint: "")), "client.httpStatus.404", "http status"),
        (.unreadable(.httpStatus(407, hint: "")), "client.httpStatus.407", "http status"),
        (.unreadable(.httpStatus(413, hint: "")), "client.httpStatus.413", "http status"),
        (.unreadable(.httpStatus(429, hint: "")), "client.httpStatus.429", "http status"),
        (.unreadable(.tooLarge(limit: 1)), "client.tooLarge", "too large"),
        (.noCredentials("w"), "client.noCredentials", "no credentials"), (.cancelled, "client.cancelled", "cancelled"),
    ])
    func aFailureOfOurOwnDoesNotLookLikeACode(reason: APIError.Reason, key: String, title: String) {
        let explanation = explain(reason)
        #expect(explanation.title == title)
        #expect(explanation.what == ErrorGuide.english.entry(key).what)
    }

    @Test(arguments: [
        APIError.Reason.refused(code: "InternalError", message: ""), .lost(""), .unreadable(.empty),
        .unreadable(.httpStatus(502, hint: "")),
    ])
    func aReadChangesNothingWhateverBecameOfIt(reason: APIError.Reason) {
        let explanation = explain(reason, Self.list)
        #expect(explanation.changed == "No. DescribeHostUploadUpdateRecord only reads.")
        #expect(explanation.again == "Safe: it only reads.")
    }

    @Test(arguments: [APIError.Reason.lost(""), .unreadable(.empty), .unreadable(.tooLarge(limit: 1))])
    func aChangeWithoutAnAnswerIsUnknown(reason: APIError.Reason) {
        #expect(explain(reason).outcome == .unknownOutcome)
        #expect(!explain(reason).changed.hasPrefix("No."))
        #expect(explain(reason, Self.list).outcome == .unreachable)
    }

    @Test(arguments: [
        "AuthFailure.SignatureFailure", "AuthFailure.UnauthorizedOperation", "UnauthorizedOperation",
        "FailedOperation.AuthError", "FailedOperation.NoProjectPermission",
    ])
    func aMissingRightIsNoPermission(code: String) {
        #expect(explain(.refused(code: code, message: "")).outcome == .noPermission)
    }

    @Test(arguments: ["FailedOperation.CertificateNotFound", "InvalidAction", "RequestLimitExceeded"])
    func anyOtherRefusalIsARefusal(code: String) {
        #expect(explain(.refused(code: code, message: "")).outcome == .refused)
    }

    @Test func nothingSentIsUnreachable() {
        #expect(explain(.unreachable("")).outcome == .unreachable)
        #expect(explain(.unreachable("")).changed.hasPrefix("No."))
        #expect(explain(.noCredentials("")).outcome == .noPermission)
    }

    @Test(arguments: [
        (ClientFailure.readOnly, "read only", Explanation.Outcome.noPermission), (.needsYes, "needs yes", .usage),
        (.changedSince, "changed since", .notEligible), (.notEligible, "not eligible", .notEligible),
        (.alreadyLive, "already live", .notEligible), (.notConfirmed, "not confirmed", .failed),
        (.journalDamaged, "journal damaged", .failed), (.journalSound, "journal sound", .failed),
    ])
    func whatIsHeldBackHereChangedNothing(failure: ClientFailure, title: String, outcome: Explanation.Outcome) {
        let explanation = ErrorGuide.english.explain(client: failure)
        #expect(explanation.title == title)
        #expect(explanation.outcome == outcome)
        #expect(explanation.changed.hasPrefix(failure == .alreadyLive ? "Not by this request" : "No."))
    }

    private func explain(
        _ reason: APIError.Reason, _ action: Action = rollback, phase: RequestPhase?, cause: ConnectionCause? = nil
    ) -> Explanation {
        let hasLeft = phase != nil && phase != .connecting
        return ErrorGuide.english.explain(
            APIError(reason, action: action, leftMachine: hasLeft, phase: phase, cause: cause))
    }

    @Test(arguments: [
        (ConnectionCause.name, "The name of the API's host could not be resolved."),
        (
            .certificateExpired,
            "The certificate of whoever answered has expired or is not valid yet, or this machine's clock is wrong."
        ),
        (.proxyCredentials, "The proxy wants another name or password before it connects."),
    ])
    func whatTheNetworkDidChoosesTheWords(cause: ConnectionCause, what: String) {
        let explanation = explain(.unreachable("…"), phase: .connecting, cause: cause)
        #expect(explanation.title == "unreachable")
        #expect(explanation.what == what)
        #expect(explanation.changed == "No. The request never left this machine.")
    }

    @Test(arguments: [
        (RequestPhase.sent, "The connection was closed while the request was being sent, so the API may have all of it or not."),
        (.waiting, "The API has the whole request, but the connection was closed before the answer came."),
    ])
    func howFarTheRequestCameChoosesTheWords(phase: RequestPhase, what: String) {
        #expect(explain(.lost("…"), phase: phase, cause: .closed).what == what)
    }

    @Test(arguments: [
        (RequestPhase.connecting, "No. Nothing had left this machine."),
        (.sent, "Not certain: it was being sent when it was stopped. certback looks the record up."),
        (.waiting, "Not certain: it had been sent, and goes on in the cloud. certback looks the record up."),
    ])
    func whatWasStoppedChangedAsMuchAsHadBeenSent(phase: RequestPhase, changed: String) {
        #expect(explain(.cancelled, phase: phase).changed == changed)
    }

    @Test(arguments: [
        (Self.rollback, "R"), (UploadUpdateCertificateRecordRetry.action, "T"), (Self.list, "s"),
        (DescribeHostUploadUpdateRecordDetail.action, "Enter"),
    ])
    func adviceNamesTheKeyThatAsksForTheSameAgain(action: Action, key: String) {
        let remedy = explain(.refused(code: "AuthFailure.SignatureExpire", message: ""), action).remedy
        #expect(remedy.hasSuffix("then press \(key) again."))
    }

    @Test func whatIsToBeAllowedIsNamed() {
        let remedy = explain(.refused(code: "AuthFailure.UnauthorizedOperation", message: ""), Self.list).remedy
        #expect(remedy.contains("allow the action DescribeHostUploadUpdateRecord for this key"))
    }

    @Test func aReadIsToldNothingOfLookUps() {
        let codes = ErrorGuide.english.codes.filter { !RefusalCertaintyTests.isOfTheChangesAlone($0) }
        for code in codes where !ErrorGuide.isOfAnSDK(code) {
            let explanation = explain(.refused(code: code, message: ""), Self.list)
            #expect(!explanation.remedy.contains("press R") && !explanation.remedy.lowercased().contains("press t "), "\(code)")
            #expect(!explanation.again.contains("NOT APPLIED"), "\(code)")
        }
    }

    @Test func theMessageOfAFailureOfOurOwnIsCleaned() {
        #expect(ErrorGuide.english.explain(client: .unknownTerminal, message: "\u{1B}[2J").message == "␛[2J")
    }

    @Test(arguments: [
        (APIError.OddReply.httpStatus(502, hint: "<html>"), "HTTP status 502: <html>"),
        (.httpStatus(502, hint: ""), "HTTP status 502"),
        (.notJSON(hint: "<html>"), "not JSON: <html>"), (.empty, "the answer was empty"),
        (.wrongShape("Response: null"), "not the promised shape: Response: null"),
        (.tooLarge(limit: 16 << 20), "more than 16 MiB"),
    ])
    func anOddReplyIsDescribedInASentence(reply: APIError.OddReply, sentence: String) {
        #expect(explain(.unreadable(reply)).message == sentence)
    }
}
