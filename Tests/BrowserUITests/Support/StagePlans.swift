import RecordModel

@testable import BrowserUI

extension Stage {
    /// Answers the plan asked for last with what the details say now, and waits until the question takes keys.
    @discardableResult
    mutating func answerPlan(
        afterGuard: Bool = true, _ change: (inout ChangePlan.Target) -> Void = { _ in }
    ) -> [Effect] {
        guard case .planning(let kind, let ids, _) = state.overlays.last else { return [] }
        let effects = send(.planned(plan(of: ids, for: kind, change), generation: state.planGeneration))
        return afterGuard ? effects + wait(Confirmation.guardTime) : effects
    }

    /// Goes to a record, presses `R` and answers the plan.
    mutating func askForRollback(of id: DeployRecord.ID, _ change: (inout ChangePlan.Target) -> Void = { _ in }) {
        ask(with: "R", about: id, change)
    }

    /// Goes to a record, presses `T` and answers the plan.
    mutating func askForRetry(of id: DeployRecord.ID, _ change: (inout ChangePlan.Target) -> Void = { _ in }) {
        ask(with: "T", about: id, change)
    }

    private mutating func ask(
        with key: String, about id: DeployRecord.ID, _ change: (inout ChangePlan.Target) -> Void
    ) {
        go(to: id)
        press(key)
        answerPlan(change)
    }

    mutating func go(to id: DeployRecord.ID) {
        press(":")
        type(id.description)
        press("Enter")
    }

    /// Changes of an earlier run are found; the notice about them has been read.
    mutating func find(_ attempts: ChangeAttempt...) {
        send(.changesFound(Fixture.histories(attempts)))
        press("^l")
    }

    func plan(of ids: [DeployRecord.ID], for kind: ChangeKind = .rollback, _ change: (inout ChangePlan.Target) -> Void = { _ in })
        -> ChangePlan
    {
        let targets = ids.map { id in
            let detail = cache.details[id] ?? RecordDetail(id: id, tasks: [], readAt: state.now)
            var target = ChangePlan.Target(
                id: id, eligibility: Eligibility(of: kind, detail), detail: detail, shown: cache.records.first { $0.id == id })
            change(&target)
            return target
        }
        return ChangePlan(kind: kind, account: Fixture.account, endpoint: .international, targets: targets)
    }

    var confirmation: Confirmation? {
        if case .confirmation(let confirmation) = state.overlays.last { confirmation } else { nil }
    }
}
