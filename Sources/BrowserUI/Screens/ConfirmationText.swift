import FoundationEssentials
import RecordModel

/// The words of the confirmation, in lines.
struct ConfirmationText {
    let title: String
    /// Account and what else stands above the records.
    let head: [Line]
    let tail: [Line]
    private let later: Later

    /// What would be touched, record by record.
    var targets: [Line] { later.lines }

    init(_ plan: ChangePlan, session: Session, now: Date, hiddenMarks: Int, width: Int, mostFailed: Int = .max) {
        let words = TargetWords(kind: plan.kind, session: session, now: now, width: width, mostFailed: mostFailed)
        let profile = session.profile.map { " (\($0))" } ?? ""
        head = Self.entry("account", "\(plan.account.named(at: now, in: session.zone))\(profile) at \(plan.endpoint)", width)
        if plan.targets.count == 1, let target = plan.targets.first {
            title = Self.title(plan.kind, of: target)
            later = Later { words.lines(ofLone: target) }
        } else {
            let eligible = plan.eligible.count
            title =
                eligible > 0
                ? "\(plan.kind.title) \(eligible) of \(plan.targets.count) records?"
                : "None of \(plan.targets.count) records can be \(plan.kind.participle) now"
            later = Later {
                (plan.eligible + plan.targets.filter { !$0.isEligible }).flatMap(words.lines(ofOneOfMany:))
            }
        }
        var tail: [String] = []
        if hiddenMarks > 0 {
            tail.append("\(hiddenMarks.counted("marked record")) hidden by the filter: not part of this.")
        }
        if !plan.eligible.isEmpty { tail.append(Self.warning(plan)) }
        self.tail = tail.flatMap { $0.wrapped(to: width) }.map { Line($0, .warning) }
    }

    private static func title(_ kind: ChangeKind, of target: ChangePlan.Target) -> String {
        guard target.isEligible else { return "Record \(target.id) cannot be \(kind.participle) now" }
        guard kind == .retry else { return "Roll back record \(target.id)?" }
        let failed = target.detail?.currentTask?.failedCount ?? 0
        return "Retry \(failed == 1 ? "the failed item" : "\(failed) failed items") of record \(target.id)?"
    }

    private static func warning(_ plan: ChangePlan) -> String {
        switch plan.kind {
        case .rollback: "\(plan.rollbackScope) certback cannot undo it."
        case .retry: "The API tries these items again; what succeeded before is left alone."
        }
    }

    /// A label and a text that may need several lines.
    static func entry(_ label: String, _ text: String, _ width: Int, style: Style = .normal) -> [Line] {
        text.wrapped(to: width - 13).enumerated().map { place, part in
            Line((place == 0 ? label : "").padded(to: 13), .muted) + Line(part, style)
        }
    }
}

/// Lines that are made when they are first looked at: for hundreds of records that is too much for each key typed.
private final class Later {
    private let make: () -> [Line]
    lazy var lines = make()

    init(_ make: @escaping () -> [Line]) { self.make = make }
}

/// How one record of a plan is described.
struct TargetWords {
    let kind: ChangeKind
    let session: Session
    let now: Date
    let width: Int
    /// More items that did not succeed than these are counted, not named.
    var mostFailed = Int.max

    /// More differences than these are counted, not shown.
    private static let mostDifferences = 4

    func lines(ofLone target: ChangePlan.Target) -> [Line] {
        let original = target.rollbackOf.map { ", the rollback of \($0)" } ?? ""
        let lines = entry("record", "\(target.id)\(original)\(created(target)), \(age(target))") + changedLines(target)
        guard target.isEligible else {
            return lines + entry("why not", target.eligibility.reason, style: .bad) + entry("do", target.eligibility.advice)
        }
        return lines + (kind == .rollback ? rollbackLines(target) : retryLines(target))
    }

    private func rollbackLines(_ target: ChangePlan.Target) -> [Line] {
        let lines =
            entry("WARNING", target.warning(for: kind) ?? "", style: .warning) + entry("certificate", target.fateOfCertificate)
        guard let task = target.detail?.deployment else { return lines }
        return lines + entry("affects", task.extent) + entry("", task.domainsInShort)
            + entry("not deployed", task.failedInShort(mostFailed), style: .warning)
    }

