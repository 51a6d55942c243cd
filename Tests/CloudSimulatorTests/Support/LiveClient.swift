import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

@testable import CloudSimulator

/// Calls a running simulator over HTTP.
struct LiveClient {
    let address: SimulatorAddress

    /// One answer as it came over the wire.
    struct Answer {
        var status: Int
        var contentType: String?
        var body: String
        var reply: Reply? { try? Reply(bytes: Array(body.utf8)) }
    }

    func call(_ action: Action, _ body: String = "{}") async throws -> Answer {
        let response = try await open(signed(action, body))
        let body = try await response.body.collect(upTo: 1 << 20)
        return Answer(
            status: Int(response.status.code),
            contentType: response.headers.first(name: "Content-Type"),
            body: String(buffer: body)
        )
    }

    func rollBack(_ id: Int = 1_000_230) async throws -> Answer {
        try await call(.rollback, "{\"DeployRecordId\": \(id)}")
    }

    /// Sends a call without waiting for its answer.
    func begin(_ action: Action, _ body: String) throws -> EventLoopFuture<HTTPClient.Response> {
        let call = signed(action, body)
        var request = try HTTPClient.Request(url: address.url, method: .POST, body: .bytes(call.body))
        request.headers = headers(of: call)
        return HTTPClient.shared.execute(request: request)
    }

    /// Sends a call and waits for the head of its answer.
    func open(_ call: IncomingRequest) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: address.url)
        request.method = .POST
        request.headers = headers(of: call)
        request.body = .bytes(call.body)
        return try await HTTPClient.shared.execute(request, timeout: .seconds(20))
    }

    func signed(_ action: Action, _ body: String) -> IncomingRequest {
        TestSigner(host: "127.0.0.1:\(address.port)").request(action.rawValue, body, at: Date())
    }

    /// The headers to add; the client sends the host by itself.
    private func headers(of call: IncomingRequest) -> HTTPHeaders {
        HTTPHeaders(call.headers.filter { $0.name != "host" }.map { ($0.name, $0.value) })
    }
}
