import Synchronization

/// A clock that goes on by what the test says.
final class Uptime: Sendable {
    private let elapsed = Mutex(Duration.zero)
    private let start = ContinuousClock.now

    func advance(by time: Duration) { elapsed.withLock { $0 += time } }

    @Sendable
    func now() -> ContinuousClock.Instant { start + elapsed.withLock(\.self) }
}
