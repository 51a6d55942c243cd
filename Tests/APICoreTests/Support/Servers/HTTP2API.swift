import Synchronization

/// Stands in for the API over HTTP/2, frame by frame, so that a frame can be the wrong one.
///
/// Understands just enough: it counts requests, and answers each as it is told. Where the client did not agree on HTTP/2 it
/// answers by HTTP/1.1.
final class HTTP2API: Sendable {
    /// What becomes of a request.
    enum Answer: Sendable {
        case json(String)
        /// The stream alone is reset, with this code of HTTP/2.
        case resetStream(code: UInt8)
        /// The server goes, and says that it has processed no request; then the connection ends.
        case goAway
        case hangUp
        case silence
    }

    private let overHTTP2 = Mutex(0)
    private let overHTTP1 = Mutex(0)
    private let connected = Mutex(0)

    var requestsOverHTTP2: Int { overHTTP2.withLock(\.self) }
    var requestsOverHTTP1: Int { overHTTP1.withLock(\.self) }
    var connections: Int { connected.withLock(\.self) }

    /// - Parameter answers: in turn, then the last one again and again.
    static func with<Value: Sendable>(
        _ answers: Answer..., body: @Sendable (_ port: Int, HTTP2API) async throws -> Value
    ) async throws -> Value {
        let api = HTTP2API()
        let tls = try TestCertificates.shared.get().good
        return try await LoopbackServer.with(tls: tls, protocols: ["h2", "http/1.1"]) { connection in
            api.connected.withLock { $0 += 1 }
            try await api.serve(&connection, answers)
        } _: { port in
            try await body(port, api)
        }
    }

    private func serve(_ connection: inout ServedConnection, _ answers: [Answer]) async throws {
        guard try await connection.peek(3) == Array("PRI".utf8) else {
            while true {
                _ = try await connection.request()
                overHTTP1.withLock { $0 += 1 }
                try await connection.send(ScriptedAPI.http(Array(ScriptedAPI.accepted.utf8)))
            }
        }
        _ = try await connection.bytes(24)
        try await connection.send(Frame(kind: .settings).bytes)
        while true {
            let frame = try await Frame(from: &connection)
            switch frame.kind {
            case .settings where frame.flags & 1 == 0: try await connection.send(Frame(kind: .settings, flags: 1).bytes)
            case .ping where frame.flags & 1 == 0:
                try await connection.send(Frame(kind: .ping, flags: 1, payload: frame.payload).bytes)
            case .data, .headers:
                guard frame.flags & 1 == 1 else { continue }
                let number = overHTTP2.withLock {
                    $0 += 1
                    return $0
                }
                try await play(answers[min(number, answers.count) - 1], on: frame.stream, connection)
            default: break
            }
        }
    }

    private func play(_ answer: Answer, on stream: UInt32, _ connection: ServedConnection) async throws {
        switch answer {
        case .json(let text):
            // 0x88 is ":status: 200" in HPACK's own table.
            let head = Frame(kind: .headers, flags: 4, stream: stream, payload: [0x88])
            let body = Frame(kind: .data, flags: 1, stream: stream, payload: Array(text.utf8))
            try await connection.send(head.bytes + body.bytes)
        case .resetStream(let code):
            try await connection.send(Frame(kind: .resetStream, stream: stream, payload: [0, 0, 0, code]).bytes)
        case .goAway:
            try await connection.send(Frame(kind: .goAway, payload: [0, 0, 0, 0, 0, 0, 0, 0]).bytes)
            throw ServedConnection.Closed()
        case .hangUp: throw ServedConnection.Closed()
        case .silence: break
        }
    }
}

/// One frame of HTTP/2.
private struct Frame {
    enum Kind: UInt8 {
        case data, headers, priority, resetStream, settings, pushPromise, ping, goAway, windowUpdate, continuation
    }

    var kind: Kind?
    var flags: UInt8 = 0
    var stream: UInt32 = 0
    var payload: [UInt8] = []

    init(kind: Kind, flags: UInt8 = 0, stream: UInt32 = 0, payload: [UInt8] = []) {
        self.kind = kind
        self.flags = flags
        self.stream = stream
        self.payload = payload
    }

    init(from connection: inout ServedConnection) async throws {
        let head = try await connection.bytes(9)
        kind = Kind(rawValue: head[3])
        flags = head[4]
        stream = head[5...].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        payload = try await connection.bytes(head[..<3].reduce(0) { $0 << 8 | Int($1) })
    }

    var bytes: [UInt8] {
        let length = payload.count
        return [UInt8(length >> 16 & 255), UInt8(length >> 8 & 255), UInt8(length & 255), kind?.rawValue ?? 255, flags]
            + (0..<4).map { UInt8(truncatingIfNeeded: stream >> UInt32(24 - 8 * $0)) } + payload
    }
}
