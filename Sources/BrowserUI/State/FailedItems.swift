import RecordModel

extension Explanation {
    /// The service's own words on the items that failed; nil where none did.
    ///
    /// - Parameter original: the record whose rollback ran in this one; nil for a deployment.
    init?(failedItemsOf detail: RecordDetail, rollbackOf original: DeployRecord.ID? = nil) {
        guard let task = detail.toldAsRollback(of: original).currentTask, task.progress.failed > 0 else { return nil }
        let isRollback = task.kind == .rollback || task.status == .rollbackFailed
        let direction = isRollback ? "rolled back" : "deployed"
        self.init(
            title: detail.recordStatus?.word ?? "FAILED",
            what: "\(task.progress.failed) of \(task.progress.total) items could not be \(direction).",
            changed: task.progress.succeeded == 0
                ? "No. None of its items was \(direction)."
                : "Yes, in part: \(task.progress.succeeded) of \(task.progress.total) items were \(direction).",
            remedy: "Put right what each item's message names, then press T to try the failed items again.",
            again: isRollback
                ? "Press T to try again what was not put back; a rollback that has failed is not begun anew."
                : "Press T to try the failed items again, or press R to roll back what was deployed.",
            message: task.failedItems.prefix(3).map { "\($0.instanceID) \($0.listenerID): \($0.errorMessage)" }.joined(
                separator: "; "),
            outcome: .failed)
        // What the record that was rolled back would retry is its deployment: the rollback's own record is the one.
        let eligibility = Eligibility(of: .retry, detail)
        guard case .rollbackFailedElsewhere = eligibility else { return }
        remedy = "Put right what each item's message names. \(eligibility.advice)"
        again = "A retry of the rollback is safe; a rollback that has failed is not begun anew."
    }
}
