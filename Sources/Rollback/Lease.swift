import FoundationEssentials
public import RecordModel

/// Tells whether the process that holds a change still works on it. The journal names the holder; it is who wrote the
/// newest step.
public struct Lease: Sendable {
    private let own: Operator
    private let isRunning: @Sendable (Operator) -> Bool?
    /// How long a process that cannot be asked is taken as running after its newest step; longer than a request can take.
    private let patience: TimeInterval

    /// - Parameter isRunning: whether that very process still runs; nil where it cannot be known, as on another host.
    public init(own: Operator, patience: Double = 600, isRunning: @escaping @Sendable (Operator) -> Bool?) {
        self.own = own
        self.patience = patience
        self.isRunning = isRunning
    }

    /// Asks this system which of its processes still run.
    public init(own: Operator) { self.init(own: own) { $0.isRunning(asSeenFrom: own) } }

    func isOwn(_ attempt: ChangeAttempt) -> Bool { attempt.heldBy.isSameProcess(as: own) }

    /// False for what this process holds, and for what a process held that has ended.
    func isHeldByAnother(_ attempt: ChangeAttempt, at now: Date) -> Bool {
        if isOwn(attempt) { return false }
        // Either way off: a clock that was set back must not make a lease last for hours.
        return isRunning(attempt.heldBy) ?? (abs(now.timeIntervalSince(attempt.steppedAt)) < patience)
    }
}
