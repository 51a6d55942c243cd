import Foundation
import RecordModel
import Testing

@testable import APICore

/// A key that the service refuses is replaced once, where it can be.
@Suite struct RenewalTests {
    private let fetch = KeyFetch()
    private let reports = ReportLog()

    private func client(_ transport: FakeTransport, signingBy provider: any CredentialsProvider) -> APIClient {
        var configuration = APIClient.Configuration(
            endpoint: .international, credentials: provider, account: provider.source.account)
        configuration.repeats = .quick
        return APIClient(
            configuration, transport: transport, limiter: RateLimiter(requestsPerSecond: 1000),
            onReport: { [reports] in reports.add($0) })
    }

    private func ids(_ transport: FakeTransport) -> [String] {
        transport.calls.compactMap {
            $0.header("Authorization")?.split(separator: "=")[1].split(separator: "/").first.map(String.init)
        }
    }

    @Test(arguments: ["AuthFailure.TokenFailure", "AuthFailure.SecretIdNotFound"])
    func aChangeThatWasRefusedForItsKeyIsSentOnceMoreWithANewOne(code: String) async throws {
        fetch.answer("A", lasting: 7200)
        fetch.answer("B", lasting: 7200)
        let transport = FakeTransport(.refused(code), .accepted)
        _ = try await client(transport, signingBy: fetch.provider()).rollBack()
        #expect(ids(transport) == ["A", "B"])
        #expect(reports.repeated == [1])
    }

    @Test func aSecondRefusalStands() async throws {
        for id in ["A", "B", "C"] { fetch.answer(id, lasting: 7200) }
        let transport = FakeTransport(.refused("AuthFailure.TokenFailure"))
        let client = client(transport, signingBy: fetch.provider())
        let error = try await failure { _ = try await client.rollBack() }
        #expect(error.code == "AuthFailure.TokenFailure")
        #expect(ids(transport) == ["A", "B"])
    }

    /// A login that nobody has renewed is read anew, and is what it was.
    @Test func theSameKeysAreNotSentTwice() async throws {
        for _ in 0..<2 { fetch.answer("A", lasting: 7200) }
        let transport = FakeTransport(.refused("AuthFailure.TokenFailure"))
        let client = client(transport, signingBy: fetch.provider())
        _ = try await failure { _ = try await client.rollBack() }
        #expect(transport.calls.count == 1)
        #expect(fetch.count == 2)
    }

    @Test func keysThatLastAreNotAskedForAnew() async throws {
        let transport = FakeTransport(.refused("AuthFailure.TokenFailure"))
        let client = client(transport, signingBy: Credentials.sample)
        _ = try await failure { _ = try await client.rollBack() }
        #expect(transport.calls.count == 1)
    }

    /// The pause may be short, but another process may have taken the change over all the same.
    @Test func whoeverMayNotRepeatDoesNot() async throws {
        for id in ["A", "B"] { fetch.answer(id, lasting: 7200) }
        let transport = FakeTransport(.refused("AuthFailure.TokenFailure"), .accepted)
        let client = client(transport, signingBy: fetch.provider())
        let error = try await failure {
            _ = try await client.send(UploadUpdateCertificateRecordRollback(.sample()), mayRepeat: { false })
        }
        #expect(error.code == "AuthFailure.TokenFailure")
        #expect(transport.calls.count == 1)
    }

    @Test func whatIsRefusedForAnotherReasonIsNotRenewed() async throws {
        fetch.answer("A", lasting: 7200)
        let transport = FakeTransport(.refused("AuthFailure.SignatureFailure"), .accepted)
        let client = client(transport, signingBy: fetch.provider())
        _ = try await failure { _ = try await client.rollBack() }
        #expect(transport.calls.count == 1)
        #expect(fetch.count == 1)
    }

    @Test func withoutKeysNothingIsSentAndThatIsCertain() async throws {
        fetch.fail("not today")
        let transport = FakeTransport(.accepted)
        let client = client(transport, signingBy: fetch.provider())
        let error = try await failure { _ = try await client.rollBack() }
        #expect(error.reason == .noCredentials("this machine's CVM role: not today"))
        #expect(!error.leftMachine)
        #expect(transport.calls.isEmpty)
        #expect(!reports.phases().contains(.connecting))
        let explanation = ErrorGuide.english.explain(error)
        #expect(explanation.changed == "No. Nothing was sent to be changed.")
        #expect(explanation.message == "this machine's CVM role: not today")
    }

    @Test func keysAreAskedForBeforeEachAttempt() async throws {
        fetch.answer("A", lasting: 7200)
        let transport = FakeTransport { [fetch] _, number in
            guard number == 1 else { return .accepted }
            fetch.advance(by: 7000)
            fetch.answer("B", lasting: 7200)
            return .refused("RequestLimitExceeded")
        }
        _ = try await client(transport, signingBy: fetch.provider()).rollBack()
        #expect(ids(transport) == ["A", "B"])
    }

    @Test(
        arguments: [
            ("ssl.intl.tencentcloudapi.com", Site.international, "--endpoint ssl.tencentcloudapi.com"),
            ("ssl.tencentcloudapi.com", .mainland, "--endpoint ssl.intl.tencentcloudapi.com"), ("127.0.0.1:1", nil, "per site"),
        ] as [(String, Site?, String)])
    func aKeyOfTheOtherSiteIsExplainedWithBoth(endpoint: String, site: Site?, words: String) async throws {
        let configuration = APIClient.Configuration(endpoint: try Endpoint(endpoint), credentials: .sample)
        let client = APIClient(configuration, transport: FakeTransport(.refused("AuthFailure.SecretIdNotFound")))
        let error = try await failure { _ = try await client.rollBack() }
        #expect(error.site == site)
        let explanation = ErrorGuide.english.explain(error)
        #expect(explanation.remedy.contains(words), "\(explanation.remedy)")
        if site != nil { #expect(explanation.what.contains(endpoint)) }
    }
}
