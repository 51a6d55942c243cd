import RecordModel

@testable import BrowserUI

extension Stage {
    /// Answers the plan asked for last with what the details say now.
    @discardableResult
    mutating func answerPlan(_ change: (inout RollbackPlan.Target) -> Void = { _ in }) -> [Effect] {
        guard case .planning(let ids) = state.overlays.last else { return [] }
        return send(.planned(plan(of: ids, change), generation: state.planGeneration))
    }

    /// Goes to a record, presses `R` and answers the plan.
    mutating func askForRollback(of id: DeployRecord.ID, _ change: (inout RollbackPlan.Target) -> Void = { _ in }) {
        press(":")
        type(id.description)
        press("Enter R")
        answerPlan(change)
    }

    func plan(of ids: [DeployRecord.ID], _ change: (inout RollbackPlan.Target) -> Void = { _ in }) -> RollbackPlan {
        let targets = ids.map { id in
            let detail = cache.details[id] ?? RecordDetail(id: id, tasks: [], readAt: state.now)
            var target = RollbackPlan.Target(
                id: id, eligibility: Eligibility(detail), detail: detail, shown: cache.records.first { $0.id == id })
            change(&target)
            return target
        }
        return RollbackPlan(account: Fixture.account, endpoint: .international, targets: targets)
    }

    var confirmation: Confirmation? {
        if case .confirmation(let confirmation) = state.overlays.last { confirmation } else { nil }
    }
}
