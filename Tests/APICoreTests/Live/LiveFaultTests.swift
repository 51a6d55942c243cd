import APICore
import CloudSimulator
import RecordModel
import Testing

/// What becomes of a call when the cloud, or the way to it, fails. Over real HTTP.
@Suite struct LiveFaultTests {
    private static let closed = APIError.Reason.lost("the connection was closed before the answer came")

    @Test(
        arguments: [
            ("cut-before", closed), ("cut-after", closed),
            ("slow=600", .lost("no complete answer within the time limit")),
            (
                "html502",
                .unreadable(
                    .httpStatus(
                        502,
                        hint: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>␊"))
            ),
            ("empty", .unreadable(.empty)),
            ("internal-error", .refused(code: "InternalError", message: "An internal error has occurred.")),
            (
                "error-charset",
                .refused(code: "FailedOperation.AuthError", message: "You do not have permission to perform this operation.")
            ),
            ("old-format", .refused(code: "InvalidParameter", message: "Invalid parameter.")),
            (
                "code=FailedOperation.CertificateDeployHasPendingRecord",
                .refused(
                    code: "FailedOperation.CertificateDeployHasPendingRecord",
                    message: "The simulator was told to answer FailedOperation.CertificateDeployHasPendingRecord.")
            ),
        ] as [(String, APIError.Reason)])
    func aFailedRollbackIsSentOnceAndItsFailureIsNamed(fault: String, reason: APIError.Reason) async throws {
        var cloud = try LiveCloud(faults: ["rollback:\(fault)"])
        if fault.hasPrefix("slow") { cloud.limits = LiveCloud.shortLimits }
        let error = try await cloud.failingRollback()
        #expect(error.reason == reason)
        #expect(error.leftMachine)
        #expect(error.action == UploadUpdateCertificateRecordRollback.action)
        #expect(cloud.simulator.log.count(of: LiveCloud.rollback) == 1)
        #expect(cloud.reports.repeated == [])
        #expect(cloud.reports.all.last?.event == .failed(error))
    }

    @Test func anAnswerThatBreaksOffIsLost() async throws {
        let cloud = try LiveCloud(faults: ["rollback:truncated"])
        let error = try await cloud.failingRollback()
        guard case .lost = error.reason else {
            Issue.record("\(error.reason)")
            return
        }
        #expect(error.leftMachine)
        #expect(cloud.simulator.log.count(of: LiveCloud.rollback) == 1)
        #expect(cloud.simulator.log.accepted(rollbackOf: Int(LiveCloud.rollbackable)) == 1)
    }

    @Test(arguments: ["null-response", "no-request-id"])
    func anAnswerOfAnotherShapeIsNoAcceptance(fault: String) async throws {
        let cloud = try LiveCloud(faults: ["rollback:\(fault)"])
        let error = try await cloud.failingRollback()
        guard case .unreadable(.wrongShape(let what)) = error.reason else {
            Issue.record("\(error.reason)")
            return
        }
        #expect(what.hasPrefix("Response"))
        #expect(error.leftMachine)
        #expect(cloud.simulator.log.count(of: LiveCloud.rollback) == 1)
        #expect(cloud.simulator.log.accepted(rollbackOf: Int(LiveCloud.rollbackable)) == 1)
    }

    @Test func aCaptivePortalsPageIsNoAcceptance() async throws {
        let cloud = try LiveCloud(faults: ["rollback:html200"])
        let error = try await cloud.failingRollback()
        guard case .unreadable(.notJSON(let hint)) = error.reason else {
            Issue.record("\(error.reason)")
            return
        }
        #expect(hint.contains("Sign in to the network"))
        #expect(error.leftMachine)
        #expect(cloud.simulator.log.count(of: LiveCloud.rollback) == 1)
    }

    @Test(arguments: [1, 3], ["rate-limit", "code=LimitExceeded.RateLimitExceeded"])
    func aRefusedRateIsTriedAgainAndThenAccepted(refusals: Int, fault: String) async throws {
        let cloud = try LiveCloud(faults: ["rollback:\(fault):\(refusals)"])
        _ = try await cloud.withClient { try await $0.rollBack(LiveCloud.rollbackable) }
        #expect(cloud.simulator.log.count(of: LiveCloud.rollback) == refusals + 1)
        #expect(cloud.simulator.log.accepted(rollbackOf: Int(LiveCloud.rollbackable)) == 1)
        #expect(cloud.reports.repeated == Array(1...refusals))
    }

    @Test func aRateThatStaysRefusedEndsTheCall() async throws {
        let cloud = try LiveCloud(faults: ["rollback:rate-limit"])
        let error = try await cloud.failingRollback()
        #expect(error.isRateLimit)
        #expect(cloud.simulator.log.count(of: LiveCloud.rollback) == cloud.repeats.attempts)
        #expect(cloud.simulator.log.accepted(rollbackOf: Int(LiveCloud.rollbackable)) == 0)
    }

    @Test(
        arguments: ["list", "detail"],
        [
            "cut-before", "cut-after", "truncated", "slow=600", "html502", "empty", "internal-error", "rate-limit",
            "code=ServiceUnavailable",
        ])
    func aReadIsRepeatedAfterAFaultAndThenSucceeds(read: String, fault: String) async throws {
        var cloud = try LiveCloud(faults: ["\(read):\(fault):1"])
        if fault.hasPrefix("slow") { cloud.limits = LiveCloud.shortLimits }
        let rows = try await cloud.withClient { client in
            guard read == "list" else { return try await client.detail(of: .sample(LiveCloud.rollbackable)).tasks.count }
            return try await client.send(DescribeHostUploadUpdateRecord(limit: 1)).records.count
        }
        #expect(rows == 1)
        #expect(cloud.simulator.log.count == 2)
        #expect(cloud.reports.repeated == [1])
    }

    @Test(arguments: ["html200", "null-response", "old-format", "code=FailedOperation.AuthError"])
    func aReadIsNotRepeatedInVain(fault: String) async throws {
        let cloud = try LiveCloud(faults: ["list:\(fault)"])
        _ = try await cloud.withClient { client in
            try await failure { _ = try await client.send(DescribeHostUploadUpdateRecord()) }
        }
        #expect(cloud.simulator.log.count == 1)
    }

    @Test func aPageThatFailsOnceDoesNotCostTheList() async throws {
        let cloud = try LiveCloud(faults: ["list:html502:1"])
        let received = try await cloud.withClient { client in
            var received = 0
            for try await page in client.recordPages() { received = page.received }
            return received
        }
        #expect(received == 240)
        #expect(cloud.simulator.log.count == 4)
    }

    @Test func aCancelledRollbackThatWasSentSaysSo() async throws {
        let cloud = try LiveCloud(faults: ["rollback:slow=600"])
        let error = try await cloud.withClient { client in
            let (events, told) = AsyncStream.makeStream(of: RequestReport.Event.self)
            let rollback = UploadUpdateCertificateRecordRollback(try .sample(LiveCloud.rollbackable))
            let call = Task { try await failure { _ = try await client.send(rollback) { told.yield($0) } } }
            _ = await events.first { $0 == .phase(.waiting) }
            call.cancel()
            return try await call.value
        }
        #expect(error.reason == .cancelled)
        #expect(error.leftMachine)
    }
}
