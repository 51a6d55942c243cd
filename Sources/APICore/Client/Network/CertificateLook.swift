import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import RecordModel
import Synchronization

/// Looks at the certificate of a server that TLS has refused: the library says that it did, but not why.
///
/// A connection of its own to the same host, ended during the handshake: nothing of a request is in it.
enum CertificateLook {
    /// - Parameter limit: for connecting and for the handshake, each.
    static func findsItOutOfDate(at endpoint: Endpoint, within limit: Duration) async -> Bool {
        let sight = Sight()
        do {
            let context = try NIOSSLContext(configuration: .makeClientConfiguration())
            let isName = IPNetwork(address: endpoint.host) == nil
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(TimeAmount(limit))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let handler = try NIOSSLClientHandler(
                            context: context, serverHostname: isName ? endpoint.host : nil
                        ) { certificates, verdict in
                            sight.see(certificates.first)
                            verdict.succeed(NIOSSLVerificationResult.failed)
                        }
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                }
                .connect(host: endpoint.host, port: endpoint.port ?? 443).get()
            let patience = channel.eventLoop.scheduleTask(in: TimeAmount(limit)) { _ = channel.close() }
            try await channel.closeFuture.get()
            patience.cancel()
        } catch {}
        return sight.isOutOfDate
    }

    /// What was seen, by whichever thread.
    private final class Sight: Sendable {
        private let outOfDate = Mutex(false)

        var isOutOfDate: Bool { outOfDate.withLock(\.self) }

        func see(_ certificate: NIOSSLCertificate?) {
            guard let certificate else { return }
            let now = time(nil)
            outOfDate.withLock { $0 = now > certificate.notValidAfter || now < certificate.notValidBefore }
        }
    }
}
