import RecordModel
import Testing

@testable import APICore

@Suite struct RepeatPolicyTests {
    private static let read = DescribeHostUploadUpdateRecord.action
    private static let changes = [UploadUpdateCertificateRecordRollback.action, UploadUpdateCertificateRecordRetry.action]

    private static let rateRefusals: [APIError.Reason] = [
        "RequestLimitExceeded", "RequestLimitExceeded.UinLimitExceeded",
        "RequestLimitExceeded.GlobalRegionUinLimitExceeded", "RequestLimitExceeded.IPLimitExceeded",
        "LimitExceeded.RateLimitExceeded",
    ].map { .refused(code: $0, message: "") }

    /// What may pass by itself, but leaves it open whether the request was carried out.
    private static let passing: [APIError.Reason] =
        ["InternalError", "ServiceUnavailable", "ResourceInUse", "ResourceUnavailable"].map { .refused(code: $0, message: "") }
        + [500, 502, 503, 504, 429].map { .unreadable(.httpStatus($0, hint: "")) }
        + [.lost("reset"), .unreadable(.empty)]

    /// What a second try would meet again.
    private static let lasting: [APIError.Reason] =
        [
            "FailedOperation", "FailedOperation.CertificateDeployHasPendingRecord", "AuthFailure.SignatureFailure",
            "AuthFailure.SignatureExpire", "AuthFailure.TokenFailure", "LimitExceeded", "RequestSizeLimitExceeded",
            "ResponseSizeLimitExceeded", "RequestLimitExceededX", "ResourceInsufficient", "Unknown", "",
        ].map { .refused(code: $0, message: "") }
        + [301, 302, 400, 401, 403, 404, 407].map { .unreadable(.httpStatus($0, hint: "")) }
        + [
            .unreadable(.notJSON(hint: "")), .unreadable(.wrongShape("")), .unreadable(.tooLarge(limit: 1)), .cancelled,
            .noCredentials(""),
        ]

    private func repeats(_ reason: APIError.Reason, _ action: Action, leftMachine: Bool = true) -> Bool {
        let error = APIError(reason, action: action, leftMachine: leftMachine)
        return RepeatPolicy().pause(after: error, attempt: 1, spread: 0.5) != nil
    }

    @Test(arguments: changes + [read])
    func whatNeverLeftIsRepeated(action: Action) {
        #expect(repeats(.unreachable(""), action, leftMachine: false))
        #expect(!repeats(.unreachable(""), action, leftMachine: true))
    }

    @Test(arguments: [
        (ConnectionCause.proxyCredentials, false), (.proxyRefused, false), (.certificateUntrusted, false), (.noTLS, false),
        (.refused, true), (.name, true), (.timeLimit, true),
    ])
    func whatStaysAsItIsIsToldAtOnce(cause: ConnectionCause, repeats: Bool) {
        let error = APIError(.unreachable(""), action: Self.read, leftMachine: false, cause: cause)
        #expect((RepeatPolicy().pause(after: error, attempt: 1, spread: 0.5) != nil) == repeats)
    }

    @Test(arguments: rateRefusals, changes + [read])
    func aRefusedRateIsRepeated(reason: APIError.Reason, action: Action) {
        #expect(repeats(reason, action))
    }

    @Test(arguments: passing)
    func aReadIsRepeatedWhereASecondTryMayHelp(reason: APIError.Reason) {
        #expect(repeats(reason, Self.read))
    }

    @Test(arguments: passing + lasting, changes)
    func aChangeThatMayHaveHadAnEffectIsNeverRepeated(reason: APIError.Reason, action: Action) {
        #expect(!repeats(reason, action))
    }

    @Test(arguments: lasting)
    func aReadIsNotRepeatedInVain(reason: APIError.Reason) {
        #expect(!repeats(reason, Self.read))
    }

    @Test func cancellingEndsACallAlsoBeforeItLeft() {
        #expect(!repeats(.cancelled, Self.read, leftMachine: false))
    }

    /// The pause after an attempt that ended in a refused rate.
    private func pause(_ policy: RepeatPolicy, after attempt: Int, spread: Double = 1) -> Duration? {
        let error = APIError(.refused(code: "RequestLimitExceeded", message: ""), action: Self.read, leftMachine: true)
        return policy.pause(after: error, attempt: attempt, spread: spread)
    }

    @Test func pausesDoubleUpToTheLongest() {
        let policy = RepeatPolicy(attempts: 7, firstPause: .milliseconds(500), longestPause: .seconds(5))
        let pauses = (1...7).map { pause(policy, after: $0) }
        #expect(
            pauses == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(5), .seconds(5), nil])
    }

    @Test(arguments: [(0.0, Duration.milliseconds(250)), (0.5, .milliseconds(375)), (1, .milliseconds(500))])
    func chanceShortensAPauseByHalfAtMost(spread: Double, expected: Duration) {
        #expect(pause(RepeatPolicy(), after: 1, spread: spread) == expected)
    }

    @Test func onceMeansOnce() {
        #expect(pause(.once, after: 1) == nil)
    }

    @Test func manyAttemptsDoNotOverflow() {
        #expect(pause(RepeatPolicy(attempts: .max), after: 1_000_000) == .seconds(8))
    }
}
