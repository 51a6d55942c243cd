import Dispatch
import Glibc
import RecordImport

/// Ctrl-C, a lost terminal or a request to end: the work ends in order.
enum Interruption {
    /// Returns when the work has ended, by itself or because it was cancelled.
    static func cancelling(_ work: @escaping @Sendable () async -> Void) async {
        let signals = Signals()
        let task = Task { await work() }
        signals.heed { task.cancel() }
        await task.value
        await signals.giveBack()
    }

    /// The same for work that must not be cut off: it is asked to end, by a sign it looks at.
    static func puttingUp<Value>(_ stop: StopSign, _ work: () async throws -> Value) async throws -> Value {
        let signals = Signals()
        signals.heed { stop.putUp() }
        do {
            let value = try await work()
            await signals.giveBack()
            return value
        } catch {
            await signals.giveBack()
            throw error
        }
    }
}

/// The signals that ask a process to end; from the first moment on they no longer end it by themselves.
private final class Signals {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]
    private let former = numbers.map { signal($0, SIG_IGN) }
    private var sources: [any DispatchSourceSignal] = []
    private let open = DispatchGroup()

    func heed(_ onSignal: @escaping @Sendable () -> Void) {
        sources = Self.numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: onSignal)
            open.enter()
            source.setCancelHandler { [open] in open.leave() }
            source.activate()
            return source
        }
    }

    /// From now on the signals do what they did before, so that whatever follows can be interrupted too.
    func giveBack() async {
        for source in sources { source.cancel() }
        // Dispatch puts a handler of its own in place whenever it comes to that: not after this one's former.
        await withCheckedContinuation { continuation in
            open.notify(queue: .global()) { continuation.resume() }
        }
        for (number, handler) in zip(Self.numbers, former) { signal(number, handler) }
    }
}
