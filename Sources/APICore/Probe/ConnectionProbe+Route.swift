import FoundationEssentials
import NIOSSL
public import RecordModel

extension ConnectionProbe {
    /// The way that requests go, believing the same certificates.
    ///
    /// - Parameter route: a SOCKS proxy in it is passed by: the probe knows its way only through `CONNECT`.
    public init(_ endpoint: Endpoint, by route: Route, limits: Limits = Limits()) {
        self.init(
            endpoint, via: route.proxy.flatMap(Hop.init), limits: limits,
            trustRoots: route.authorities.map { .certificates($0.certificates) } ?? .default)
    }

    /// Whether it is its dates that the certificate over there is not trusted for: a client that refuses one does not say why.
    func findsCertificateOutOfDate() async -> Bool {
        var cause: ConnectionCause?
        await run { step in
            if case .handshake(let handshake) = step, case .failure(let failure) = handshake.outcome { cause = failure.cause }
        }
        return cause == .certificateExpired
    }
}

extension ConnectionProbe.Hop {
    /// Nil for a proxy that is not asked by `CONNECT`.
    public init?(_ proxy: Proxy) {
        guard proxy.kind == .http else { return nil }
        let login = proxy.login.map { login in
            let text = "\(login.name.reveal()):\(login.password.reveal())"
            return Secret("Basic \(Data(text.utf8).base64EncodedString())")
        }
        self.init(host: proxy.host, port: proxy.port, login: login)
    }
}
