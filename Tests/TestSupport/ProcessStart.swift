public import Foundation
import Synchronization

/// One for all tests of a run: Foundation's Process is not made to be started from two threads at once: one reads what the other frees.
private let starting = Mutex(())

extension Process {
    /// Starts the process with no signal blocked.
    ///
    /// Threads of a test block all signals, a child inherits that, and then nothing short of SIGKILL would end it.
    public func runUnblocked() throws {
        var nothing = sigset_t()
        var former = sigset_t()
        sigemptyset(&nothing)
        pthread_sigmask(SIG_SETMASK, &nothing, &former)
        defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
        try starting.withLock { _ in try run() }
    }
}
