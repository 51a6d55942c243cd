import Foundation

/// A record of the family in which another certificate takes the place of the one before, as it stands at a moment.
struct UpdateRecord: Sendable {
    var id: Int
    /// The certificate put in place, and the one that was there.
    var certificateID: String
    var formerCertificateID: String
    var resourceTypes: [String]
    var items: [SimulatedItem]
    /// The one task; a rollback is a record of its own.
    var task: TaskState

    /// As the list gives it: what came of the items.
    var status: Status {
        if task.steps.contains(where: { $0.status == .rollbackFailed }) { return .rollbackFailed }
        if task.steps.contains(where: { $0.status == .rolledBack }) { return .rolledBack }
        switch task.status {
        // The task of a rollback is told like any other.
        case .rolledBack: return .succeeded
        case .rollbackFailed: return .failed
        default: return task.status
        }
    }

    /// The items' positions that a rollback puts back.
    var deployed: [Int] { task.steps.filter { $0.status == .succeeded }.map(\.item) }

    /// Shows on this record what a rollback of it has come to.
    mutating func showRollback(_ rollback: UpdateRecord, of items: [Int]) {
        for (position, item) in items.enumerated() {
            guard let index = task.steps.firstIndex(where: { $0.item == item }) else { continue }
            let step = rollback.task.steps[position]
            switch step.status {
            case .succeeded: task.steps[index].status = .rolledBack
            case .failed: task.steps[index].status = .rollbackFailed
            default: continue
            }
            task.steps[index].error = step.error
            task.steps[index].updatedAt = step.updatedAt
        }
    }
}
