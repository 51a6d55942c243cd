import APICore
import RecordModel
import Testing

/// The real network, with something that happens just before a change leaves.
struct InterruptedTransport: Transport {
    let base: HTTPTransport
    let interruption: @Sendable () async throws -> Void

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        if call.needsFreshConnection {
            do { try await interruption() } catch { Issue.record(error) }
        }
        return try await base.send(call, onPhase: onPhase)
    }
}
