import Synchronization

/// Stands in for the API with whatever bytes a test makes it answer.
final class ScriptedAPI: Sendable {
    typealias Answer = @Sendable (inout ServedConnection, ServedConnection.Request) async throws -> Void

    private let seen = Mutex<[ServedConnection.Request]>([])
    private let connected = Mutex(0)

    /// Every request that came whole, in order.
    var requests: [ServedConnection.Request] { seen.withLock(\.self) }

    /// Connections so far.
    var connections: Int { connected.withLock(\.self) }

    /// - Parameter answer: plays for each request; a connection lives until it throws.
    static func with<Value: Sendable>(
        host: String = "127.0.0.1", tls: TestCertificates.Identity? = nil, answer: @escaping Answer,
        _ body: @Sendable (_ port: Int, ScriptedAPI) async throws -> Value
    ) async throws -> Value {
        let api = ScriptedAPI()
        return try await LoopbackServer.with(host: host, tls: tls) { connection in
            api.connected.withLock { $0 += 1 }
            while true {
                let request = try await connection.request()
                api.seen.withLock { $0.append(request) }
                try await answer(&connection, request)
            }
        } _: { port in
            try await body(port, api)
        }
    }

    /// Answers each request with these bytes, and ends the connection.
    static func once(_ bytes: [UInt8]) -> Answer {
        { connection, _ in
            try await connection.send(bytes)
            throw ServedConnection.Closed()
        }
    }

    static func once(_ text: String) -> Answer { once(Array(text.utf8)) }

    /// A proper answer over a connection that stays.
    static func json(_ body: String, status: String = "200 OK") -> Answer {
        { connection, _ in try await connection.send(http(Array(body.utf8), status: status)) }
    }

    /// A proper message.
    static func http(_ body: [UInt8], status: String = "200 OK", headers: [String] = []) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status)", "Content-Type: application/json", "Content-Length: \(body.count)"] + headers
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    /// Good for every action.
    static let accepted = #"{"Response":{"RequestId":"r-yes","DeployRecordList":[],"DeployRecordDetail":null}}"#
}
