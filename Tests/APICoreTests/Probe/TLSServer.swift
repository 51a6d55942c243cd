import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A server on a free port of this machine that answers HTTP over TLS, and says it is the year 2000.
struct TLSServer {
    /// - Parameter status: what it answers as a proxy to `CONNECT`, 200 for "the way is open"; nil for none.
    static func with<Value: Sendable>(
        _ identity: TestCertificates.Identity, asProxy status: Int? = nil, _ body: (Int) async throws -> Value
    ) async throws -> Value {
        let context = try NIOSSLContext(configuration: identity.configuration(protocols: ["http/1.1"]))
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let status {
                        try channel.pipeline.syncOperations.addHandler(Doorkeeper(status, context))
                    } else {
                        try channel.pipeline.syncOperations.speak(context)
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let value = try await body(server.localAddress?.port ?? 0)
            try await server.close()
            return value
        } catch {
            try await server.close()
            throw error
        }
    }
}

extension ChannelPipeline.SynchronousOperations {
    fileprivate func speak(_ context: NIOSSLContext) throws {
        try addHandler(NIOSSLServerHandler(context: context))
        try configureHTTPServerPipeline()
        try addHandler(Answerer())
    }
}

/// A proxy that leads to itself: whoever has said `CONNECT` with the right login goes on with the server.
private final class Doorkeeper: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let status: Int
    private let context: NIOSSLContext
    private var request = ""

    init(_ status: Int, _ context: NIOSSLContext) {
        self.status = status
        self.context = context
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        request += String(buffer: unwrapInboundIn(data))
        guard request.contains("\r\n\r\n") else { return }
        let isRight =
            request.hasPrefix("CONNECT 127.0.0.1:443 HTTP/1.1\r\nHost: 127.0.0.1:443\r\n")
            && request.contains("\r\nProxy-Authorization: Basic bmFtZQ==\r\n")
        let answer = "HTTP/1.1 \(isRight ? status : 400) as asked\r\n\r\n"
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        guard isRight, status == 200 else { return context.close(promise: nil) }
        let (pipeline, tls) = (context.pipeline, self.context)
        do { try pipeline.syncOperations.speak(tls) } catch { return context.close(promise: nil) }
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
}

private final class Answerer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = unwrapInboundIn(data) else { return }
        let headers: HTTPHeaders = ["Date": "Sat, 01 Jan 2000 00:00:00 GMT", "Content-Length": "0"]
        context.write(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// A client that does not trust it hangs up.
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
