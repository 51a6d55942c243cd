import Dispatch
import Glibc

/// Ctrl-C, a lost terminal or a request to end: the work is cancelled and ends in order.
enum Interruption {
    /// Returns when the work has ended, by itself or because it was cancelled.
    static func cancelling(_ work: @escaping @Sendable () async -> Void) async {
        let task = Task { await work() }
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { task.cancel() }
            source.activate()
            return source
        }
        await task.value
        for source in sources { source.cancel() }
    }
}
