/// What can be asked of the cloud about a record.
public enum ChangeKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Puts the whole task of the record back.
    case rollback
    /// Tries the failed items of its newest task, a deployment or a rollback, once more.
    case retry

    /// What is done, as a verb: `roll back`, `retry`.
    public var verb: String {
        switch self {
        case .rollback: "roll back"
        case .retry: "retry"
        }
    }
}
