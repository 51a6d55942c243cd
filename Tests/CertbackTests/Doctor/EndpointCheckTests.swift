import APICore
import Foundation
import RecordModel
import Testing

@testable import certback

@Suite struct EndpointCheckTests {
    private static let endpoint = Endpoint.international
    private static let host = "ssl.intl.tencentcloudapi.com"

    private func findings(
        _ step: ConnectionProbe.Step, at endpoint: Endpoint = endpoint, via hop: ConnectionProbe.Hop? = nil
    ) -> [Finding] {
        EndpointCheck(endpoint, via: hop, .english, zone: .china).findings(step)
    }

    private func measured<Value>(_ value: Value) -> Measured<Value> { Measured(.success(value), duration: .milliseconds(12)) }

    @Test func eachStepTellsWhatItFoundAndHowLongItTook() throws {
        let certificate = PeerCertificate(
            subject: "*.example.com", issuer: "Some CA", validUntil: Date(timeIntervalSince1970: 1_800_000_000))
        let steps: [(ConnectionProbe.Step, String)] = [
            (.lookup(measured(["192.0.2.1", "2001:db8::1"])), "\(Self.host) is 192.0.2.1, 2001:db8::1"),
            (
                .connect(measured(ReachedAddress(address: "192.0.2.1:443", others: ["[2001:db8::1]:443": "no route"]))),
                "connected to 192.0.2.1:443; not [2001:db8::1]:443: no route"
            ),
            (
                .handshake(measured(TLSPeer(version: "TLS 1.3", certificate: certificate))),
                "TLS 1.3, certificate of *.example.com by Some CA until 2027-01-15"
            ),
            (
                .answer(measured(HTTPAnswer(status: 404, date: nil, sentAt: Date(), receivedAt: Date()))),
                "status 404 to GET /"
            ),
        ]
        for (step, words) in steps {
            let findings = findings(step)
            try #require(findings.count == 1)
            #expect(findings[0].verdict == .ok)
            #expect(findings[0].found == words)
            #expect(findings[0].duration == .milliseconds(12))
        }
    }

    @Test(arguments: ConnectionCause.allCases)
    func aCauseIsExplainedByTheGuide(cause: ConnectionCause) throws {
        let failure = ProbeFailure("no words", cause: cause)
        let finding = try #require(findings(.connect(Measured(.failure(failure), duration: .zero))).first)
        #expect(finding.verdict == .fail)
        #expect(finding.code == "unreachable")
        #expect(finding.remedy == ErrorGuide.english.explain(failure.asUnreachable).forCommands.remedy)
        #expect(JSONOutput.Examination([finding]).exitCode == 69)
    }

    @Test func whoShowsTheWrongCertificateIsNamedWithoutTheLibrarysWords() throws {
        let peer = PeerCertificate(
            subject: "\u{1B}[31mproxy", issuer: "Corp", validUntil: Date(timeIntervalSince1970: 1_800_000_000))
        let failure = ProbeFailure("handshakeFailed(…)", cause: .certificateUntrusted, peer: peer)
        let finding = try #require(findings(.handshake(Measured(.failure(failure), duration: .zero))).first)
        #expect(finding.found.contains("shows a certificate of ␛[31mproxy by Corp until 2027-01-15"))
        #expect(!finding.found.contains("handshakeFailed"))
    }

    @Test(arguments: [(301, "HTTP status 301"), (407, "HTTP status 407"), (503, "HTTP status 503")])
    func aProxysStatusIsAWarning(status: Int, words: String) throws {
        let head = HTTPAnswer(status: status, date: nil, sentAt: Date(), receivedAt: Date())
        let finding = try #require(findings(.answer(measured(head))).first)
        #expect(finding.verdict == .warn)
        #expect(finding.found.contains(words))
    }

    @Test func plainHTTPHasNoTLSToLookAt() throws {
        let endpoint = try Endpoint("http://127.0.0.1:1")
        let reached = findings(.connect(measured(ReachedAddress(address: "127.0.0.1:1"))), at: endpoint)
        #expect(reached.map(\.check) == [.tcp, .tls])
        #expect(reached.map(\.verdict) == [.ok, .skip])
    }

    @Test func aProxyOnTheWayIsNamed() {
        let hop = ConnectionProbe.Hop(host: "proxy.example", port: 3128)
        let findings = [ConnectionProbe.Step.lookup(measured(["192.0.2.9"])), .tunnel(measured(true))].flatMap {
            self.findings($0, via: hop)
        }
        #expect(findings.map(\.check) == [.dns, .proxy])
        #expect(findings[0].found == "the proxy proxy.example is 192.0.2.9")
        #expect(findings[1].found == "proxy.example has opened the way to \(Self.host)")
    }
}
