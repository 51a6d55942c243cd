import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import RecordModel
import Synchronization

/// Watches one request on its way and collects the answer, up to a limit.
final class PhaseDelegate: HTTPClientResponseDelegate {
    typealias Response = HTTPReply

    struct AnswerTooLarge: Error {}

    private struct State {
        var phase = RequestPhase.connecting
        var status = 0
        var body: [UInt8] = []
    }

    private let limit: Int
    private let onPhase: @Sendable (RequestPhase) -> Void
    private let state = Mutex(State())

    init(limit: Int, onPhase: @escaping @Sendable (RequestPhase) -> Void) {
        self.limit = limit
        self.onPhase = onPhase
    }

    /// False as long as certainly nothing has been written.
    var hasSentHead: Bool { phase != .connecting }

    var phase: RequestPhase { state.withLock(\.phase) }

    func didSendRequestHead(task: HTTPClient.Task<HTTPReply>, _ head: HTTPRequestHead) {
        reach(.sent)
    }

    func didSendRequest(task: HTTPClient.Task<HTTPReply>) {
        reach(.waiting)
    }

    private func reach(_ phase: RequestPhase) {
        state.withLock { $0.phase = phase }
        onPhase(phase)
    }

    func didReceiveHead(task: HTTPClient.Task<HTTPReply>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        state.withLock { $0.status = Int(head.status.code) }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<HTTPReply>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        let fits = state.withLock {
            guard $0.body.count + buffer.readableBytes <= limit else { return false }
            $0.body.append(contentsOf: buffer.readableBytesView)
            return true
        }
        return fits
            ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(AnswerTooLarge())
    }

    func didFinishRequest(task: HTTPClient.Task<HTTPReply>) throws -> HTTPReply {
        onPhase(.answered)
        return state.withLock { HTTPReply(status: $0.status, body: $0.body) }
    }
}
