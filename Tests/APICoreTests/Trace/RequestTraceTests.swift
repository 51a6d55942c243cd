import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

/// What the inspector is given: all of a request but what is secret.
@Suite struct RequestTraceTests {
    private static let token = "token-3fZ0mRrq7"

    private func client(
        _ transport: FakeTransport = FakeTransport(.accepted), reports: ReportLog = ReportLog(), token: String? = nil,
        secretID: String = Credentials.sample.secretID
    ) -> APIClient {
        let credentials = Credentials(
            secretID: secretID, secretKey: Credentials.sample.secretKey, token: token.map(Secret.init))
        let configuration = APIClient.Configuration(
            endpoint: .international, credentials: credentials, region: token == nil ? nil : "ap-singapore")
        return APIClient(
            configuration, transport: transport, now: { Date(timeIntervalSince1970: 1_551_113_065.9) },
            onReport: { reports.add($0) })
    }

    @Test func aRollbackAsItWouldBeSent() async throws {
        let transport = FakeTransport(.accepted)
        let trace = try await client(transport, token: Self.token).preview(UploadUpdateCertificateRecordRollback(.sample(2)))
        #expect(
            trace.httpLines == [
                "POST / HTTP/1.1", "Host: ssl.intl.tencentcloudapi.com", "Content-Type: application/json",
                "Authorization: TC3-HMAC-SHA256 Credential=AKIDSAMP…0000/2019-02-25/ssl/tc3_request, "
                    + "SignedHeaders=content-type;host, Signature=(hidden)",
                "X-TC-Action: UploadUpdateCertificateRecordRollback", "X-TC-Version: 2019-12-05", "X-TC-Timestamp: 1551113065",
                "X-TC-Language: en-US", "X-TC-RequestClient: certback", "X-TC-TraceId: (another for each attempt)",
                "X-TC-Token: (hidden)", "X-TC-Region: ap-singapore",
                "Content-Length: 20", "Accept-Encoding: deflate, gzip", "", #"{"DeployRecordId":2}"#,
            ])
        #expect(
            trace.canonicalRequest == """
                POST
                /

                content-type:application/json
                host:ssl.intl.tencentcloudapi.com

                content-type;host
                9daf8921f78d7e6de81ad30ab551c6028927918f2e5d4af38a664ac5ef2fd2a6
                """)
        #expect(trace.stringToSign.hasPrefix("TC3-HMAC-SHA256\n1551113065\n2019-02-25/ssl/tc3_request\n"))
        #expect(trace.isChange && trace.signedAt == Date(timeIntervalSince1970: 1_551_113_065))
        #expect(try trace.recordID == .sample(2))
        // Looking at it is all that happened.
        #expect(transport.calls.isEmpty)
    }

    @Test(arguments: ["short", "AKIDSAMPLE00000000000000000000000000", "with/slash", ""])
    func theKeyIDIsShortenedWhateverItIs(secretID: String) async throws {
        let trace = try await client(secretID: secretID).preview(UploadUpdateCertificateRecordRollback(.sample(2)))
        #expect(trace.header("Authorization")?.hasSuffix(", Signature=(hidden)") ?? false)
        #expect(secretID.count <= 14 || !everyPrintout(of: trace).contains(secretID))
    }

    @Test func whatIsToldIsWhatWasSent() async throws {
        let (transport, reports) = (FakeTransport(.accepted), ReportLog())
        _ = try await client(transport, reports: reports, token: Self.token).rollBack(2)
        let trace = try #require(reports.traces.first)
        let call = try #require(transport.calls.first)
        #expect(trace.body == String(decoding: call.body, as: UTF8.self))
        #expect(trace.headers.dropLast(2).map(\.name) == call.headers.map(\.name))
        for (shown, sent) in zip(trace.headers, call.headers) where !["Authorization", "X-TC-Token"].contains(sent.name) {
            #expect(shown.value == sent.value)
        }
    }

    @Test func eachAttemptIsToldWithItsAnswer() async throws {
        let (transport, reports) = (FakeTransport(.unreachable, .refused("RequestLimitExceeded"), .accepted), ReportLog())
        _ = try await APIClient(transport, repeats: .quick, reports: reports).rollBack(2)
        let told = reports.all.compactMap { report -> String? in
            switch report.event {
            case .signed: "signed \(report.attempt)"
            case .received(let reply): "received \(report.attempt): \(reply.lines.count > 3)"
            default: nil
            }
        }
        #expect(told == ["signed 1", "signed 2", "received 2: true", "signed 3", "received 3: true"])
    }

    /// The signature that is shown nowhere is that of the text that is.
    @Test func theTextToSignIsTheOneThatWasSigned() async throws {
        let signer = TC3Signer()
        let body = Array(#"{"DeployRecordId":2}"#.utf8)
        let input = TC3Signer.Input(
            contentType: "application/json", host: "ssl.intl.tencentcloudapi.com", body: body, timestamp: 1_551_113_065)
        let trace = try await client().preview(UploadUpdateCertificateRecordRollback(.sample(2)))
        #expect(trace.stringToSign == signer.stringToSign(input))
        #expect(trace.canonicalRequest == signer.canonicalRequest(input))
    }

    @Test(arguments: [
        ("nothing here", "nothing here"), ("key=s3cret&s3cret;", "key=(hidden)&(hidden);"), ("s3cre", "s3cre"),
        ("s3cres3cret", "s3cre(hidden)"), ("s3cret", "(hidden)"), ("", ""), ("ss3crets3cretss", "s(hidden)(hidden)ss"),
    ])
    func aSecretIsTakenOutOfAnAnswer(body: String, shown: String) {
        var reply = HTTPReply(status: 200, body: Array(body.utf8))
        reply.hide(["s3cret", "another"])
        #expect(String(decoding: reply.body, as: UTF8.self) == shown)
    }

    /// A secret that stands in the very word for it must not keep the search going for ever.
    @Test func theWordForASecretIsNotSearchedAgain() {
        var reply = HTTPReply(status: 200, body: Array("hidden".utf8))
        reply.hide(["hidden"])
        #expect(String(decoding: reply.body, as: UTF8.self) == "(hidden)")
    }
}
