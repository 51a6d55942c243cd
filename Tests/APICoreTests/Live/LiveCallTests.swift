import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import Synchronization
import Testing

/// The client and the simulated cloud, over real HTTP.
@Suite struct LiveCallTests {
    @Test(arguments: [(100, [100, 100, 40]), (60, [60, 60, 60, 60]), (500, [100, 100, 40])])
    func allPagesOfTheListAreRead(pageSize: Int, sizes: [Int]) async throws {
        let cloud = try LiveCloud()
        let pages = try await cloud.withClient { client in
            var pages: [[DeployRecord]] = []
            for try await page in client.recordPages(pageSize: pageSize) { pages.append(page.records) }
            return pages
        }
        #expect(pages.map(\.count) == sizes)
        #expect(pages.joined().map(\.id.rawValue) == (0..<240).map { 1_000_231 - $0 })
        #expect(pages.joined().allSatisfy { $0.createdAt != nil && $0.updatedAt != nil && $0.resourceTypes.contains("clb") })
        #expect(cloud.simulator.log.count == sizes.count)
        #expect(cloud.simulator.log.allSatisfy { $0.isSignatureValid })
    }

    @Test func theDetailOfARecordIsRead() async throws {
        let cloud = try LiveCloud()
        let detail = try await cloud.withClient { try await $0.detail(of: .sample(LiveCloud.rollbackable)) }
        let deployment = try #require(detail.deployment)
        #expect(detail.rollback == nil)
        #expect(deployment.status == .deployed)
        #expect(!deployment.items.isEmpty)
        #expect(deployment.hasAllItems)
        #expect(deployment.items.allSatisfy { $0.instanceID.hasPrefix("lb-") && $0.resourceType == "clb" && $0.id > 0 })
    }

    @Test func aDetailOfMoreItemsThanAPageHoldsIsReadToTheEnd() async throws {
        let cloud = try LiveCloud()
        let detail = try await cloud.withClient { try await $0.detail(of: .sample(1_000_231 - 17)) }
        let items = try #require(detail.deployment).items
        #expect(items.count == 250)
        #expect(Set(items.map(\.id)).count == 250)
        #expect(cloud.simulator.log.count == 2)
    }

    @Test func aRollbackIsAcceptedWithARequestID() async throws {
        let cloud = try LiveCloud()
        let (receipt, detail) = try await cloud.withClient { client in
            (try await client.rollBack(LiveCloud.rollbackable), try await client.detail(of: .sample(LiveCloud.rollbackable)))
        }
        #expect(receipt.requestID.rawValue.count == 36)
        #expect(detail.rollback?.kind == .rollback)
        #expect(cloud.simulator.log.accepted(rollbackOf: Int(LiveCloud.rollbackable)) == 1)
        #expect(cloud.simulator.log.count(of: LiveCloud.rollback) == 1)
        #expect(cloud.reports.all.contains { $0.event == .succeeded(receipt.requestID) })
    }

    @Test(arguments: ["detail", "rollback"])
    func aRecordTheCloudDoesNotKnowIsRefused(call: String) async throws {
        let cloud = try LiveCloud()
        let error = try await cloud.withClient { client in
            try await failure {
                if call == "detail" { _ = try await client.detail(of: .sample(1)) } else { _ = try await client.rollBack(1) }
            }
        }
        #expect(error.code == "FailedOperation.CertificateDeployNotExist")
        #expect(error.requestID != nil)
        #expect(cloud.simulator.log.count == 1)
    }

    @Test func aWrongKeyIsRefusedOnceAndForAll() async throws {
        var cloud = try LiveCloud()
        cloud.credentials = Credentials(secretID: cloud.credentials.secretID, secretKey: Secret("another-key"))
        let error = try await cloud.failingRollback()
        #expect(error.code == "AuthFailure.SignatureFailure")
        #expect(error.leftMachine)
        #expect(cloud.simulator.log.map(\.isSignatureValid) == [false])
    }

    @Test func aTokenReachesTheCloud() async throws {
        var cloud = try LiveCloud(token: "token-3fZ0mRrq")
        _ = try await cloud.withClient { try await $0.detail(of: .sample(LiveCloud.rollbackable)) }
        cloud.credentials = Credentials(
            secretID: cloud.credentials.secretID, secretKey: cloud.credentials.secretKey, token: Secret("old"))
        #expect(try await cloud.failingRollback().code == "AuthFailure.TokenFailure")
    }

    @Test func whatHappensToACallIsToldInOrderToItsCallerToo() async throws {
        let cloud = try LiveCloud()
        let told = Mutex<[RequestReport.Event]>([])
        let receipt = try await cloud.withClient { client in
            let rollback = UploadUpdateCertificateRecordRollback(try .sample(LiveCloud.rollbackable))
            return try await client.send(rollback) { event in told.withLock { $0.append(event) } }
        }
        let phases = [RequestPhase.queued, .connecting, .sent, .waiting, .answered]
        #expect(
            ReportLog.withoutTraces(told.withLock(\.self)) == phases.map { .phase($0) } + [.succeeded(receipt.requestID)])
        #expect(told.withLock(\.self) == cloud.reports.all.map(\.event))
    }

    @Test func aRetryOfOneItemIsAcceptedAndTriesThatItemAlone() async throws {
        let cloud = try LiveCloud()
        let (before, after) = try await cloud.withClient { client in
            let record = try await client.failedRecord()
            let before = try #require(try await client.detail(of: record).deployment)
            let item = try #require(before.failedItems.last)
            _ = try await client.send(UploadUpdateCertificateRecordRetry(.item(item.id, of: record)))
            return (before, try #require(try await client.detail(of: record).deployment))
        }
        let moved = zip(before.items, after.items).filter { $0.status != $1.status || $0.updatedAt != $1.updatedAt }.map(\.0.id)
        #expect(moved == [before.failedItems.last?.id])
    }

    @Test func aReadOverAKeptConnectionGoesThroughTheSamePhases() async throws {
        let cloud = try LiveCloud()
        try await cloud.withClient { client in
            for _ in 1...3 { _ = try await client.send(DescribeHostUploadUpdateRecord(limit: 1)) }
        }
        let phases = (1...3).map { call in
            cloud.reports.all.filter { $0.call == call }.compactMap {
                if case .phase(let phase) = $0.event { phase } else { nil }
            }
        }
        #expect(phases == [[RequestPhase]](repeating: RequestPhase.allCases, count: 3))
    }

    @Test func anAnswerThatIsTooLargeIsRefusedUnread() async throws {
        var cloud = try LiveCloud()
        cloud.limits.answerBytes = 1000
        let error = try await cloud.withClient { client in
            try await failure { _ = try await client.send(DescribeHostUploadUpdateRecord()) }
        }
        #expect(error.reason == .unreadable(.tooLarge(limit: 1000)))
        #expect(error.leftMachine)
        #expect(cloud.simulator.log.count == 1)
    }
}
