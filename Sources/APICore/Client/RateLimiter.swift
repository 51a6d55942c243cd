/// The one budget for everything this process sends: 20 requests a second, changes before look-ups before synchronising.
public actor RateLimiter {
    /// Whose turn comes first when tokens are short.
    public enum Priority: Int, Hashable, Sendable, Comparable {
        case change, look, synchronise

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var bucket: TokenBucket
    private var waiting: [Priority: Int] = [:]

    /// - Parameter requestsPerSecond: 20 is the API's own limit.
    public init(requestsPerSecond: Int = 20) {
        bucket = TokenBucket(capacity: requestsPerSecond)
        start = clock.now
    }

    /// Returns when one request may be sent.
    ///
    /// - Throws: `CancellationError`; then no token was taken.
    public func take(_ priority: Priority) async throws {
        waiting[priority, default: 0] += 1
        defer { waiting[priority, default: 1] -= 1 }
        while let pause = tryToTake(priority) {
            try await clock.sleep(for: pause)
        }
    }

    private func tryToTake(_ priority: Priority) -> Duration? {
        let someoneIsFirst = waiting.contains { $0.key < priority && $0.value > 0 }
        return someoneIsFirst ? .milliseconds(10) : bucket.take(at: start.duration(to: clock.now))
    }
}
