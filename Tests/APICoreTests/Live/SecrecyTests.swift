import APICore
import CloudSimulator
import RecordModel
import Testing

/// Prints all that a failing call leaves behind and looks for what must not be in it.
@Suite struct SecrecyTests {
    private static let token = "token-3fZ0mRrq7"
    private static let key = SimulatorOptions().secretKey

    private func expectNoSecret(in value: Any, sourceLocation: SourceLocation = #_sourceLocation) {
        let printout = everyPrintout(of: value)
        #expect(printout.contains(LiveCloud.rollback), sourceLocation: sourceLocation)
        #expect(!printout.contains(Self.key), sourceLocation: sourceLocation)
        #expect(!printout.contains(Self.token), sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        "cut-before", "cut-after", "slow=600", "html502", "html200", "empty", "truncated", "rate-limit", "internal-error",
        "null-response", "error-charset", "no-request-id", "old-format",
    ])
    func aFailingCallShowsNeitherKeyNorToken(fault: String) async throws {
        var cloud = try LiveCloud(faults: ["rollback:\(fault)"], token: Self.token)
        if fault.hasPrefix("slow") { cloud.limits = LiveCloud.shortLimits }
        let error = try await cloud.failingRollback()
        expectNoSecret(in: error)
        expectNoSecret(in: cloud.reports.all)
        expectNoSecret(in: (error.action, ErrorGuide.english.explain(error)))
        let trace = try #require(cloud.reports.traces.last)
        let pages = trace.httpLines + [CurlCommand(trace).text, TccliCommand(trace)?.text ?? "", trace.stringToSign]
        expectNoSecret(in: pages + cloud.reports.replies.flatMap(\.lines))
    }

    @Test func aRefusedSignatureShowsNeitherKeyNorToken() async throws {
        var cloud = try LiveCloud(token: Self.token)
        cloud.credentials = Credentials(
            secretID: cloud.credentials.secretID, secretKey: Secret(Self.key + "x"), token: Secret(Self.token))
        let error = try await cloud.failingRollback()
        #expect(error.code == "AuthFailure.SignatureFailure")
        expectNoSecret(in: error)
        expectNoSecret(in: cloud.reports.all)
    }

    @Test func anUnreachableEndpointShowsNeitherKeyNorToken() async throws {
        let port = try DeafPort()
        let cloud = try LiveCloud(token: Self.token)
        let endpoint = try Endpoint("http://127.0.0.1:\(port.number)")
        let error = try await cloud.withClient(of: endpoint) { client in
            try await failure { _ = try await client.rollBack(LiveCloud.rollbackable) }
        }
        expectNoSecret(in: error)
        expectNoSecret(in: cloud.reports.all)
    }

    @Test func aTokenThatNoHeaderCanCarryIsNotShown() async throws {
        var cloud = try LiveCloud()
        cloud.credentials = Credentials(
            secretID: cloud.credentials.secretID, secretKey: cloud.credentials.secretKey, token: Secret("\(Self.token)\u{1}"))
        let error = try await cloud.failingRollback()
        #expect(!error.leftMachine)
        expectNoSecret(in: error)
        expectNoSecret(in: cloud.reports.all)
    }
}
