import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL
public import RecordModel
import Synchronization

/// The transport over real HTTP, on async-http-client.
///
/// Redirections are never followed: no answer leads to another host. Compressed answers are unpacked, up to the same limit.
/// Reads go by HTTP/2 where the server offers it. Changes always go by HTTP/1.1, each over a connection of its own: there a
/// request is written by one hand alone, so that "nothing was written" is known for certain, and no other request on the same
/// connection can end it half-way.
public final class HTTPTransport: Transport {
    /// How long to wait, and for how much.
    public struct Limits: Hashable, Sendable {
        /// Until a connection stands, the TLS handshake included.
        public var connect: Duration = .seconds(10)
        /// Besides the time for connecting: until the last byte of the answer.
        public var answer: Duration = .seconds(30)
        /// Larger answers are refused unread.
        public var answerBytes = 16 << 20

        public init() {}
    }

    private struct Clients: Sendable {
        /// For reads: connections are kept and used again.
        let reads: HTTPClient
        /// For changes: each over a connection of its own, so that "the connection was closed" never means a stale one.
        let changes: HTTPClient
        /// One event loop for all: kept connections are found again, and "the head was written" is known the moment it is true.
        let loop: any EventLoop
    }

    private let limits: Limits
    private let route: Route
    /// Made for the first request: the first screen needs neither them nor their threads.
    private let clients = Mutex<Clients?>(nil)

    /// Nothing is opened before the first request.
    ///
    /// - Parameter route: how hosts are reached, and whose certificates are believed.
    public init(limits: Limits = Limits(), route: Route = Route()) {
        self.limits = limits
        self.route = route
    }

    /// Closes every connection. Must be called before the transport is dropped, when no request is under way.
    ///
    /// A request that follows opens new ones.
    public func close() async throws {
        let open = clients.withLock { clients in
            defer { clients = nil }
            return clients
        }
        guard let clients = open else { return }
        let (reads, changes) = (clients.reads, clients.changes)
        // The second too, whatever becomes of the first.
        do { try await reads.shutdown() } catch {
            try await changes.shutdown()
            throw error
        }
        try await changes.shutdown()
    }

    public func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        let delegate = PhaseDelegate(limit: limits.answerBytes, onPhase: onPhase)
        let request: HTTPClient.Request
        do {
            request = try HTTPClient.Request(
                url: call.url, method: HTTPMethod(rawValue: call.method.rawValue),
                headers: HTTPHeaders(call.headers.map { ($0.name, $0.value) }),
                body: call.method == .get ? nil : .bytes(call.body))
        } catch {
            throw TransportError(.connection("\(error)"), leftMachine: false)
        }
        let (client, loop) = client(for: call)
        let deadline = NIODeadline.now() + TimeAmount(call.timeLimit ?? limits.connect + limits.answer)
        onPhase(.connecting)
        let task = client.execute(
            request: request, delegate: delegate, eventLoop: .delegateAndChannel(on: loop), deadline: deadline)
        do {
            return try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
        } catch {
            throw await failure(error, of: delegate, at: call.url)
        }
    }

    private func client(for call: HTTPCall) -> (HTTPClient, any EventLoop) {
        clients.withLock { clients in
            let opened = clients ?? open()
            clients = opened
            return (call.needsFreshConnection ? opened.changes : opened.reads, opened.loop)
        }
    }

    private func open() -> Clients {
        var reading = configuration
        reading.httpVersion = .automatic
        var changing = configuration
        changing.httpVersion = .http1Only
        changing.maximumUsesPerConnection = 1
        let reads = HTTPClient(eventLoopGroupProvider: .singleton, configuration: reading)
        return Clients(
            reads: reads, changes: HTTPClient(eventLoopGroupProvider: .singleton, configuration: changing),
            loop: reads.eventLoopGroup.any())
    }

    private var configuration: HTTPClient.Configuration {
        var security = TLSConfiguration.makeClientConfiguration()
        security.minimumTLSVersion = .tlsv12
        if let authorities = route.authorities { security.trustRoots = .certificates(authorities.certificates) }
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: security,
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(limits.connect)),
            proxy: route.proxy.map { HTTPClient.Configuration.Proxy($0) },
            decompression: .enabled(limit: .size(limits.answerBytes)))
        // A refused connection is told at once; whether to try again is not the transport's to decide.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    private func failure(_ error: any Error, of request: PhaseDelegate, at url: String) async -> TransportError {
        let hasLeft = request.hasSentHead
        let proxy = hasLeft ? nil : route.proxy
        let failure = TransportError(
            kind(of: error, hasLeft: hasLeft, proxy), leftMachine: hasLeft, phase: request.phase,
            cause: ConnectionCause(error, proxy))
        guard failure.cause == .certificateUntrusted, route.proxy?.kind ?? .http == .http, let endpoint = try? Endpoint(url),
            await ConnectionProbe(endpoint, by: route).findsCertificateOutOfDate()
        else { return failure }
        return TransportError(
            .connection("the server's certificate has expired or is not valid yet"), leftMachine: hasLeft,
            phase: request.phase, cause: .certificateExpired)
    }

    private func kind(of error: any Error, hasLeft: Bool, _ proxy: Proxy?) -> TransportError.Kind {
        // The library also calls requests cancelled whose connection of HTTP/2 is closing; nobody gave those up.
        if error is CancellationError || Task.isCancelled && error as? HTTPClientError == .cancelled { return .cancelled }
        if hasLeft {
            if error is PhaseDelegate.AnswerTooLarge || error as? NIOHTTPDecompression.DecompressionError == .limit {
                return .tooLarge(limit: limits.answerBytes)
            }
            if let damage = ConnectionFailure.damage(by: error) { return .damaged(damage) }
        }
        return .connection(ConnectionFailure.sentence(for: error, proxy))
    }
}

extension HTTPClient.Configuration.Proxy {
    fileprivate init(_ proxy: Proxy) {
        switch proxy.kind {
        case .http:
            let login = proxy.login.map {
                HTTPClient.Authorization.basic(username: $0.name.reveal(), password: $0.password.reveal())
            }
            self = .server(host: proxy.host, port: proxy.port, authorization: login)
        case .socks5: self = .socksServer(host: proxy.host, port: proxy.port)
        }
    }
}

extension TimeAmount {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