    private func retryLines(_ target: ChangePlan.Target) -> [Line] {
        guard let task = target.detail?.currentTask else { return [] }
        let name = task.kind == .rollback || target.rollbackOf != nil ? "rollback" : "deployment"
        let lines = entry("task", "\(name), \(task.failedCount) of \(task.progress.total) items failed")
        let unnamed = task.failedCount - task.failedItems.count
        return lines
            + entry("", unnamed > 0 ? "The API did not name \(unnamed) of them; they are tried again too." : "", style: .warning)
            + task.failedItems.flatMap { item in
                entry("item", "\(item.id > 0 ? "\(item.id): " : "")\(item.placeAndDomains)")
                    + entry("", item.errorMessage, style: .bad)
            }
    }

    /// What is no longer as the screen showed it, old → new.
    private func changedLines(_ target: ChangePlan.Target) -> [Line] {
        let differences = target.differences
        guard !differences.isEmpty else { return [] }
        let more = differences.count - Self.mostDifferences
        let sentences = differences.prefix(Self.mostDifferences).map(\.sentence) + (more > 0 ? ["+\(more) more"] : [])
        return entry("CHANGED", "since the screen showed it:", style: .warning)
            + sentences.flatMap { entry("", $0, style: .warning) }
    }

    func lines(ofOneOfMany target: ChangePlan.Target) -> [Line] {
        let id = target.id.description.padded(to: max(10, target.id.description.count + 1))
        guard target.isEligible, let task = target.detail?.deployment else {
            return "\(target.eligibility.reason) \(target.eligibility.advice)".wrapped(to: width - 15).enumerated().map {
                Line(($0 == 0 ? id + "NOT: " : "").padded(to: 15), .bad) + Line($1, .bad)
            }
        }
        let facts = [target.detail?.certificateID ?? "", task.extent].filter { !$0.isEmpty }.joined(separator: "  ")
        let lines = (facts + ": " + task.domainsInShort).wrapped(to: width - 10).enumerated().map {
            Line($0 == 0 ? id : "".padded(to: 10)) + Line($1)
        }
        let changes = target.differences
        let more = changes.count > 1 ? ", +\(changes.count - 1) more" : ""
        let notes = [target.warning(for: kind), changes.first.map { "CHANGED \($0.sentence)\(more)" }].compactMap(\.self)
        return lines
            + notes.flatMap { $0.wrapped(to: width - 10) }.map { Line("".padded(to: 10)) + Line($0, .warning) }
    }

    private func entry(_ label: String, _ text: String, style: Style = .normal) -> [Line] {
        text.isEmpty ? [] : ConfirmationText.entry(label, text, width, style: style)
    }

    private func created(_ target: ChangePlan.Target) -> String {
        guard let date = target.detail?.deployment?.createdAt ?? target.shown?.createdAt else { return "" }
        let verb = target.isEligible ? "deployed" : "created"
        return ", \(verb) \(session.zone.dateAndTime(date)) \(session.zone.label)"
    }

    private func age(_ target: ChangePlan.Target) -> String {
        guard let readAt = target.detail?.readAt else { return "NOT read from the API" }
        return "read from the API \(Moments(session: session, now: now).past(readAt))"
    }
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

    /// The items that did not succeed, each by its place, `most` of them; empty where all did.
    fileprivate func failedInShort(_ most: Int) -> String {
        guard !failedItems.isEmpty else { return "" }
        let named = failedItems.prefix(most).map { "\($0.instanceID) \($0.listenerID)" }
        let more = failedItems.count > most ? ["+\(failedItems.count - most) more"] : []
        return "\(failedCount) of \(progress.total) items: " + (named + more).joined(separator: ", ")
    }

    /// As the API counts, which may be more than it names.
    fileprivate var failedCount: Int { max(progress.failed, failedItems.count) }
}

extension DeployItem {
    /// `lb-0a1b2c3d HTTPS:443, www.example.com`.
    fileprivate var placeAndDomains: String {
        let place = [instanceID, listenerAddress.isEmpty ? listenerID : listenerAddress].filter { !$0.isEmpty }
        return place.joined(separator: " ") + (domains.isEmpty ? "" : ", " + domains.listed(in: 60))
    }
}

extension ChangeKind {
    fileprivate var title: String { self == .rollback ? "Roll back" : "Retry" }
    fileprivate var participle: String { self == .rollback ? "rolled back" : "retried" }
}
