import APICore
import RecordModel

/// The way to the API: name, connection, TLS, and whether anybody there speaks HTTP.
struct EndpointCheck {
    private let endpoint: Endpoint
    /// The proxy on the way; nil where there is none.
    private let hop: ConnectionProbe.Hop?
    private let guide: ErrorGuide
    private let zone: UTCOffset

    init(_ endpoint: Endpoint, via hop: ConnectionProbe.Hop?, _ guide: ErrorGuide, zone: UTCOffset) {
        self.endpoint = endpoint
        self.hop = hop
        self.guide = guide
        self.zone = zone
    }

    /// Plain http, to this machine alone, has no TLS to look at.
    func findings(_ step: ConnectionProbe.Step) -> [Finding] {
        switch step {
        case .lookup(let measured): return [finding(.dns, measured, lookedUp)]
        case .connect(let measured):
            let connected = finding(.tcp, measured, connected)
            let hasTLS = endpoint.scheme == .https || connected.verdict == .fail
            return [connected] + (hasTLS ? [] : [.skip(.tls, "plain http to this machine")])
        case .tunnel(let measured):
            return [finding(.proxy, measured) { _ in "\(hop?.host ?? "") has opened the way to \(endpoint.authority)" }]
        case .handshake(let measured): return [finding(.tls, measured, secured)]
        case .answer(let measured): return [answered(measured)]
        }
    }

    private func finding<Value>(_ check: Finding.Check, _ measured: Measured<Value>, _ words: (Value) -> String) -> Finding {
        switch measured.outcome {
        case .success(let value): .ok(check, words(value), in: measured.duration)
        case .failure(let failure): .fail(check, explain(failure), in: measured.duration)
        }
    }

    /// The guide knows what to do about a cause; of TLS the library's own words say nothing that the cause does not.
    private func explain(_ failure: ProbeFailure) -> Explanation {
        var explanation = guide.explain(failure.asUnreachable)
        if let peer = failure.peer {
            explanation.message = "\(endpoint.host) shows a certificate \(words(peer))"
        } else if failure.cause?.rawValue.hasPrefix("tls.") ?? false {
            explanation.message = ""
        }
        return explanation
    }

    private func lookedUp(_ addresses: [String]) -> String {
        let name = hop?.host ?? endpoint.host
        let whose = hop == nil ? "" : "the proxy "
        return "\(whose)\(name) is \(addresses == [name] ? "an address" : addresses.joined(separator: ", "))"
    }

    private func connected(_ reached: ReachedAddress) -> String {
        let others = reached.others.sorted { $0.key < $1.key }.map { "; not \($0.key): \($0.value)" }
        return "connected to \(reached.address)" + others.joined()
    }

    private func secured(_ peer: TLSPeer) -> String {
        peer.version + (peer.certificate.map { ", certificate \(words($0))" } ?? "")
    }

    private func words(_ peer: PeerCertificate) -> String {
        let names = [("of", peer.subject), ("by", peer.issuer)].filter { !$0.1.isEmpty }.map { "\($0) \($1)" }
        return (names + ["until \(zone.dateAndTime(peer.validUntil).prefix(10))"]).joined(separator: " ")
    }

    /// Any status is an answer; some of them are a proxy's.
    private func answered(_ measured: Measured<HTTPAnswer>) -> Finding {
        guard case .success(let answer) = measured.outcome else {
            return finding(.http, measured) { _ in "" }
        }
        let isOthers = answer.status >= 500 || (300...399).contains(answer.status) || answer.status == 407
        guard isOthers else { return .ok(.http, "status \(answer.status) to GET /", in: measured.duration) }
        let reply = APIError(
            .unreadable(.httpStatus(answer.status, hint: "")), action: DescribeHostUploadUpdateRecord.action, leftMachine: true)
        return .warn(.http, guide.explain(reply), in: measured.duration)
    }
}
