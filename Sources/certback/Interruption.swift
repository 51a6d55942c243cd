import Dispatch
import Glibc

/// Ctrl-C, a lost terminal or a request to end: the work is cancelled and ends in order.
enum Interruption {
    /// Returns when the work has ended, by itself or because it was cancelled; from then on the signals do what they did
    /// before, so that whatever follows can be interrupted too.
    static func cancelling(_ work: @escaping @Sendable () async -> Void) async {
        let numbers = [SIGINT, SIGTERM, SIGHUP]
        let former = numbers.map { signal($0, SIG_IGN) }
        let task = Task { await work() }
        let sources = numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { task.cancel() }
            source.activate()
            return source
        }
        await task.value
        for source in sources { source.cancel() }
        for (number, handler) in zip(numbers, former) { signal(number, handler) }
    }
}
