import NIOCore
import RecordModel

/// Has a proxy open the way to a host, as `CONNECT` asks for it.
enum Tunnel {
    /// - Parameter authority: host and port, the port always.
    static func open(on channel: any Channel, to authority: String, login: Secret?, limit: Duration) async throws {
        let promise = channel.eventLoop.makePromise(of: Int.self)
        promise.fail(after: limit)
        let authorization = login.map { "Proxy-Authorization: \($0.reveal())\r\n" } ?? ""
        let request = "CONNECT \(authority) HTTP/1.1\r\nHost: \(authority)\r\n\(authorization)\r\n"
        try await channel.eventLoop.submit {
            try channel.pipeline.syncOperations.addHandler(Petitioner(request, promise))
        }.get()
        switch try await promise.futureResult.get() {
        case 200...299: return
        case 407: throw ProbeFailure("the proxy wants another name or password", cause: .proxyCredentials)
        case let status: throw ProbeFailure("the proxy answered HTTP status \(status) to CONNECT", cause: .proxyRefused)
        }
    }
}

/// Asks, takes the head of the answer, and leaves the connection to whatever comes next.
private final class Petitioner: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let longestHead = 16_384

    private let request: String
    private let promise: EventLoopPromise<Int>
    private var head: [UInt8] = []

    init(_ request: String, _ promise: EventLoopPromise<Int>) {
        self.request = request
        self.promise = promise
    }

    func handlerAdded(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        head += unwrapInboundIn(data).readableBytesView
        guard head.contains([13, 10, 13, 10]) else {
            if head.count > Self.longestHead { promise.fail(ProbeFailure("the proxy does not come to an end", cause: .proxy)) }
            return
        }
        // `HTTP/1.1 200 Connection established`
        let words = String(decoding: head.prefix { $0 != 13 }, as: UTF8.self).split(separator: " ")
        guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            return promise.fail(ProbeFailure("the proxy does not speak HTTP", cause: .proxy))
        }
        let promise = promise
        context.pipeline.syncOperations.removeHandler(self).whenComplete { _ in promise.succeed(status) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { promise.fail(error) }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ProbeFailure("the proxy closed the connection", cause: .proxy))
        context.fireChannelInactive()
    }
}
