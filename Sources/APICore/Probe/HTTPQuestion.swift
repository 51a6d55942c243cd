import FoundationEssentials
import NIOCore
import NIOHTTP1

/// `GET /`, unsigned: whoever answers it answers HTTP, and most say what time they have.
enum HTTPQuestion {
    static func ask(on channel: any Channel, host: String, limit: Duration) async throws -> HTTPAnswer {
        let promise = channel.eventLoop.makePromise(of: HTTPAnswer.self)
        promise.fail(after: limit)
        try await channel.eventLoop.submit {
            try channel.pipeline.syncOperations.addHTTPClientHandlers()
            try channel.pipeline.syncOperations.addHandler(Questioner(host: host, promise))
        }.get()
        return try await promise.futureResult.get()
    }
}

/// Asks as soon as it is there, and takes the head of the answer.
private final class Questioner: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let host: String
    private let promise: EventLoopPromise<HTTPAnswer>
    private var sentAt = Date()

    init(host: String, _ promise: EventLoopPromise<HTTPAnswer>) {
        self.host = host
        self.promise = promise
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let headers: HTTPHeaders = ["Host": host, "User-Agent": "certback", "Connection": "close"]
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: headers)
        sentAt = Date()
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        let date = head.headers.first(name: "Date").flatMap(HTTPDate.date)
        promise.succeed(HTTPAnswer(status: Int(head.status.code), date: date, sentAt: sentAt, receivedAt: Date()))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(ProbeFailure("what answered is no HTTP: \(error)"))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }

    func handlerRemoved(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }
}
