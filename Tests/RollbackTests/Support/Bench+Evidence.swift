import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Testing

/// What the cloud and the journal have of a story afterwards.
extension Bench {
    /// The only change of the journal, with all its steps.
    func onlyHistory() async throws -> ChangeHistory {
        let history = try await journal.history()
        #expect(history.count == 1)
        return try #require(history.first)
    }

    /// The states of the only change of the journal.
    func journaledStates() async throws -> [ChangeState] { try await onlyHistory().steps.map(\.state) }

    func requests(_ kind: ChangeKind, _ family: RecordFamily = .uploadUpdate) -> [ReceivedRequest] {
        simulator.log.filter { $0.action == kind.action(family).name }
    }

    var rollbackRequests: [ReceivedRequest] { requests(.rollback) }

    /// Every request for a change, of either kind.
    var changeRequests: [ReceivedRequest] { ChangeKind.allCases.flatMap { requests($0) } }

    /// How often the cloud has begun what was asked for.
    func acceptedCount(_ id: DeployRecord.ID, _ kind: ChangeKind = .rollback) -> Int {
        let number = Int(id.rawValue)
        return switch kind {
        case .rollback: simulator.log.accepted(rollbackOf: number)
        case .retry: requests(.retry).count { $0.deployRecordID == number && $0.wasCarriedOut }
        }
    }

    var lookCount: Int { simulator.log.count(of: "DescribeHostUploadUpdateRecordDetail") }

    /// The actions the cloud was asked for, by their short names.
    var asked: [String] {
        simulator.log.map { request in
            switch request.action {
            case ChangeKind.rollback.action(.uploadUpdate).name: "rollback"
            case ChangeKind.retry.action(.uploadUpdate).name: "retry"
            default: "look"
            }
        }
    }

    /// Whether the same may be asked for now, by a fresh plan.
    func eligibility(_ id: DeployRecord.ID, for kind: ChangeKind) async -> Eligibility? {
        await plan([id], for: kind).targets.first?.eligibility
    }
}

extension APIClient {
    /// So many of the made-up records, newest first, of which nothing runs and nothing has been rolled back.
    func idsThatCanBeRolledBack(_ count: Int) async throws -> [DeployRecord.ID] {
        var records: [DeployRecord] = []
        for try await page in recordPages() { records += page.records }
        let busy = Set(records.filter(\.status.isUnderWay).map(\.certificateID))
        let ids = records.filter { $0.status == .deployed && !busy.contains($0.certificateID) }.map(\.id).prefix(count)
        try #require(ids.count == count)
        return Array(ids)
    }
}
