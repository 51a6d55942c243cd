/// Twenty tokens; each comes back one second after it was taken, so no second ever sees more than twenty.
///
/// A value without a clock: the time is a parameter.
struct TokenBucket: Sendable {
    let capacity: Int
    /// A little over a second: two requests can reach the server closer together than they left.
    let refill: Duration
    private var taken: [Duration] = []

    init(capacity: Int = 20, refill: Duration = .milliseconds(1050)) {
        self.capacity = capacity
        self.refill = refill
    }

    /// Takes a token, or tells how long until one can be taken.
    ///
    /// - Parameter reserve: so many are left for others.
    mutating func take(at now: Duration, leaving reserve: Int = 0) -> Duration? {
        if let pause = pause(at: now, leaving: reserve) { return pause }
        taken.append(now)
        return nil
    }

    /// How long until a token can be taken; nil where one is there.
    mutating func pause(at now: Duration, leaving reserve: Int = 0) -> Duration? {
        taken.removeAll { $0 + refill <= now }
        let missing = taken.count - (capacity - reserve)
        return missing < 0 ? nil : taken[missing] + refill - now
    }
}
