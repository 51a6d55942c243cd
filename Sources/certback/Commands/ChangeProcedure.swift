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
    /// The records named are confirmed by `--yes`.
    private let isConfirmed: Bool
    private let isDryRun: Bool
    private let format: OutputFormat
    private let guide: ErrorGuide

    /// - Parameter asking: what stands on the command line; nil where only typing can confirm.
    init(kind: ChangeKind, ids: [DeployRecord.ID], itemID: Int64?, asking: AskingOptions? = nil, guide: ErrorGuide) {
        self.kind = kind
        // The same record twice is once.
        self.ids = ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        self.itemID = itemID
        self.guide = guide
        isConfirmed = asking?.yes ?? false
        isDryRun = asking?.dryRun ?? false
        format = asking?.format ?? .text
    }

    func run(_ settings: CloudSettings) async throws {
        try checkThatAnybodyCanConfirm(isReadOnly: settings.isReadOnly)
        try await Cloud.with(settings) { cloud in
            try checkThatAnybodyCanConfirm(isReadOnly: cloud.isReadOnly, because: cloud.reasonNotToChange)
            if isDryRun { return try show(try await plan(on: cloud), profile: cloud.profile) }
            let change = try await ask(on: cloud)
            await Interruption.cancelling { await change.carryOut() }
            try report(change.results)
        }
    }

    /// - Throws: where nothing may be changed, or nobody could be asked.
    func checkThatAnybodyCanConfirm(isReadOnly: Bool, because reason: String? = nil) throws(Explanation) {
        if isReadOnly, !isDryRun {
            throw guide.explain(client: reason == nil ? .readOnly : .accountUnknown, message: reason ?? "")
        }
        guard isConfirmed || isDryRun || Console.canAsk else { throw guide.explain(client: .needsYes) }
    }

    /// Looks at the records, shows what was found and asks.
    ///
    /// - Throws: for an answer that does not confirm.
    func ask(on cloud: Cloud, talk: ChangeTalk = ChangeTalk()) async throws -> AskedChange {
        let plan = try await plan(on: cloud)
        Console.say(PlanText(zone: Environment.zone, profile: cloud.profile).text(of: plan, itemID: itemID))
        let confirmed = plan.answers.isEmpty ? nil : try await confirm(plan)
        let others = plan.targets.filter { $0.eligibility == .alreadyUnderWay }.map(\.id)
        let results = ChangeResults(plan: plan, itemID: itemID, talk: talk)
        return AskedChange(
            confirmed: confirmed, underWay: try cloud.liveChanges(of: others), runner: try cloud.runner(), results: results,
            observer: cloud.logging(results.take))
    }

    private func plan(on cloud: Cloud) async throws -> ChangePlan {
        try await cloud.plan(kind, ids.map { ChangeWish(id: $0) })
    }

    private func show(_ plan: ChangePlan, profile: String?) throws {
        let words = PlanText(zone: Environment.zone, profile: profile)
        if !plan.answers.isEmpty { try checkItem(in: plan) }
        switch format {
        case .text: Console.print(try words.dryRun(of: plan, itemID: itemID))
        case .json: Console.print(try JSONOutput.text(try JSONOutput.Plan(plan, itemID: itemID)))
        }
        guard plan.eligible.count == plan.targets.count else { throw plan.exitCode }
    }

    private func confirm(_ plan: ChangePlan) async throws -> ConfirmedPlan {
        try checkItem(in: plan)
        if isConfirmed, let confirmed = ConfirmedPlan(plan, yesFor: ids, itemID: itemID) { return confirmed }
        let answer = plan.answers.first { $0.itemID == itemID }?.text ?? ""
        let typed = await Console.ask("Type \(answer) and press Enter to \(kind.verb): ")
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
        switch format {
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
