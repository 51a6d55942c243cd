import FoundationEssentials
import RecordModel

/// The words of the confirmation, in lines.
struct ConfirmationText {
    let title: String
    /// Account and what else stands above the records.
    let head: [Line]
    /// What would be touched; a line each where there are several records.
    let targets: [Line]
    let tail: [Line]

    init(_ plan: RollbackPlan, session: Session, now: Date, hiddenMarks: Int, width: Int) {
        let words = TargetWords(session: session, now: now, width: width)
        let where_ = Self.entry("account", "\(plan.account.label) at \(plan.endpoint)", width)
        let eligible = plan.eligible.count
        if plan.targets.count == 1, let target = plan.targets.first {
            title = target.isEligible ? "Roll back record \(target.id)?" : "Record \(target.id) cannot be rolled back now"
            targets = words.lines(ofLone: target)
        } else {
            title =
                eligible > 0
                ? "Roll back \(eligible) of \(plan.targets.count) records?"
                : "None of \(plan.targets.count) records can be rolled back now"
            targets = (plan.eligible + plan.targets.filter { !$0.isEligible }).flatMap(words.lines(ofOneOfMany:))
        }
        head = where_
        var tail: [String] = []
        if hiddenMarks > 0 {
            tail.append("\(hiddenMarks.counted("marked record")) hidden by the filter: not part of this.")
        }
        if eligible > 0 {
            let whole =
                plan.targets.count == 1
                ? "The API rolls back the whole task." : "The API rolls back each whole task, in this order."
            tail.append("\(whole) certback cannot undo it.")
        }
        self.tail = tail.flatMap { $0.wrapped(to: width) }.map { Line($0, .warning) }
    }

    /// A label and a text that may need several lines.
    static func entry(_ label: String, _ text: String, _ width: Int, style: Style = .normal) -> [Line] {
        text.wrapped(to: width - 13).enumerated().map { place, part in
            Line((place == 0 ? label : "").padded(to: 13), .muted) + Line(part, style)
        }
    }
}

/// How one record of a plan is described.
struct TargetWords {
    let session: Session
    let now: Date
    let width: Int

    func lines(ofLone target: RollbackPlan.Target) -> [Line] {
        var lines = entry("record", "\(target.id)\(created(target)), \(age(target))")
        if let change = target.changedStatus {
            lines += entry("changed", "\(change.old) on the screen is now \(change.new)", style: .warning)
        }
        guard target.isEligible else {
            return lines + entry("why not", target.eligibility.reason, style: .bad) + entry("do", target.eligibility.advice)
        }
        let certificate = target.detail?.certificateID ?? target.shown?.certificateID ?? ""
        lines += entry("certificate", "\(certificate) keeps its id and goes back to the content before this task")
        guard let task = target.detail?.deployment else { return lines }
        lines += entry("affects", task.extent)
        lines += entry("", task.domainsInShort)
        return lines + entry("not deployed", task.failedInShort, style: .warning)
    }

    func lines(ofOneOfMany target: RollbackPlan.Target) -> [Line] {
        let id = target.id.description.padded(to: max(10, target.id.description.count + 1))
        guard target.isEligible, let task = target.detail?.deployment else {
            return "\(target.eligibility.reason) \(target.eligibility.advice)".wrapped(to: width - 15).enumerated().map {
                Line(($0 == 0 ? id + "NOT: " : "").padded(to: 15), .bad) + Line($1, .bad)
            }
        }
        let change = target.changedStatus.map { " · was \($0.old), now \($0.new)" } ?? ""
        let facts = [target.detail?.certificateID ?? "", task.extent + change].filter { !$0.isEmpty }.joined(separator: "  ")
        return (facts + ": " + task.domainsInShort).wrapped(to: width - 10).enumerated().map {
            Line($0 == 0 ? id : "".padded(to: 10)) + Line($1)
        }
    }

    private func entry(_ label: String, _ text: String, style: Style = .normal) -> [Line] {
        text.isEmpty ? [] : ConfirmationText.entry(label, text, width, style: style)
    }

    private func created(_ target: RollbackPlan.Target) -> String {
        guard let date = target.detail?.deployment?.createdAt ?? target.shown?.createdAt else { return "" }
        let verb = target.isEligible ? "deployed" : "created"
        return ", \(verb) \(session.zone.dateAndTime(date)) \(session.zone.label)"
    }

    private func age(_ target: RollbackPlan.Target) -> String {
        guard let readAt = target.detail?.readAt else { return "NOT read from the API" }
        return "read from the API \(max(0, now.timeIntervalSince(readAt)).spoken) ago"
    }
}

extension RecordDetail {
    /// The certificate the items name; empty where there are none.
    var certificateID: String { currentTask?.items.first?.certificateID ?? "" }
}

extension DeployTask {
    /// `4 listeners of 2 load balancers in ap-singapore`.
    var extent: String {
        let instances = Set(items.map(\.instanceID)).count
        let regions = Set(items.map(\.region).filter { !$0.isEmpty }).sorted()
        let all = progress.total.counted(isLoadBalancing ? "listener" : "resource")
        let what = progress.succeeded == progress.total ? all : "\(progress.succeeded.grouped) of \(all)"
        let of = instances.counted(isLoadBalancing ? "load balancer" : "instance")
        return "\(what) of \(of)" + (regions.isEmpty ? "" : " in \(regions.joined(separator: ", "))")
    }

    /// The first domains and how many more there are.
    var domainsInShort: String {
        var seen = Set<String>()
        let domains = items.flatMap(\.domains).filter { seen.insert($0).inserted }
        let shown = domains.prefix(3).map { $0.cutInMiddle(to: 60) }.joined(separator: ", ")
        return domains.count > 3 ? "\(shown), +\(domains.count - 3)" : shown
    }

    /// The items that did not succeed; empty where all did.
    var failedInShort: String {
        let failed = items.filter { $0.status == .failed }
        guard let first = failed.first else { return "" }
        let more = failed.count > 1 ? " and \(failed.count - 1) more" : ""
        return "\(progress.failed) of \(progress.total) items: \(first.instanceID) \(first.listenerID)\(more)"
    }
}
