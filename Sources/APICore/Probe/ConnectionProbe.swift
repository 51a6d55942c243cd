import NIOCore
import NIOPosix
import NIOSSL
public import RecordModel

/// Goes the way to an endpoint one step after the other and tells of each how long it took, or why it failed.
///
/// Nothing is signed and nothing is asked: the last step is `GET /`, of which only the head is read. Every connection is
/// closed at the end.
public struct ConnectionProbe: Sendable {
    /// How long to wait.
    public struct Limits: Hashable, Sendable {
        /// For each step.
        public var step = Duration.seconds(5)
        /// For all of them together.
        public var all = Duration.seconds(15)

        public init() {}
    }

    /// A proxy on the way, which opens connections by `CONNECT`.
    public struct Hop: Sendable {
        /// A name or an address.
        public var host: String
        /// Where it listens.
        public var port: Int
        /// What `Proxy-Authorization` says; nil where the proxy wants none.
        public var login: Secret?

        public init(host: String, port: Int, login: Secret? = nil) {
            self.host = host
            self.port = port
            self.login = login
        }
    }

    /// Told in this order; those after a failure are not tried, `handshake` not where there is no TLS, and `tunnel` not where
    /// there is no proxy. With one the first two lead to it.
    public enum Step: Sendable {
        /// The addresses of the name.
        case lookup(Measured<[String]>)
        /// Which of them took the connection.
        case connect(Measured<ReachedAddress>)
        /// Whether the proxy opened the way.
        case tunnel(Measured<Bool>)
        /// Who answered by TLS.
        case handshake(Measured<TLSPeer>)
        /// The head of the answer to `GET /`.
        case answer(Measured<HTTPAnswer>)
    }

    let endpoint: Endpoint
    let hop: Hop?
    let limits: Limits
    /// Who may vouch for the server.
    let trustRoots: NIOSSLTrustRoots

    /// The way to a host, believing the certificates that the system believes.
    public init(_ endpoint: Endpoint, via hop: Hop? = nil, limits: Limits = Limits()) {
        self.init(endpoint, via: hop, limits: limits, trustRoots: .default)
    }

    init(_ endpoint: Endpoint, via hop: Hop? = nil, limits: Limits = Limits(), trustRoots: NIOSSLTrustRoots) {
        self.endpoint = endpoint
        self.hop = hop
        self.limits = limits
        self.trustRoots = trustRoots
    }

    /// Ends within ``Limits/all`` and a moment.
    ///
    /// - Parameter tell: told of each step as soon as it has ended.
    public func run(_ tell: (Step) async -> Void) async {
        let deadline = ContinuousClock.now + limits.all
        let (host, port) = (hop?.host ?? endpoint.host, hop?.port ?? ownPort)
        let lookup = await measured(isToHop: true) {
            try await NameLookup.addresses(of: host, port: port, limit: limit(before: deadline))
        }
        await tell(.lookup(lookup.map { $0.map(\.withoutPort) }))
        guard case .success(let addresses) = lookup.outcome else { return }

        let reached = await measured(isToHop: true) {
            try await Dialling.connect(to: addresses, limit: limit(before: deadline))
        }
        await tell(.connect(reached.map(\.told)))
        guard case .success(let line) = reached.outcome else { return }
        await talk(over: line, deadline, tell)
        line.channel.close(promise: nil)
    }

    private func talk(over line: Dialling.Line, _ deadline: ContinuousClock.Instant, _ tell: (Step) async -> Void) async {
        if let hop {
            let tunnel = await measured { try await open(line.channel, through: hop, limit(before: deadline)) }
            await tell(.tunnel(tunnel))
            guard case .success = tunnel.outcome else { return }
        }
        if endpoint.scheme == .https {
            let handshake = TLSHandshake(host: endpoint.host, trustRoots: trustRoots)
            let peer = await measured {
                try await handshake.perform(on: line.channel, limit: limit(before: deadline)) { limit in
                    try await anotherLine(to: line.address, limit)
                }
            }
            await tell(.handshake(peer))
            guard case .success = peer.outcome else { return }
        }
        let answer = await measured {
            try await HTTPQuestion.ask(on: line.channel, host: endpoint.authority, limit: limit(before: deadline))
        }
        await tell(.answer(answer))
    }

    private var ownPort: Int { endpoint.port ?? (endpoint.scheme == .https ? 443 : 80) }

    private func open(_ channel: any Channel, through hop: Hop, _ limit: Duration) async throws -> Bool {
        let name = endpoint.host.contains(":") ? "[\(endpoint.host)]" : endpoint.host
        try await Tunnel.open(on: channel, to: "\(name):\(ownPort)", login: hop.login, limit: limit)
        return true
    }

    /// The same way once more.
    private func anotherLine(to address: SocketAddress, _ limit: Duration) async throws -> any Channel {
        let channel = try await Dialling.channel(to: address, limit: limit)
        if let hop { _ = try await open(channel, through: hop, limit) }
        return channel
    }

    private func limit(before deadline: ContinuousClock.Instant) -> Duration {
        max(.zero, min(limits.step, deadline - .now))
    }

    /// - Parameter isToHop: whoever cannot be reached is the proxy, where there is one.
    private func measured<Value: Sendable>(
        isToHop: Bool = false, _ work: () async throws -> Value
    ) async -> Measured<Value> {
        let start = ContinuousClock.now
        do { return Measured(.success(try await work()), duration: .now - start) } catch {
            var failure = ProbeFailure(error)
            if isToHop, hop != nil { failure.cause = .proxy }
            return Measured(.failure(failure), duration: .now - start)
        }
    }
}
