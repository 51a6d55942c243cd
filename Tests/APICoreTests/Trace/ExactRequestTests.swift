import APICore
import RecordModel
import Testing

/// What is shown against what went over the wire, byte for byte.
@Suite struct ExactRequestTests {
    private static let token = "token-3fZ0mRrq7"

    @Test(arguments: [true, false])
    func whatIsShownIsWhatWentOverTheWire(isChange: Bool) async throws {
        let server = try OneAnswerServer { _ in "" }
        let cloud = try LiveCloud(token: Self.token)
        try await cloud.withClient(of: Endpoint("http://127.0.0.1:\(server.port)")) { client in
            _ = try await failure {
                if isChange {
                    _ = try await client.rollBack(LiveCloud.rollbackable)
                } else {
                    _ = try await client.detail(of: .sample(LiveCloud.rollbackable))
                }
            }
        }
        let trace = try #require(cloud.reports.traces.first)
        let sent = server.request.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        #expect(trace.httpLines.count == sent.count)
        for (shown, line) in zip(trace.httpLines, sent) {
            switch line.prefix(while: { $0 != ":" }) {
            case "Authorization":
                let parts = shown.split(separator: "=", omittingEmptySubsequences: false)
                #expect(line.hasPrefix("\(parts[0])=AKIDSIMU") && shown.hasSuffix("Signature=(hidden)"))
                #expect(line.count > shown.count)
            case "X-TC-Token": #expect(line == "X-TC-Token: \(Self.token)" && shown == "X-TC-Token: (hidden)")
            default: #expect(shown == line)
            }
        }
    }

    /// As proxies do on their error pages: the whole request comes back, and must not reach screen, log or error.
    @Test func anAnswerThatRepeatsTheRequestBringsNoSecretBack() async throws {
        for start in ["", "<pre>", "{\"Response\":{\"Error\":{\"Code\":\"Odd\",\"Message\":\""] {
            let server = try OneAnswerServer { request in
                let lines = request.split(separator: "\r\n").filter { $0.hasPrefix("Auth") || $0.hasPrefix("X-TC-Tok") }
                return start + lines.joined(separator: " ") + (start.hasPrefix("{") ? "\"},\"RequestId\":\"r\"}}" : "")
            }
            let cloud = try LiveCloud(token: Self.token)
            let error = try await cloud.withClient(of: Endpoint("http://127.0.0.1:\(server.port)")) { client in
                try await failure { _ = try await client.rollBack(LiveCloud.rollbackable) }
            }
            let signature = try #require(server.request.firstMatch(of: /Signature=([0-9a-f]{64})/)?.1)
            let explanation = ErrorGuide.english.explain(error)
            let lines = cloud.reports.replies.flatMap(\.lines).joined(separator: "\n")
            #expect(lines.contains("X-TC-Token: (hidden)") && lines.contains("Signature=(hidden)"))
            for value in [everyPrintout(of: error), everyPrintout(of: explanation), everyPrintout(of: cloud.reports.all), lines] {
                #expect(!value.contains(signature) && !value.contains(Self.token))
            }
        }
    }
}
