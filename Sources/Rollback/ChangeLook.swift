import APICore
import FoundationEssentials
import RecordModel

/// What a look shows of a change that was sent, or may have been.
struct ChangeLook: Sendable {
    var detail: RecordDetail
    /// The record in which the rollback runs, as far as it is known by now.
    var rollbackID: DeployRecord.ID?
    /// True where the rollback may run in a record that cannot be told from others: then nothing is settled by waiting.
    var leavesDoubt = false
}

extension ChangeTools {
    /// Reads the record, and the one its rollback runs in where the family gives it one of its own.
    ///
    /// Of a rollback whose answer was lost that record's number is unknown. It is looked for among those created since.
    func look(at attempt: ChangeAttempt) async throws(APIError) -> ChangeLook {
        guard attempt.runsInNewRecord else { return ChangeLook(detail: try await client.detail(of: attempt.recordID)) }
        var search = RollbackSearch()
        if attempt.rollbackID == nil { search = try await searchForRollback(of: attempt) }
        let rollbackID = attempt.rollbackID ?? search.found
        return ChangeLook(
            detail: try await client.detail(of: attempt.recordID, rollback: rollbackID), rollbackID: rollbackID,
            leavesDoubt: rollbackID == nil && search.leavesDoubt)
    }

    private func searchForRollback(of attempt: ChangeAttempt) async throws(APIError) -> RollbackSearch {
        // Its records are listed by certificate alone, and under which one a rollback would stand is documented nowhere.
        guard attempt.recordID.family == .update else { return RollbackSearch(leavesDoubt: true) }
        let list = try await client.send(DescribeHostUpdateRecord(priority: .look))
        return RollbackSearch(of: attempt, among: list.records)
    }
}

/// Which of the records created since a rollback was asked for is the one it runs in.
struct RollbackSearch: Hashable, Sendable {
    var found: DeployRecord.ID?
    /// True where there are such records, and none is plainly the one.
    var leavesDoubt = false

    init(found: DeployRecord.ID? = nil, leavesDoubt: Bool = false) {
        self.found = found
        self.leavesDoubt = leavesDoubt
    }

    /// - Parameter records: the newest of the family.
    init(of attempt: ChangeAttempt, among records: [DeployRecord]) {
        let since = attempt.intendedAt.addingTimeInterval(-FateJudge.clockDifference)
        let later = records.filter { $0.id > attempt.recordID && $0.createdAt ?? .distantFuture >= since }
        let items = attempt.saw?.deployment?.items ?? []
        // A rollback puts the former certificate in the place of the one deployed.
        let mirrored = later.filter { record in
            items.contains { $0.certificateID == record.formerCertificateID && $0.formerCertificateID == record.certificateID }
        }
        found = mirrored.map(\.id).min()
        // A page that does not come down to the record itself may leave out the one.
        let goesBack = records.contains { $0.id <= attempt.recordID }
        leavesDoubt = found == nil && (!later.isEmpty || !goesBack)
    }
}
