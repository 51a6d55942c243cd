public import RecordModel

/// The one budget for everything this process sends: 20 requests a second, changes before look-ups before synchronising, and what
/// nobody waits for last. A family whose actions the API limits further has a smaller budget of its own within it.
public actor RateLimiter {
    /// Whose turn comes first when tokens are short.
    public enum Priority: Int, Hashable, Sendable, Comparable {
        /// Rollbacks and retries: before everything else.
        case change
        /// What somebody waits for: the detail of a record, the course of a change.
        case look
        /// The list; leaves a tenth of the budget to others.
        case synchronise
        /// What nobody waits for; leaves half of the budget to others.
        case background

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var bucket: TokenBucket
    private var bucketsOfFamilies: [RecordFamily: TokenBucket]
    private var waiting: [Priority: Int] = [:]
    /// Until when nothing but changes is sent, since the API has refused for the rate.
    private var heldUntil: Duration = .zero

    /// - Parameter requestsPerSecond: 20 is the API's own limit.
    public init(requestsPerSecond: Int = 20) {
        self.init(TokenBucket(capacity: requestsPerSecond))
    }

    init(_ bucket: TokenBucket) {
        self.bucket = bucket
        let limited = RecordFamily.allCases.filter { $0.requestsPerSecond < bucket.capacity }
        bucketsOfFamilies = Dictionary(
            uniqueKeysWithValues: limited.map { ($0, TokenBucket(capacity: $0.requestsPerSecond, refill: bucket.refill)) })
        start = clock.now
    }

    /// Returns when one request may be sent.
    ///
    /// - Throws: `CancellationError`; then no token was taken.
    public func take(_ priority: Priority, of family: RecordFamily = .uploadUpdate) async throws {
        waiting[priority, default: 0] += 1
        defer { waiting[priority, default: 1] -= 1 }
        while let pause = tryToTake(priority, of: family) {
            try await clock.sleep(for: pause)
        }
    }

    /// The API has refused a request for its rate: reads wait as long as the refused one does.
    ///
    /// A change is not held up by what reads have used up; its own pause is all it waits for.
    func hold(for pause: Duration) { heldUntil = max(heldUntil, start.duration(to: clock.now) + pause) }

    private func tryToTake(_ priority: Priority, of family: RecordFamily) -> Duration? {
        let someoneIsFirst = waiting.contains { $0.key < priority && $0.value > 0 }
        if someoneIsFirst { return .milliseconds(10) }
        let now = start.duration(to: clock.now)
        if priority != .change, now < heldUntil { return heldUntil - now }
        let pauses = [
            bucket.pause(at: now, leaving: reserve(from: priority, in: bucket)),
            bucketsOfFamilies[family].flatMap { family in
                var family = family
                return family.pause(at: now, leaving: reserve(from: priority, in: family))
            },
        ]
        if let pause = pauses.compactMap(\.self).max() { return pause }
        _ = bucket.take(at: now)
        _ = bucketsOfFamilies[family]?.take(at: now)
        return nil
    }

    /// Tokens for whoever comes next and must not wait for those that are on their way back.
    private func reserve(from priority: Priority, in bucket: TokenBucket) -> Int {
        switch priority {
        case .change, .look: 0
        case .synchronise: bucket.capacity / 10
        case .background: bucket.capacity / 2
        }
    }
}
