import RecordModel

/// For how long every look at a record has been answered and has shown the same.
///
/// Only time in which the record was really looked at counts. A look that failed, tasks that have changed, and a pause far
/// longer than planned, as while the machine slept, begin it anew.
struct Stillness: Sendable {
    /// How much later than planned an answer may come.
    static let slack = Duration.seconds(30)

    private var tasks: [DeployTask] = []
    private var began: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    /// Notes a look that was answered.
    ///
    /// - Parameter pause: what was planned between the look before and this one.
    /// - Returns: the time since the first of the looks that followed each other and showed the same.
    mutating func note(_ tasks: [DeployTask], at now: ContinuousClock.Instant, after pause: Duration) -> Duration {
        let isUnbroken = last.map { now - $0 <= pause + Self.slack } ?? false
        let start = isUnbroken && tasks == self.tasks ? began ?? now : now
        (self.tasks, began, last) = (tasks, start, now)
        return now - start
    }

    /// Notes a look that failed: what was between the looks around it nobody has seen.
    mutating func breakOff() { last = nil }
}
