/// Which records the rollbacks of others ran in, as far as a journal knows: of the families that give each one of its own.
///
/// To the API such a record is a deployment like any other; rolled back, it puts back what was just taken away.
public struct RollbackRecords: Hashable, Sendable {
    private var originals: [DeployRecord.ID: DeployRecord.ID] = [:]
    private var newest: [DeployRecord.ID: DeployRecord.ID] = [:]

    /// None is known.
    public init() {}

    /// Takes note that a rollback of one record runs, or ran, in another; what is noted later is the newer rollback.
    public mutating func note(rollbackOf original: DeployRecord.ID, ranIn rollback: DeployRecord.ID) {
        originals[rollback] = original
        newest[original] = rollback
    }

    /// Adds what another look at the journal has shown; of two rollbacks of a record the one with the higher number is the newer.
    public mutating func add(_ others: RollbackRecords) {
        originals.merge(others.originals) { $1 }
        newest.merge(others.newest) { max($0, $1) }
    }

    /// The record whose rollback ran in this one; nil for a deployment.
    public func original(of rollback: DeployRecord.ID) -> DeployRecord.ID? { originals[rollback] }

    /// The record in which the newest rollback of this one ran; nil where none is known to have one of its own.
    public func rollback(of original: DeployRecord.ID) -> DeployRecord.ID? { newest[original] }
}
