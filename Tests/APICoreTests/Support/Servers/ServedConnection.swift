import Glibc
import NIOCore
import NIOPosix

/// A connection as its server sees it: bytes, and no more sense in them than the test wants.
struct ServedConnection {
    /// What came before the body of a request was complete.
    struct Request: Sendable {
        var head: String
        var body: [UInt8]

        /// The value of a header; nil where it was not sent.
        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name.lowercased()): ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }
    }

    struct Closed: Error {}

    let channel: any Channel
    var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var buffer: [UInt8] = []

    init(
        channel: any Channel, inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.channel = channel
        self.inbound = inbound
        self.outbound = outbound
    }

    /// The next request, all of it; the end of the connection throws ``Closed``.
    mutating func request() async throws -> Request {
        while true {
            if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound {
                var request = Request(head: String(decoding: buffer[..<end], as: UTF8.self), body: [])
                buffer.removeFirst(end)
                request.body = try await bytes(request.header("Content-Length").flatMap { Int($0) } ?? 0)
                return request
            }
            try await receive()
        }
    }

    /// So many bytes.
    mutating func bytes(_ count: Int) async throws -> [UInt8] {
        while buffer.count < count { try await receive() }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    /// The next bytes, which stay to be read.
    mutating func peek(_ count: Int) async throws -> [UInt8] {
        while buffer.count < count { try await receive() }
        return Array(buffer.prefix(count))
    }

    private mutating func receive() async throws {
        guard let more = try await inbound.next(isolation: #isolation) else { throw Closed() }
        buffer += more.readableBytesView
    }

    func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    /// Until the client has had enough.
    func sendForEver(_ bytes: [UInt8]) async throws {
        while true { try await send(bytes) }
    }

    /// One byte at a time, for as long as the client waits.
    func drip(_ bytes: [UInt8], every pause: Duration) async throws {
        for byte in bytes {
            try await send([byte])
            try await Task.sleep(for: pause)
        }
    }

    /// Until the client goes.
    mutating func hold() async throws {
        while true { try await receive() }
    }

    /// Ends the connection as a crash of the server does: by a reset, not in order.
    func reset() async throws {
        try await (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close().get()
    }

    /// Carries bytes both ways between the client and a port of this machine, until one of them ends.
    mutating func tunnel(to port: Int) async throws {
        let target = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let outbound = outbound
        let early = buffer
        try await target.executeThenClose { answers, requests in
            if !early.isEmpty { try await requests.write(ByteBuffer(bytes: early)) }
            // Whichever side ends first, the other is closed with it.
            let copying = Task {
                for try await bytes in answers { try await outbound.write(bytes) }
                outbound.finish()
            }
            defer { copying.cancel() }
            while let bytes = try await inbound.next(isolation: #isolation) { try await requests.write(bytes) }
        }
    }
}
