import Hummingbird

/// The largest body that is read; the real service allows as much for signature version 3.
private let maximumBodySize = 10 * 1024 * 1024

/// The routes of the simulator: `POST /` and nothing else.
func makeRouter(service: SimulatedService) -> Router<SimulatorContext> {
    let router = Router(context: SimulatorContext.self)
    router.post("/") { request, context in
        let body = try await request.body.collect(upTo: maximumBodySize)
        let incoming = IncomingRequest(request, body: Array(body.readableBytesView))
        return try await service.answer(to: incoming).response(closing: context.channel)
    }
    return router
}

extension IncomingRequest {
    fileprivate init(_ request: Request, body: [UInt8]) {
        // The server takes the Host header out of the fields: it is the authority of the request.
        let host = Header(name: "host", value: request.head.authority ?? "")
        self.init(
            method: request.method.rawValue,
            path: request.uri.path,
            query: request.uri.query ?? "",
            headers: [host] + request.headers.map { Header(name: $0.name.rawName, value: $0.value) },
            body: body
        )
    }
}
