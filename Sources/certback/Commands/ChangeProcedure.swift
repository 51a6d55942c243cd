import APICore
import ArgumentParser
import Glibc
import RecordModel
import RecordStore
import Rollback

/// A rollback or a retry from the command line: read, show, ask, send, follow, tell.
struct ChangeProcedure: Sendable {
    let kind: ChangeKind
    let ids: [DeployRecord.ID]
    let itemID: Int64?
    let asking: AskingOptions
    private let guide = ErrorGuide.english

    init(kind: ChangeKind, ids: [DeployRecord.ID], itemID: Int64?, asking: AskingOptions) {
        self.kind = kind
        // The same record twice is once.
        self.ids = ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        self.itemID = itemID
        self.asking = asking
    }

    func run(_ settings: CloudSettings) async throws {
        if settings.isReadOnly, !asking.dryRun { throw guide.explain(client: .readOnly) }
        guard asking.yes || asking.dryRun || Console.canAsk else { throw guide.explain(client: .needsYes) }
        try await Cloud.with(settings) { cloud in
            let plan = try await cloud.planner().plan(kind, ids.map { ChangeWish(id: $0) })
            let words = PlanText(zone: Environment.zone)
            if asking.dryRun { return try show(plan, words) }
            Console.say(words.text(of: plan, itemID: itemID))
            let results = ChangeResults(plan: plan, itemID: itemID)
            try await carryOut(plan, on: cloud, results)
            try report(results)
        }
    }

    private func show(_ plan: ChangePlan, _ words: PlanText) throws {
        if !plan.answers.isEmpty { try checkItem(in: plan) }
        switch asking.format {
        case .text: Console.print(try words.dryRun(of: plan, itemID: itemID))
        case .json: Console.print(try JSONOutput.text(try JSONOutput.Plan(plan, itemID: itemID)))
        }
        guard plan.eligible.count == plan.targets.count else { throw plan.exitCode }
    }

    private func carryOut(_ plan: ChangePlan, on cloud: Cloud, _ results: ChangeResults) async throws {
        let confirmed = plan.answers.isEmpty ? nil : try confirm(plan)
        let runner = try cloud.runner()
        let observer = cloud.logging(results.take)
        let others = plan.targets.filter { $0.eligibility == .alreadyUnderWay }.map(\.id)
        let live = try cloud.liveChanges(of: others)
        await Interruption.cancelling {
            await withDiscardingTaskGroup { group in
                for attempt in live { group.addTask { await runner.resume(attempt, onUpdate: observer) } }
                guard let confirmed else { return }
                group.addTask {
                    await runner.run(confirmed, onUpdate: observer, onFailure: results.takeFailure)
                }
            }
        }
    }

    private func confirm(_ plan: ChangePlan) throws -> ConfirmedPlan {
        try checkItem(in: plan)
        if asking.yes, let confirmed = ConfirmedPlan(plan, yesFor: ids, itemID: itemID) { return confirmed }
        let answer = plan.answers.first { $0.itemID == itemID }?.text ?? ""
        let typed = Console.ask("Type \(answer) and press Enter to \(kind.verb): ")
        guard typed == answer, let confirmed = ConfirmedPlan(plan, typed: typed) else {
            throw guide.explain(client: .notConfirmed, message: "typed: \(typed.isEmpty ? "nothing" : typed)".cleaned)
        }
        return confirmed
    }

    private func checkItem(in plan: ChangePlan) throws(Explanation) {
        guard let itemID, !plan.offers(itemID) else { return }
        throw guide.explain(client: .notEligible, message: "item \(itemID) is not among the failed ones")
    }

    private func report(_ results: ChangeResults) throws {
        switch asking.format {
        case .text: Console.print(results.lines.joined(separator: "\n"))
        case .json: Console.print(try JSONOutput.text(results.all))
        }
        if let farewell = results.farewell { Console.say(farewell) }
        guard results.exitCode == .success else { throw results.exitCode }
    }
}

extension ChangePlan {
    /// True for an item that can be retried alone.
    fileprivate func offers(_ itemID: Int64) -> Bool { answers.contains { $0.itemID == itemID } }

    /// What a plan that cannot be carried out in full ends with.
    var exitCode: ExitCode { targets.map(\.eligibility.exitCode).mostSevere }
}
