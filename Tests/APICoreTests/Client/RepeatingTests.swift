import RecordModel
import Synchronization
import Testing

@testable import APICore

@Suite struct RepeatingTests {
    @Test(arguments: [
        FakeTransport.Answer.lost, .json("", status: 502), .json(""), .json("<html>"), .json(#"{"Response":null}"#),
        .json(#"{"Response":{}}"#), .refused("InternalError"), .refused("FailedOperation"), .refused("ResourceInUse"),
        .refused("AuthFailure.SignatureFailure"), .refused("Unheard.Of"),
    ])
    func aChangeThatMayHaveHappenedIsNeverSentAgain(answer: FakeTransport.Answer) async throws {
        let transport = FakeTransport(answer, .accepted)
        _ = try await failure { _ = try await APIClient(transport, repeats: .quick).rollBack() }
        #expect(transport.calls.count == 1)
    }

    @Test(arguments: [
        FakeTransport.Answer.unreachable, .refused("RequestLimitExceeded"), .refused("LimitExceeded.RateLimitExceeded"),
    ])
    func aChangeThatCertainlyHadNoEffectIsSentAgain(answer: FakeTransport.Answer) async throws {
        let transport = FakeTransport(answer, answer, .accepted)
        let receipt = try await APIClient(transport, repeats: .quick).rollBack()
        #expect(receipt.requestID == RequestID(rawValue: "r-yes"))
        #expect(transport.calls.count == 3)
    }

    @Test func aChangeIsNotSentAgainOnceARepeatedOneIsLost() async throws {
        let transport = FakeTransport(.unreachable, .lost, .accepted)
        let error = try await failure { _ = try await APIClient(transport, repeats: .quick).rollBack() }
        #expect(error.reason == .lost("reset"))
        #expect(transport.calls.count == 2)
    }

    @Test func aReadIsSentAgainAfterALostAnswer() async throws {
        let page = FakeTransport.Answer.json(#"{"Response":{"TotalCount":3,"DeployRecordList":[]}}"#)
        let transport = FakeTransport(.lost, .json("", status: 502), page)
        let answer = try await APIClient(transport, repeats: .quick).send(DescribeHostUploadUpdateRecord())
        #expect(answer.totalCount == 3)
        #expect(transport.calls.count == 3)
    }

    @Test func theLastAttemptsErrorIsTheCallsError() async throws {
        let transport = FakeTransport(.refused("RequestLimitExceeded"), .unreachable)
        let error = try await failure { _ = try await APIClient(transport, repeats: .quick).rollBack() }
        #expect(error.reason == .unreachable("refused"))
        #expect(!error.leftMachine)
        #expect(transport.calls.count == RepeatPolicy.quick.attempts)
    }

    @Test func everyAttemptIsReportedUnderOneCall() async throws {
        let reports = ReportLog()
        let client = APIClient(FakeTransport(.unreachable, .accepted), repeats: .quick, reports: reports)
        _ = try await client.rollBack()
        _ = try await client.rollBack()
        #expect(reports.repeated == [1])
        #expect(Set(reports.all.map(\.call)) == [1, 2])
        #expect(reports.all.filter { $0.call == 1 }.map(\.attempt) == [1, 1, 1, 2, 2, 2, 2])
        #expect(reports.all.allSatisfy { $0.action.name == "UploadUpdateCertificateRecordRollback" })
        #expect(try reports.all.allSatisfy { try $0.recordID == .sample() })
        #expect(reports.all.last?.event == .succeeded(RequestID(rawValue: "r-yes")))
    }

    @Test func aFailedCallEndsWithItsError() async throws {
        let reports = ReportLog()
        let client = APIClient(FakeTransport(.refused("FailedOperation")), repeats: .quick, reports: reports)
        let error = try await failure { _ = try await client.rollBack() }
        #expect(reports.all.last?.event == .failed(error))
        #expect(reports.repeated == [])
    }

    @Test(arguments: ["RequestLimitExceeded", "LimitExceeded.RateLimitExceeded"])
    func theCallerIsToldOfEachRepetition(code: String) async throws {
        let told = Mutex<[RequestReport.Event]>([])
        let client = APIClient(FakeTransport(.refused(code), .refused(code), .accepted), repeats: .quick)
        let rollback = UploadUpdateCertificateRecordRollback(try .sample())
        _ = try await client.send(rollback) { event in told.withLock { $0.append(event) } }
        let reasons = told.withLock(\.self).compactMap { event -> String? in
            if case .repeating(_, let error) = event { error.code } else { nil }
        }
        #expect(reasons == [code, code])
        #expect(told.withLock(\.last) == .succeeded(RequestID(rawValue: "r-yes")))
    }

    @Test func theCallerIsToldOfTheFailureAtTheEnd() async throws {
        let told = Mutex<[RequestReport.Event]>([])
        let client = APIClient(FakeTransport(.lost), repeats: .quick)
        let rollback = UploadUpdateCertificateRecordRollback(try .sample())
        let error = try await failure { _ = try await client.send(rollback) { event in told.withLock { $0.append(event) } } }
        #expect(ReportLog.withoutTraces(told.withLock(\.self)) == [.phase(.queued), .failed(error)])
    }

    @Test(arguments: [FakeTransport.Answer.unreachable, .refused("RequestLimitExceeded")])
    func whatItsCallerTakesBackInAPauseIsNotSentAgain(answer: FakeTransport.Answer) async throws {
        let (transport, reports) = (FakeTransport(answer), ReportLog())
        let client = APIClient(transport, repeats: .quick, reports: reports)
        let rollback = UploadUpdateCertificateRecordRollback(try .sample())
        let error = try await failure { _ = try await client.send(rollback, mayRepeat: { false }) }
        #expect(transport.calls.count == 1)
        #expect(error.isRateLimit || !error.leftMachine)
        #expect(reports.all.last?.event == .failed(error))
    }

    @Test func theCallerIsAskedBeforeEachRepetitionAndNotBeforeTheFirstCall() async throws {
        let asked = Mutex<[Int]>([])
        let transport = FakeTransport(.unreachable, .unreachable, .accepted)
        let rollback = UploadUpdateCertificateRecordRollback(try .sample())
        _ = try await APIClient(transport, repeats: .quick).send(
            rollback,
            mayRepeat: {
                asked.withLock { $0.append(transport.calls.count) }
                return true
            })
        #expect(asked.withLock(\.self) == [1, 2])
    }

    /// Cancels a call in a pause of an hour.
    private func cancelInAPause(_ transport: FakeTransport, _ reports: ReportLog) async throws -> APIError {
        let (pauses, pausing) = AsyncStream.makeStream(of: Void.self)
        var configuration = APIClient.Configuration(endpoint: .international, credentials: .sample)
        configuration.repeats = RepeatPolicy(attempts: 2, firstPause: .seconds(3600), longestPause: .seconds(3600))
        let onReport: @Sendable (RequestReport) -> Void = { report in
            reports.add(report)
            if case .repeating = report.event { pausing.yield() }
        }
        let client = APIClient(configuration, transport: transport, onReport: onReport)
        let call = Task { try await failure { _ = try await client.rollBack() } }
        _ = await pauses.first { _ in true }
        call.cancel()
        return try await call.value
    }

    @Test func aCallCancelledInAPauseIsNotSentAgain() async throws {
        let transport = FakeTransport(.unreachable)
        let error = try await cancelInAPause(transport, ReportLog())
        #expect(error.reason == .cancelled)
        #expect(!error.leftMachine)
        #expect(transport.calls.count == 1)
    }

    @Test func aCallCancelledInAPauseIsReportedAsFailed() async throws {
        let reports = ReportLog()
        let error = try await cancelInAPause(FakeTransport(.unreachable), reports)
        #expect(reports.all.last?.event == .failed(error))
    }
}
