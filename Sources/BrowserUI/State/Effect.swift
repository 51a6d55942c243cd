public import RecordModel

/// What the screen wants done; carried out elsewhere, answered by events.
public enum Effect: Hashable, Sendable {
    /// Answered by `windowLoaded` or `windowFailed` with the same generation.
    /// A later one takes the place of an earlier one that has not been answered.
    case loadWindow(ListRequest)
    /// Answered by `counted`, again and again as the number grows, or by `countFailed`; a later one takes its place.
    case count(RecordFilter, generation: Int)
    /// Answered by `idsCollected`.
    case collectIDs(ListQuery, generation: Int)
    /// From the cache; answered by `detailRead`.
    case readDetail(DeployRecord.ID)
    /// From the API, into the cache; answered by `detailFetched` or `detailFailed`.
    case fetchDetail(DeployRecord.ID)
    /// What has changed; answered by `syncProgressed` and `syncEnded`.
    case synchronise
    /// The whole list, likewise.
    case synchroniseAll
    /// Answered by `planned`; a later plan, or `cancelPlan`, takes its place.
    case plan(ChangeKind, [ChangeWish], generation: Int)
    case cancelPlan
    case carryOut(ConfirmedPlan)
    /// Takes back what has not begun to be sent; answered by `change` for each.
    case withdrawUnsent
    /// Answered by `journalRead`.
    case readJournal
    /// Makes the request that a rollback would send, and sends nothing; answered by `previewed`.
    case previewRollback(DeployRecord.ID)
    /// Hands a text to tmux or the terminal; answered by `copyAnswered`.
    case copy(String)
    /// Has the terminal report clicks and the wheel, or not.
    case setMouse(Bool)
    /// Throws away what was typed and not yet read.
    case flushInput
    case suspend, repaint, quit
}

/// A stretch of the list to be loaded.
public struct ListRequest: Hashable, Sendable {
    public var query: ListQuery
    public var anchor: ListWindow.Anchor
    public var count: Int
    /// Marked records, to be told which of them the filter lets through.
    public var marks: [DeployRecord.ID]
    public var generation: Int
}
