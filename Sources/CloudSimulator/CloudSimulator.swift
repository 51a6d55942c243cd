import Hummingbird
import Logging

/// A stand-in for the record actions of Tencent Cloud's SSL API, over real HTTP on the loopback interface.
///
/// It checks signatures strictly by itself, carries rollbacks and retries out over time, and fails on demand. Copies
/// share one world.
public struct CloudSimulator: Sendable {
    private let port: Int
    private let service: SimulatedService

    /// Sets a world up; nothing listens yet.
    ///
    /// - Throws: ``SimulatorError`` if the number of records or the hand-written records are not usable.
    public init(options: SimulatorOptions) throws {
        self.port = options.port
        self.service = try SimulatedService(options: options)
    }

    /// What has been asked so far.
    public var log: ReceivedRequests { service.log }

    /// Serves on the loopback interface until cancelled.
    ///
    /// Open connections and unfinished answers are cut off at the end.
    /// - Parameter onRunning: Told the bound port once calls can be made.
    /// - Throws: ``SimulatorError`` if the port cannot be bound. Cancellation is not an error.
    public func run(onRunning: @Sendable @escaping (Int) async -> Void) async throws {
        do {
            try await makeApplication(onRunning: onRunning).run()
        } catch {
            if Task.isCancelled { return }
            let explanation = "The simulator cannot listen on 127.0.0.1:\(port): \(error). Try another port."
            throw SimulatorError(reason: .cannotListen(port: port), explanation: explanation)
        }
    }

    /// Serves while `body` runs, then ends at once.
    ///
    /// - Throws: What `body` throws, or ``SimulatorError`` if the port cannot be bound.
    public func withServer<R: Sendable>(
        _ body: @Sendable (SimulatorAddress) async throws -> R
    ) async throws -> R {
        try await Self.serving(run, while: body)
    }

    /// Serves what a CVM of the account would find at its metadata service, on a port of its own, while `body` runs.
    ///
    /// The keys it hands out are accepted by this simulator.
    public func withMetadata<R: Sendable>(
        _ state: MetadataState = .bound(seconds: 21_600), _ body: @Sendable (SimulatorAddress) async throws -> R
    ) async throws -> R {
        let service = service
        return try await Self.serving(
            { onRunning in
                let router = makeMetadataRouter(service: service, state: state)
                try await Self.makeApplication(router, port: 0, onRunning: onRunning).run()
            }, while: body)
    }

    private static func serving<R: Sendable>(
        _ run: @Sendable @escaping (@Sendable @escaping (Int) async -> Void) async throws -> Void,
        while body: @Sendable (SimulatorAddress) async throws -> R
    ) async throws -> R {
        let (ports, boundPort) = AsyncStream.makeStream(of: Int.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { boundPort.finish() }
                try await run { boundPort.yield($0) }
            }
            defer { group.cancelAll() }
            guard let port = await ports.first(where: { _ in true }) else {
                try await group.next()
                throw CancellationError()
            }
            return try await body(SimulatorAddress(port: port))
        }
    }

    /// The one place where the server is put together, for `run` and for tests.
    func makeApplication(onRunning: @Sendable @escaping (Int) async -> Void = { _ in }) -> some ApplicationProtocol {
        Self.makeApplication(makeRouter(service: service), port: port, onRunning: onRunning)
    }

    private static func makeApplication(
        _ router: Router<SimulatorContext>, port: Int, onRunning: @Sendable @escaping (Int) async -> Void
    ) -> some ApplicationProtocol {
        var logger = Logger(label: "certback.simulator")
        logger.logLevel = .critical
        return Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger
        )
    }
}
