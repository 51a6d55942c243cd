public import FoundationEssentials
public import RecordModel

/// Everything that can happen to the screen: keys, time, and the answers of effects.
public enum Event: Hashable, Sendable {
    case tick(Date)
    case key(Key)
    case resized(Size)
    case windowLoaded(ListWindow, generation: Int)
    case windowFailed(Explanation, generation: Int)
    /// How many records the filter lets through, as far as they have been counted.
    case counted(MatchCount, generation: Int)
    case countFailed(Explanation, generation: Int)
    /// All records the filter lets through, for marking them.
    case idsCollected([DeployRecord.ID], generation: Int)
    /// The detail as the cache has it; nil where it has none.
    case detailRead(DeployRecord.ID, RecordDetail?)
    case detailFetched(RecordDetail)
    case detailFailed(DeployRecord.ID, Explanation)
    case ageRead(CacheAge)
    case syncProgressed(SyncProgress)
    /// Nil for a synchronisation that reached the end.
    case syncEnded(Explanation?)
    /// Why details are no longer read ahead; nobody waits for them.
    case detailsEnded(Explanation)
    case planned(ChangePlan, generation: Int)
    /// So many records of the plan have been read.
    case planProgressed(read: Int, generation: Int)
    case change(ChangeUpdate)
    /// The whole journal, oldest first.
    case journalRead([ChangeHistory])
    /// No intent could be written for the record, so nothing was sent for it.
    case changeNotBegun(DeployRecord.ID, Explanation)
    /// Changes of an earlier run or another window that are not settled; they are being followed.
    case changesFound([ChangeHistory])
    /// Which records the rollbacks of others ran in, by the journal.
    case rollbacksRead(RollbackRecords)
    case request(RequestReport)
    /// Whose keys these are, as STS has said meanwhile.
    case accountIdentified(Account)
    /// The request that a rollback of the record would send.
    case previewed(DeployRecord.ID, RequestTrace)
    case copyAnswered(CopyOutcome)
    /// An effect failed that has no answer of its own.
    case failed(Explanation)
}
