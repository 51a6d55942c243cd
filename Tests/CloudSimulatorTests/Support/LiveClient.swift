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
        let signer = TestSigner(host: "127.0.0.1:\(address.port)")
        return try await send(signer.request(action.rawValue, body, at: Date()))
    }

    /// Sends a call without waiting for its answer.
    func begin(_ action: Action, _ body: String) throws -> EventLoopFuture<HTTPClient.Response> {
        let signed = TestSigner(host: "127.0.0.1:\(address.port)").request(action.rawValue, body, at: Date())
        var request = try HTTPClient.Request(url: address.url, method: .POST, body: .bytes(signed.body))
        for header in signed.headers where header.name != "host" {
            request.headers.add(name: header.name, value: header.value)
        }
        return HTTPClient.shared.execute(request: request)
    }

    func rollBack(_ id: Int = 1_000_230) async throws -> Answer {
        try await call(.rollback, "{\"DeployRecordId\": \(id)}")
    }

    func send(_ signed: IncomingRequest) async throws -> Answer {
        var request = HTTPClientRequest(url: address.url)
        request.method = .POST
        for header in signed.headers where header.name != "host" {
            request.headers.add(name: header.name, value: header.value)
        }
        request.body = .bytes(signed.body)
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let body = try await response.body.collect(upTo: 1 << 20)
        return Answer(
            status: Int(response.status.code),
            contentType: response.headers.first(name: "Content-Type"),
            body: String(buffer: body)
        )
    }
}
