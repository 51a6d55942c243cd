import APICore
import FoundationEssentials
import RecordModel
import Testing

/// The real network, with something that happens just before a change leaves.
struct InterruptedTransport: Transport {
    let base: any Transport
    let interruption: @Sendable (HTTPCall) async throws -> Void

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        if call.needsFreshConnection {
            do { try await interruption(call) } catch { Issue.record(error) }
        }
        return try await base.send(call, onPhase: onPhase)
    }
}

/// The real network, except for the looks that are answered here.
struct AnsweringTransport: Transport {
    let base: any Transport
    /// Nil where the real answer is to come.
    let answer: @Sendable () async throws(TransportError) -> HTTPReply?

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        if !call.needsFreshConnection, let reply = try await answer() { return reply }
        return try await base.send(call, onPhase: onPhase)
    }
}

/// The real network, with something that happens between a look and the arrival of its answer.
struct LateTransport: Transport {
    let base: any Transport
    let meanwhile: @Sendable () async throws -> Void

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply {
        let reply = try await base.send(call, onPhase: onPhase)
        if !call.needsFreshConnection {
            do { try await meanwhile() } catch { Issue.record(error) }
        }
        return reply
    }
}

/// No network: every call ends in the same way.
struct FixedTransport: Transport {
    let answer: Result<HTTPReply, TransportError>

    func send(
        _ call: HTTPCall, onPhase: @escaping @Sendable (RequestPhase) -> Void
    ) async throws(TransportError) -> HTTPReply { try answer.get() }
}

extension HTTPReply {
    static func json(_ text: String, status: Int = 200) -> HTTPReply { HTTPReply(status: status, body: Array(text.utf8)) }

    static func refused(_ code: String) -> HTTPReply {
        json(#"{"Response":{"Error":{"Code":"\#(code)","Message":"No."},"RequestId":"r-no"}}"#)
    }
}

extension HTTPCall {
    /// The parameters, all of which are numbers, by the API's names.
    var parameters: [String: Int] {
        get throws { try JSONDecoder().decode([String: Int].self, from: Data(body)) }
    }
}
