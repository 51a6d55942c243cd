import AsyncHTTPClient
import NIOCore
import NIOHTTP1
public import RecordModel
import Synchronization

/// The transport over real HTTP, on async-http-client.
public final class HTTPTransport: Transport {
    /// How long to wait, and for how much.
    public struct Limits: Hashable, Sendable {
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
    }

    private let limits: Limits
    /// Made for the first request: the first screen needs neither them nor their threads.
    private let clients = Mutex<Clients?>(nil)

    public init(limits: Limits = Limits()) { self.limits = limits }

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
        let client = client(for: call)
        // One event loop for both, so that "the head was written" is known the moment it is true.
        let loop = client.eventLoopGroup.any()
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
            throw TransportError(
                Self.kind(of: error), leftMachine: delegate.hasSentHead, phase: delegate.phase, cause: ConnectionCause(error))
        }
    }

    private func client(for call: HTTPCall) -> HTTPClient {
        clients.withLock { clients in
            let opened = clients ?? Self.open(limits)
            clients = opened
            return call.needsFreshConnection ? opened.changes : opened.reads
        }
    }

    private static func open(_ limits: Limits) -> Clients {
        var single = configuration(limits)
        single.maximumUsesPerConnection = 1
        return Clients(
            reads: HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration(limits)),
            changes: HTTPClient(eventLoopGroupProvider: .singleton, configuration: single))
    }

    private static func configuration(_ limits: Limits) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(limits.connect)))
        // A refused connection is told at once; whether to try again is not the transport's to decide.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        return configuration
    }

    private static func kind(of error: any Error) -> TransportError.Kind {
        if let error = error as? PhaseDelegate.AnswerTooLarge { return .tooLarge(limit: error.limit) }
        if error is CancellationError || error as? HTTPClientError == .cancelled { return .cancelled }
        return .connection(ConnectionFailure.sentence(for: error))
    }
}

extension TimeAmount {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
