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
        #expect(explanation.remedy == entry.remedy)
        #expect(explanation.again == entry.again)
        #expect(explanation.message == "The API's words.")
        #expect(explanation.requestID == RequestID(rawValue: "r-1"))
    }

    @Test func anUnknownCodeKeepsItsName() {
        #expect(explain(.refused(code: "Unheard.Of", message: "")).title == "Unheard.Of")
    }

    @Test(arguments: [
        (APIError.Reason.unreachable("w"), "client.unreachable", "unreachable"), (.lost("w"), "client.lost", "lost"),
        (.unreadable(.empty), "client.unreadable", "unreadable"),
        (.unreadable(.notJSON(hint: "")), "client.unreadable", "unreadable"),
        (.unreadable(.wrongShape("")), "client.unreadable", "unreadable"),
        (.unreadable(.httpStatus(502, hint: "")), "client.httpStatus", "http status"),
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
