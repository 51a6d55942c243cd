import RecordModel

extension AppState {
    /// Why `R` sends nothing for the record, by what is known of it now; nil where it would ask.
    ///
    /// Only a guess of what the fresh look will say: where list and detail differ, one of them is old, and the list is read
    /// more often.
    func reasonAgainstRollback(of id: DeployRecord.ID) -> String? {
        if let failure = session.journalFailure { return failure.what }
        if let change = changes.latest(of: id), !change.attempt.state.isFinal { return Eligibility.alreadyUnderWay.reason }
        let row = list.window.rows.first { $0.id == id }
        if let detail = details[id].detail, row == nil || row?.statusWord == detail.statusWord {
            let eligibility = Eligibility(of: .rollback, detail)
            return eligibility.isEligible ? nil : eligibility.reason
        }
        return row?.reasonAgainstRollback
    }
}

extension Eligibility {
    fileprivate var isEligible: Bool { self == .eligible }
}

extension DeployRecord {
    /// As far as the list tells; it counts no items.
    fileprivate var reasonAgainstRollback: String? {
        if vanishedAt != nil { return nil }
        if isRollingBack { return "A rollback of it is running." }
        return switch status {
        case .waiting: Eligibility.waiting.reason
        case .deploying: "Its deployment is still running."
        case .rolledBack: Eligibility.alreadyRolledBack.reason
        case .rollbackFailed: "A rollback of it has failed."
        case .nothingToDeploy: Eligibility.nothingToDeploy.reason
        case .unknown(let code): Eligibility.unknownStatus(code).reason
        case .deployed, .failed: nil
        }
    }
}
