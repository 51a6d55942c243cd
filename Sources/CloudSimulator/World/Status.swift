/// The status numbers of records, tasks and items.
enum Status: Int, Sendable {
    case waiting = 0
    case succeeded = 1
    case failed = 2
    case running = 3
    case rolledBack = 4
    case rollbackFailed = 5
    case nothingToDeploy = 6
    /// Documented nowhere, yet shown in an official example.
    case undocumented = 7
}

extension Status {
    /// Whether the record has a rollback that has ended.
    var followsRollback: Bool { self == .rolledBack || self == .rollbackFailed }
}
