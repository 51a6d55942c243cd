import Dispatch
import Glibc
import RecordImport

/// Ctrl-C, a lost terminal or a request to end: the work ends in order.
enum Interruption {
    /// Returns when the work has ended, by itself or because it was cancelled.
    static func cancelling(_ work: @escaping @Sendable () async -> Void) async {
        let task = Task { await work() }
        await heeding({ task.cancel() }) { await task.value }
    }

    /// The same for work that must not be cut off: it is asked to end, by a sign it looks at.
    static func puttingUp<Value>(_ stop: StopSign, _ work: () async throws -> Value) async throws -> Value {
        try await heeding({ stop.putUp() }, work)
    }

    /// Afterwards the signals do what they did before, so that whatever follows can be interrupted too.
    private static func heeding<Value>(
        _ onSignal: @escaping @Sendable () -> Void, _ work: () async throws -> Value
    ) async rethrows -> Value {
        let numbers = [SIGINT, SIGTERM, SIGHUP]
        let former = numbers.map { signal($0, SIG_IGN) }
        let sources = numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: onSignal)
            source.activate()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for (number, handler) in zip(numbers, former) { signal(number, handler) }
        }
        return try await work()
    }
}
