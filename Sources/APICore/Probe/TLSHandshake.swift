import FoundationEssentials
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import RecordModel

/// Makes a connection a TLS connection, as the client does, and tells with whom.
struct TLSHandshake: Sendable {
    let host: String
    let trustRoots: NIOSSLTrustRoots

    /// - Parameter another: a second connection to the same server, to see who it is that cannot be trusted; nothing goes over
    ///   it but the handshake.
    /// - Throws: a ``ProbeFailure``; with the certificate, where it was that which failed.
    func perform(
        on channel: any Channel, limit: Duration, another: (Duration) async throws -> any Channel
    ) async throws -> TLSPeer {
        let start = ContinuousClock.now
        do { return try await peer(on: channel, .fullVerification, limit) } catch {
            var failure = ProbeFailure(error)
            let isOfCertificate: [ConnectionCause] = [.certificateExpired, .certificateUntrusted, .certificateForAnotherHost]
            guard let cause = failure.cause, isOfCertificate.contains(cause) else { throw failure }
            failure.peer = await stranger(limit - (.now - start), another)
            if let peer = failure.peer, !peer.isValid(at: Date()) { failure.cause = .certificateExpired }
            throw failure
        }
    }

    /// Nil where there is no second connection to be had: then the failure alone is told.
    private func stranger(_ limit: Duration, _ another: (Duration) async throws -> any Channel) async -> PeerCertificate? {
        guard limit > .zero, let channel = try? await another(limit) else { return nil }
        let peer = try? await peer(on: channel, .none, limit)
        channel.close(promise: nil)
        return peer?.certificate
    }

    private func peer(
        on channel: any Channel, _ verification: CertificateVerification, _ limit: Duration
    ) async throws -> TLSPeer {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = ["http/1.1"]
        configuration.trustRoots = trustRoots
        configuration.certificateVerification = verification
        let context = try NIOSSLContext(configuration: configuration)
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        let name = isAddress ? nil : host

        let promise = channel.eventLoop.makePromise(of: Void.self)
        promise.fail(after: limit)
        try await channel.eventLoop.submit {
            let client = try NIOSSLClientHandler(context: context, serverHostname: name)
            try channel.pipeline.syncOperations.addHandlers(client, HandshakeWitness(promise))
        }.get()
        try await promise.futureResult.get()
        let version = try await channel.nioSSL_tlsVersion().get()
        let certificate = try await channel.nioSSL_peerCertificate().get()
        return TLSPeer(version: version.words, certificate: certificate.map(PeerCertificate.init))
    }
}

extension TLSVersion? {
    fileprivate var words: String {
        switch self {
        case .tlsv13: "TLS 1.3"
        case .tlsv12: "TLS 1.2"
        case .tlsv11: "TLS 1.1"
        case .tlsv1: "TLS 1.0"
        default: "TLS of an unknown version"
        }
    }
}

/// Keeps the promise when the handshake has ended, well or not.
private final class HandshakeWitness: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let promise: EventLoopPromise<Void>

    init(_ promise: EventLoopPromise<Void>) { self.promise = promise }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { promise.succeed(()) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { promise.fail(error) }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ProbeFailure.closed)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { promise.fail(ProbeFailure.closed) }
}
