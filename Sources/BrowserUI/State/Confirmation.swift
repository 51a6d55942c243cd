import FoundationEssentials
import RecordModel

/// The question before a change: the plan, and what has been typed under it.
struct Confirmation: Hashable, Sendable {
    let plan: ChangePlan
    /// Marked records that the filter hides; they are not part of the plan.
    let hiddenMarks: Int
    /// Before this moment no key is taken: it was meant for what the screen showed before.
    private(set) var armedAt: Date
    var field = TextField()
    /// Why the last Enter did nothing.
    var refusal: String?
    /// The first line shown of a long list of records.
    var scroll = 0
    /// True once the last line of the list has been in sight.
    var wasReadToTheEnd = false

    /// When the last key came under this question.
    private var lastKeyAt: Date?

    /// For how long a new question takes no key, in seconds.
    static let guardTime = 0.4

    init(plan: ChangePlan, hiddenMarks: Int, openedAt: Date) {
        self.plan = plan
        self.hiddenMarks = hiddenMarks
        armedAt = openedAt + Self.guardTime
    }

    func isArmed(at now: Date) -> Bool { now >= armedAt }

    /// Notes that a key came; false where it followed another one as closely as in a paste.
    mutating func followsPause(at now: Date) -> Bool {
        defer { lastKeyAt = now }
        return lastKeyAt.map { now >= $0 + ConfirmedPlan.pauseBeforeEnter } ?? true
    }

    /// The clock was set back: the guard neither ends early nor lasts for hours.
    mutating func rearm(at now: Date) {
        armedAt = now + Self.guardTime
        lastKeyAt = nil
    }
}
