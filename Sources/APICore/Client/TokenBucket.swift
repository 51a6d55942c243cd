/// Tokens for requests; each comes back one second after the request that took it has ended.
///
/// The service counts requests as they reach it, which is at some time between leaving and being answered. Counted from the
/// answer on, no second of the service's own ever sees more than there are tokens, however long each request was under way.
/// A value without a clock: the time is a parameter.
struct TokenBucket: Sendable {
    /// Given for one request.
    struct Token: Hashable, Sendable {
        fileprivate let number: Int
    }

    enum Answer: Hashable, Sendable {
        case given(Token)
        /// None can be had sooner than that.
        case wait(Duration)
    }

    let capacity: Int
    /// A trifle over a second: clocks do not go alike.
    let refill: Duration
    /// A request that takes longer counts as ended, so that hanging ones do not keep the others waiting.
    let patience: Duration
    private var underWay: [Token: Duration] = [:]
    /// When the tokens of ended requests come back, in order.
    private var returns: [Duration] = []
    private var count = 0

    init(capacity: Int = 20, refill: Duration = .milliseconds(1010), patience: Duration = .seconds(5)) {
        self.capacity = capacity
        self.refill = refill
        self.patience = patience
    }

    /// Takes a token, or tells how long to wait before asking again.
    ///
    /// - Parameter reserve: so many are left for others.
    mutating func take(at now: Duration, leaving reserve: Int = 0) -> Answer {
        if let pause = pause(at: now, leaving: reserve) { return .wait(pause) }
        count += 1
        let token = Token(number: count)
        underWay[token] = now
        return .given(token)
    }

    /// How long to wait before a token can be had; nil where one is there.
    mutating func pause(at now: Duration, leaving reserve: Int = 0) -> Duration? {
        returns.removeFirst(returns.prefix { $0 <= now }.count)
        underWay = underWay.filter { $0.value + patience + refill > now }
        let missing = underWay.count + returns.count - (capacity - reserve)
        guard missing >= 0 else { return nil }
        // Those under way may end at this very moment, but not before.
        let earliest = returns + underWay.values.map { min(now, $0 + patience) + refill }
        return earliest.sorted()[missing] - now
    }

    /// The request has been answered, or has failed.
    mutating func end(_ token: Token, at now: Duration) {
        if underWay.removeValue(forKey: token) != nil { returns.append(now + refill) }
    }
}
