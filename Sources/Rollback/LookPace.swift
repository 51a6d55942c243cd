/// How often a running rollback is looked at: soon at first, then less and less often.
public struct LookPace: Hashable, Sendable {
    /// The pause before the first look.
    public var first: Duration
    /// No pause is longer; each is half as long again as the one before.
    public var longest: Duration

    public init(first: Duration = .seconds(1), longest: Duration = .seconds(10)) {
        self.first = first
        self.longest = longest
    }

    /// The pause before the look of that number, counted from 1.
    public func pause(before look: Int) -> Duration {
        min(longest, first * pow1_5(look - 1))
    }

    private func pow1_5(_ exponent: Int) -> Double {
        (0..<min(exponent, 32)).reduce(1.0) { value, _ in value * 1.5 }
    }
}
