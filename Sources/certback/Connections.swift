import APICore
import RecordModel
import Synchronization

/// What all requests of one run share: connections, budget, numbers, and who is told of them.
///
/// Nothing is opened before the first request.
struct Connections: Sendable {
    let transport = HTTPTransport()
    let limiter: RateLimiter
    let numbering = CallNumbering()
    let reports = ReportRelay()

    init(requestsPerSecond: Int) { limiter = RateLimiter(requestsPerSecond: requestsPerSecond) }

    /// Closes every connection; a request that follows opens new ones.
    func close() async {
        // The requests have ended by now; a connection that does not close in order is closed by the system.
        do { try await transport.close() } catch {}
    }

    /// STS beside the endpoint at which records are asked for.
    func securityTokens(beside endpoint: Endpoint, language: Language) -> SecurityTokenService {
        var configuration = SecurityTokenService.Configuration(beside: endpoint)
        configuration.language = language
        return SecurityTokenService(
            configuration, transport: transport, limiter: limiter, numbering: numbering, onReport: { reports.tell($0) })
    }

    /// Where a CVM's role is asked for; nil where the endpoint is this machine, which is nobody's CVM.
    func metadata(beside endpoint: Endpoint) -> MetadataService? {
        if let address = DebugSwitches.metadataAddress { return MetadataService(at: address, transport: transport) }
        return endpoint.isLoopback ? nil : MetadataService(transport: transport)
    }
}

/// Passes the reports of requests on to whoever has come to listen.
final class ReportRelay: Sendable {
    private let listener = Mutex<(@Sendable (RequestReport) -> Void)?>(nil)

    func listen(_ onReport: @escaping @Sendable (RequestReport) -> Void) { listener.withLock { $0 = onReport } }

    func tell(_ report: RequestReport) {
        let listener = listener.withLock { $0 }
        listener?(report)
    }
}
