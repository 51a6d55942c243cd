import RecordModel

/// The question before a rollback: the plan, and what has been typed under it.
struct Confirmation: Hashable, Sendable {
    let plan: RollbackPlan
    /// Marked records that the filter hides; they are not part of the plan.
    let hiddenMarks: Int
    var field = TextField()
    /// Why the last Enter did nothing.
    var refusal: String?
    /// The first line shown of a long list of records.
    var scroll = 0
}
