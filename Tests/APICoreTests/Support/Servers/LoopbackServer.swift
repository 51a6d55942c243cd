import NIOCore
import NIOPosix
import NIOSSL

/// A server of this test's own on a free port of this machine; ended with the test.
enum LoopbackServer {
    /// Runs the body beside the server.
    ///
    /// - Parameters:
    ///   - host: the address to listen on.
    ///   - tls: whose certificate to show; nil for bare TCP.
    ///   - serve: what becomes of a connection; it is closed when this returns or throws.
    static func with<Value: Sendable>(
        host: String = "127.0.0.1", tls: TestCertificates.Identity? = nil, protocols: [String] = ["http/1.1"],
        _ serve: @escaping @Sendable (inout ServedConnection) async throws -> Void,
        _ body: @Sendable (_ port: Int) async throws -> Value
    ) async throws -> Value {
        let context = try tls.map { try NIOSSLContext(configuration: $0.configuration(protocols: protocols)) }
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            // Nothing is read before somebody serves the connection: one that nobody takes any more is only dropped.
            .childChannelOption(.autoRead, value: false)
            .bind(host: host, port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context)) }
                    return channel
                }
            }
        guard let port = server.channel.localAddress?.port else { throw NoPort() }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await accept(server, serve) }
            let value = try await body(port)
            group.cancelAll()
            return value
        }
    }

    struct NoPort: Error {}

    private static func accept(
        _ server: NIOAsyncChannel<any Channel, Never>,
        _ serve: @escaping @Sendable (inout ServedConnection) async throws -> Void
    ) async {
        // Connections break off here by design; what matters is what the client makes of it.
        try? await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await channel in connections { group.addTask { try? await run(serve, on: channel) } }
            }
        }
    }

    private static func run(
        _ serve: @Sendable (inout ServedConnection) async throws -> Void, on channel: any Channel
    ) async throws {
        let connection = try await channel.eventLoop.submit {
            try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }.get()
        try await connection.executeThenClose { inbound, outbound in
            try await channel.setOption(.autoRead, value: true).get()
            var served = ServedConnection(channel: channel, inbound: inbound.makeAsyncIterator(), outbound: outbound)
            try await serve(&served)
        }
    }
}
