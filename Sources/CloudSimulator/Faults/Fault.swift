/// Something that goes wrong on purpose: where, what, and how many times.
///
/// A fault takes effect after the signature has been found right. A request suffers one fault at most: the first that
/// names its action and has hits left.
public struct Fault: Hashable, Sendable {
    /// The calls a fault hits.
    public enum Target: String, CaseIterable, Sendable {
        /// The list of any family.
        case list
        /// The detail of any family.
        case detail
        /// The rollback of any family.
        case rollback
        /// The retry of any family.
        case retry
        /// Whatever STS is asked.
        case sts
        /// Every call, known or not.
        case any
    }

    /// The calls hit.
    public var target: Target
    /// What happens to them.
    public var effect: FaultEffect
    /// How many calls are hit, or nil for all.
    public var times: Int?

    /// A fault; `times` nil hits every call.
    public init(target: Target, effect: FaultEffect, times: Int? = nil) {
        self.target = target
        self.effect = effect
        self.times = times
    }

    func hits(_ action: Action?) -> Bool {
        switch (target, action) {
        case (.sts, let action?): action.service == "sts"
        case (.any, _), (.list, .list), (.detail, .detail), (.rollback, .rollback), (.retry, .retry): true
        case (.list, .updateList), (.detail, .updateDetail), (.rollback, .updateRollback), (.retry, .updateRetry): true
        case (.detail, .deployDetail), (.rollback, .deployRollback), (.retry, .deployRetry): true
        default: false
        }
    }
}
