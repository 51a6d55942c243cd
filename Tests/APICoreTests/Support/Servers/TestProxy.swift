import Synchronization

/// Proxies that lead every name to this machine, so that no test needs a name server or the world.
enum TestProxy {
    /// What a proxy was asked.
    final class Log: Sendable {
        private let asked = Mutex<[ServedConnection.Request]>([])

        var requests: [ServedConnection.Request] { asked.withLock(\.self) }

        fileprivate func add(_ request: ServedConnection.Request) { asked.withLock { $0.append(request) } }
    }

    /// Connects to the port whatever host it is asked for; or answers with other bytes, and ends the connection.
    static func with<Value: Sendable>(
        leadingTo port: Int, answering refusal: String? = nil,
        _ body: @Sendable (_ port: Int, Log) async throws -> Value
    ) async throws -> Value {
        let log = Log()
        return try await LoopbackServer.with { connection in
            log.add(try await connection.request())
            try await connection.send(refusal ?? "HTTP/1.1 200 Connection established\r\n\r\n")
            if refusal == nil { try await connection.tunnel(to: port) }
        } _: { port in
            try await body(port, log)
        }
    }

    /// The same by SOCKS 5; the log holds the names asked for as heads of requests.
    static func withSOCKS<Value: Sendable>(
        leadingTo port: Int, refusing reply: UInt8 = 0, _ body: @Sendable (_ port: Int, Log) async throws -> Value
    ) async throws -> Value {
        let log = Log()
        return try await LoopbackServer.with { connection in
            let methods = try await connection.bytes(2)[1]
            _ = try await connection.bytes(Int(methods))
            try await connection.send([5, 0])
            let length = try await connection.bytes(5)[4]
            log.add(.init(head: String(decoding: try await connection.bytes(Int(length)), as: UTF8.self), body: []))
            _ = try await connection.bytes(2)
            try await connection.send([5, reply, 0, 1, 0, 0, 0, 0, 0, 0])
            if reply == 0 { try await connection.tunnel(to: port) }
        } _: { port in
            try await body(port, log)
        }
    }
}
