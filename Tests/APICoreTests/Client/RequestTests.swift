import FoundationEssentials
import RecordModel
import Synchronization
import Testing

@testable import APICore

@Suite struct RequestTests {
    /// The first call of a client that is configured by hand.
    private func sent(
        credentials: Credentials = .sample, endpoint: Endpoint = .international, region: String? = nil,
        language: Language = .english, _ send: (APIClient) async throws -> Void
    ) async throws -> HTTPCall {
        let transport = FakeTransport(.accepted)
        var configuration = APIClient.Configuration(endpoint: endpoint, credentials: credentials, region: region)
        configuration.language = language
        try await send(APIClient(configuration, transport: transport, now: { Date(timeIntervalSince1970: 1_551_113_065.9) }))
        return try #require(transport.calls.first)
    }

    @Test func aRollbackNamesItsRecordAndNothingElse() async throws {
        let call = try await sent { _ = try await $0.rollBack(2) }
        #expect(String(decoding: call.body, as: UTF8.self) == #"{"DeployRecordId":2}"#)
        #expect(call.header("X-TC-Action") == "UploadUpdateCertificateRecordRollback")
        #expect(call.needsFreshConnection)
    }

    @Test func aRetryNamesARecordOrAnItem() async throws {
        let record = try await sent { _ = try await $0.send(UploadUpdateCertificateRecordRetry(.record(.sample(2)))) }
        let item = try await sent { _ = try await $0.send(UploadUpdateCertificateRecordRetry(.item(31, of: .sample(2)))) }
        #expect(String(decoding: record.body, as: UTF8.self) == #"{"DeployRecordId":2}"#)
        #expect(String(decoding: item.body, as: UTF8.self) == #"{"DeployRecordDetailId":31}"#)
        #expect(record.needsFreshConnection)
        #expect(item.needsFreshConnection)
        #expect(
            [record, item].map { $0.header("X-TC-Action") } == [
                "UploadUpdateCertificateRecordRetry", "UploadUpdateCertificateRecordRetry",
            ])
    }

    /// The parameters name the item alone, yet a report must be filed under its record.
    @Test func aRetryOfAnItemIsReportedUnderItsRecord() throws {
        #expect(UploadUpdateCertificateRecordRetry(.item(31, of: try .sample(2))).recordID == (try .sample(2)))
        #expect(UploadUpdateCertificateRecordRetry(.record(try .sample(2))).recordID == (try .sample(2)))
    }

    @Test func readsNameTheirPageAndMayShareAConnection() async throws {
        let list = try await sent { _ = try await $0.send(DescribeHostUploadUpdateRecord(offset: 200, limit: 50)) }
        let detail = try await sent {
            _ = try await $0.send(DescribeHostUploadUpdateRecordDetail(.sample(2), offset: 400, limit: 200))
        }
        #expect([list.parameter("Offset"), list.parameter("Limit")] == [200, 50])
        #expect(
            [detail.parameter("DeployRecordId"), detail.parameter("Offset"), detail.parameter("Limit")] == [2, 400, 200])
        #expect(list.header("X-TC-Action") == "DescribeHostUploadUpdateRecord")
        #expect(detail.header("X-TC-Action") == "DescribeHostUploadUpdateRecordDetail")
        #expect(!list.needsFreshConnection)
        #expect(!detail.needsFreshConnection)
    }

    @Test func theDocumentedHeadersAreSent() async throws {
        let call = try await sent { _ = try await $0.rollBack(2) }
        #expect(call.url == "https://ssl.intl.tencentcloudapi.com/")
        #expect(call.header("Host") == "ssl.intl.tencentcloudapi.com")
        #expect(call.header("Content-Type") == "application/json")
        #expect(call.header("X-TC-Version") == "2019-12-05")
        #expect(call.header("X-TC-Timestamp") == "1551113065")
        #expect(call.header("X-TC-Language") == "en-US")
        #expect(call.header("X-TC-Token") == nil)
        #expect(call.header("X-TC-Region") == nil)
    }

    @Test func theAPIIsAskedToSpeakTheLanguageOfTheGuide() async throws {
        let call = try await sent(language: .chinese) { _ = try await $0.rollBack(2) }
        #expect(call.header("X-TC-Language") == "zh-CN")
    }

    @Test func theSignatureIsThePublishedOneOfThisVeryRequest() async throws {
        let documented = Credentials(
            secretID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: Secret("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"))
        let call = try await sent(credentials: documented) { _ = try await $0.rollBack(2) }
        #expect(
            call.header("Authorization")
                == "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/ssl/tc3_request, "
                + "SignedHeaders=content-type;host, "
                + "Signature=94694108c610388325bdd77566b8a8a3d5d2b69d2856ce485634cab64ab6a2f8")
    }

    @Test func aTokenAndARegionAreSentWhereGiven() async throws {
        let temporary = Credentials(secretID: "AKID1", secretKey: Secret("k1"), token: Secret("t1"))
        let call = try await sent(credentials: temporary, region: "ap-singapore") { _ = try await $0.rollBack() }
        #expect(call.header("X-TC-Token") == "t1")
        #expect(call.header("X-TC-Region") == "ap-singapore")
    }

    @Test(arguments: [
        ("http://127.0.0.1:18765", "127.0.0.1:18765"), ("https://h.example:443", "h.example"), ("http://[::1]", "[::1]"),
    ])
    func theHostIsSignedAsItIsSent(endpoint: String, host: String) async throws {
        let call = try await sent(endpoint: Endpoint(endpoint)) { _ = try await $0.rollBack() }
        #expect(call.header("Host") == host)
        let input = TC3Signer.Input(
            contentType: "application/json", host: host, body: call.body, timestamp: 1_551_113_065)
        #expect(call.header("Authorization") == TC3Signer().authorization(for: input, credentials: .sample))
    }

    @Test func eachAttemptIsSignedAnew() async throws {
        let time = Mutex(Date(timeIntervalSince1970: 1_551_113_065))
        let transport = FakeTransport { _, number in
            time.withLock { $0.addTimeInterval(240) }
            return number < 3 ? .unreachable : .accepted
        }
        var configuration = APIClient.Configuration(endpoint: .international, credentials: .sample)
        configuration.repeats = .quick
        _ = try await APIClient(configuration, transport: transport, now: { time.withLock { $0 } }).rollBack(2)
        #expect(transport.calls.map { $0.header("X-TC-Timestamp") } == ["1551113065", "1551113305", "1551113545"])
        for call in transport.calls {
            let timestamp = try #require(call.header("X-TC-Timestamp").flatMap { Int64($0) })
            let input = TC3Signer.Input(
                contentType: "application/json", host: "ssl.intl.tencentcloudapi.com", body: call.body, timestamp: timestamp)
            #expect(call.header("Authorization") == TC3Signer().authorization(for: input, credentials: .sample))
        }
    }
}
