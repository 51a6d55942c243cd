import Dispatch
import Glibc
import RecordImport

/// Ctrl-C, a lost terminal or a request to end: the work ends in order.
enum Interruption {
    /// Returns when the work has ended, by itself or because it was cancelled.
    static func cancelling(_ work: @escaping @Sendable () async -> Void) async {
        let signals = Signals()
        defer { signals.giveBack() }
        let task = Task { await work() }
        signals.heed { task.cancel() }
        await task.value
    }

    /// The same for work that must not be cut off: it is asked to end, by a sign it looks at.
    static func puttingUp<Value>(_ stop: StopSign, _ work: () async throws -> Value) async throws -> Value {
        let signals = Signals()
        defer { signals.giveBack() }
        signals.heed { stop.putUp() }
        return try await work()
    }
}

/// The signals that ask a process to end; from the first moment on they no longer end it by themselves.
private final class Signals {
    private static let numbers = [SIGINT, SIGTERM, SIGHUP]
    private let former = numbers.map { signal($0, SIG_IGN) }
    private var sources: [any DispatchSourceSignal] = []

    func heed(_ onSignal: @escaping @Sendable () -> Void) {
        sources = Self.numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: onSignal)
            source.activate()
            return source
        }
    }

    /// From now on the signals do what they did before, so that whatever follows can be interrupted too.
    func giveBack() {
        for source in sources { source.cancel() }
        for (number, handler) in zip(Self.numbers, former) { signal(number, handler) }
    }
}
