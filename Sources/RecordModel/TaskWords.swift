// What the numbers of the wire mean depends on which way a task goes: within a rollback, "deployed" means put back.

extension DeployTask {
    /// Its status in the words of the screen.
    public var statusWord: String {
        guard kind == .rollback else { return status.word }
        return switch status {
        case .deployed, .rolledBack: DeployStatus.rolledBack.word
        case .failed, .rollbackFailed: DeployStatus.rollbackFailed.word
        case .deploying: "ROLLING BACK"
        case .waiting, .nothingToDeploy, .unknown: status.word
        }
    }

    /// The status of one of its items in the words of the screen.
    public func word(for item: DeployItem) -> String {
        guard kind == .rollback else { return item.status.word }
        return switch item.status {
        case .deployed, .rolledBack: "PUT BACK"
        case .failed, .rollbackFailed: "NOT PUT BACK"
        case .deploying: "ROLLING BACK"
        case .waiting, .nothingToDeploy, .unknown: item.status.word
        }
    }
}

extension RecordDetail {
    /// The same told as what it is, where the record is itself the rollback of another one: its deployment is that rollback.
    ///
    /// For people alone; what may be done with the record is judged by what the API says of it.
    public func toldAsRollback(of original: DeployRecord.ID?) -> RecordDetail {
        guard original != nil else { return self }
        var detail = self
        for place in detail.tasks.indices where detail.tasks[place].kind == .deployment { detail.tasks[place].kind = .rollback }
        return detail
    }
}
