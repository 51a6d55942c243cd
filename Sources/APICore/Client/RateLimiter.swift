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
            uniqueKeysWithValues: limited.map {
                ($0, TokenBucket(capacity: $0.requestsPerSecond, refill: bucket.refill, patience: bucket.patience))
            })
        start = clock.now
    }

    /// The leave to send one request.
    public struct Turn: Hashable, Sendable {
        fileprivate let token: TokenBucket.Token
        fileprivate let family: RecordFamily
        /// Of the family's own budget, where it has one.
        fileprivate let tokenOfTheFamily: TokenBucket.Token?
    }

    /// Returns when one request may be sent; its end must be told by ``end(_:)``.
    ///
    /// - Parameter family: whose records the request is about.
    /// - Throws: `CancellationError`; then nothing of the budget was used.
    public func take(_ priority: Priority, of family: RecordFamily = .uploadUpdate) async throws -> Turn {
        waiting[priority, default: 0] += 1
        defer { waiting[priority, default: 1] -= 1 }
        while true {
            if let pause = pause(before: priority, of: family) {
                try await clock.sleep(for: pause)
            } else if let turn = turn(of: family) {
                return turn
            }
        }
    }

    /// The request has been answered, or has failed: a second later another may be sent in its place.
    ///
    /// Where the end is never told, that is six seconds after the turn began.
    public func end(_ turn: Turn) {
        let now = start.duration(to: clock.now)
        bucket.end(turn.token, at: now)
        if let token = turn.tokenOfTheFamily { bucketsOfFamilies[turn.family]?.end(token, at: now) }
    }

    /// The API has refused a request for its rate: reads wait as long as the refused one does.
    ///
    /// A change is not held up by what reads have used up; its own pause is all it waits for.
    func hold(for pause: Duration) { heldUntil = max(heldUntil, start.duration(to: clock.now) + pause) }

    private func pause(before priority: Priority, of family: RecordFamily) -> Duration? {
        let someoneIsFirst = waiting.contains { $0.key < priority && $0.value > 0 }
        if someoneIsFirst { return .milliseconds(10) }
        let now = start.duration(to: clock.now)
        if priority != .change, now < heldUntil { return heldUntil - now }
        let whole = bucket.pause(at: now, leaving: reserve(from: priority, in: bucket))
        guard let own = bucketsOfFamilies[family] else { return whole }
        let reserve = reserve(from: priority, in: own)
        let further = bucketsOfFamilies[family]?.pause(at: now, leaving: reserve)
        return [whole, further].compactMap(\.self).max()
    }

    /// A token of each budget concerned; all of them are there once nothing is to be waited for.
    private func turn(of family: RecordFamily) -> Turn? {
        let now = start.duration(to: clock.now)
        guard case .given(let token) = bucket.take(at: now) else { return nil }
        guard bucketsOfFamilies[family] != nil else { return Turn(token: token, family: family, tokenOfTheFamily: nil) }
        guard case .given(let own) = bucketsOfFamilies[family]?.take(at: now) else {
            bucket.end(token, at: now)
            return nil
        }
        return Turn(token: token, family: family, tokenOfTheFamily: own)
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
