/// What was asked for: a record, and what the screen showed of it when the key was pressed.
public struct ChangeWish: Hashable, Sendable {
    /// The record that was meant.
    public var id: DeployRecord.ID
    /// Its row as it stood on the screen; nil where none did, as on a command line.
    public var shown: DeployRecord?
    /// What was known of its detail then; nil where nothing was.
    public var shownDetail: RecordDetail?

    public init(id: DeployRecord.ID, shown: DeployRecord? = nil, shownDetail: RecordDetail? = nil) {
        self.id = id
        self.shown = shown
        self.shownDetail = shownDetail
    }
}

/// What a change would do, read from the API just before the operator is asked.
public struct ChangePlan: Hashable, Sendable {
    /// One record to be changed, as the API described it a moment ago.
    public struct Target: Hashable, Sendable, Identifiable {
        /// The record that would be changed.
        public var id: DeployRecord.ID
        /// What the fresh look and the journal say about the change.
        public var eligibility: Eligibility
        /// The fresh look; nil when it failed.
        public var detail: RecordDetail?
        /// The row as the screen showed it when the key was pressed; nil where none was shown.
        public var shown: DeployRecord?
        /// What was known of its detail then; nil where nothing was.
        public var shownDetail: RecordDetail?
        /// The record whose rollback ran in this one; nil for a deployment, as far as the journal knows.
        public var rollbackOf: DeployRecord.ID?

        public init(
            id: DeployRecord.ID, eligibility: Eligibility, detail: RecordDetail?, shown: DeployRecord?,
            shownDetail: RecordDetail? = nil, rollbackOf: DeployRecord.ID? = nil
        ) {
            self.rollbackOf = rollbackOf
            self.id = id
            self.eligibility = eligibility
            self.detail = detail
            self.shown = shown
            self.shownDetail = shownDetail
        }

        /// True when the record would be changed by this plan.
        public var isEligible: Bool { eligibility == .eligible }

        /// What matters and is no longer as it was on the screen; empty where nothing was shown.
        public var differences: [Difference] {
            guard let detail else { return [] }
            let ofRow = shown.map { detail.differences(fromRow: $0) } ?? []
            let ofDetail = shownDetail.map { detail.differences(from: $0) } ?? []
            return ofRow + ofDetail.filter { new in !ofRow.contains { $0.what == new.what } }
        }
    }

    /// One way to say yes, and what it stands for.
    public struct Answer: Hashable, Sendable {
        /// What must be typed.
        public var text: String
        /// The one item of a retry; nil for everything the plan is about.
        public var itemID: Int64?
    }

    /// What would be done to every eligible record.
    public var kind: ChangeKind
    /// Whose records they are.
    public var account: Account
    /// Where they would be changed.
    public var endpoint: Endpoint
    /// In the order marked.
    public var targets: [Target]

    public init(kind: ChangeKind = .rollback, account: Account, endpoint: Endpoint, targets: [Target]) {
        self.kind = kind
        self.account = account
        self.endpoint = endpoint
        self.targets = targets
    }

    /// Nothing of it can be confirmed, for this reason.
    public mutating func block(_ explanation: Explanation) {
        for place in targets.indices { targets[place].eligibility = .blocked(explanation) }
    }

    /// Those that a confirmation would change, in the order marked.
    public var eligible: [Target] { targets.filter(\.isEligible) }

    /// Every text that confirms; empty when nothing can be done.
    ///
    /// The id of a lone record; the number of one failed item for a retry of that item alone; `rollback N` for several.
    public var answers: [Answer] {
        let eligible = eligible
        guard let first = eligible.first else { return [] }
        guard targets.count == 1 else { return [Answer(text: "\(kind.rawValue) \(eligible.count)")] }
        let all = Answer(text: first.id.description)
        guard kind == .retry, let items = first.detail?.currentTask?.failedItems else { return [all] }
        let single = items.filter { $0.id > 0 }.map { Answer(text: String($0.id), itemID: $0.id) }
        return [all] + single.filter { $0.text != all.text }
    }

    /// What must be typed to confirm the whole plan; nil when nothing can be done.
    public var requiredText: String? { answers.first?.text }
}

extension ChangePlan {
    /// What the API puts back of the records that can be rolled back, in one sentence.
    public var rollbackScope: String {
        let families = Set(eligible.map(\.id.family))
        guard targets.count > 1 else { return families.first?.rollbackScope ?? "" }
        let whole = families.contains(.uploadUpdate) ? "rolls back each whole task" : nil
        let others = families.subtracting([.uploadUpdate]).map(\.word).sorted().joined(separator: " and ")
        let part = others.isEmpty ? nil : "puts back only the items of each that succeeded"
        switch (whole, part) {
        case (let whole?, let part?): return "The API \(whole), but of \(others) records \(part), in this order."
        case (let words?, nil), (nil, let words?): return "The API \(words), in this order."
        case (nil, nil): return ""
        }
    }
}

extension ChangePlan.Target {
    /// What nobody should overlook before the change; nil where there is nothing of the kind.
    public func warning(for kind: ChangeKind) -> String? {
        guard kind == .rollback, let rollbackOf else { return nil }
        return
            "This record is itself the rollback of \(rollbackOf): rolling it back puts the certificate back that was taken away."
    }

    /// What becomes of the certificate by a rollback.
    public var fateOfCertificate: String {
        let certificate = [detail?.certificateID, shown?.certificateID].compactMap(\.self).first { !$0.isEmpty } ?? ""
        guard id.family.rollsBackInNewRecord else {
            return "\(certificate) keeps its id and goes back to the content before this task"
        }
        let former = [detail?.formerCertificateID, shown?.formerCertificateID].compactMap(\.self).first { !$0.isEmpty }
        return "\(certificate) gives its place back to \(former ?? "the one before it")"
    }
}

/// A plan together with the text that was typed under it: the only thing the cloud is changed for.
///
/// It can be made by nothing but the right text, or by `--yes` beside the very ids on the command line, so no other path
/// leads to a change.
public struct ConfirmedPlan: Hashable, Sendable {
    /// What was confirmed, as it was shown.
    public let plan: ChangePlan
    /// The operator's own words, for the journal.
    public let typed: String
    /// The one item of a retry; nil for everything the plan is about.
    public let itemID: Int64?

    /// Seconds without a key before an Enter that confirms; no hand is as quick as a paste that the terminal does not mark.
    public static let pauseBeforeEnter = 0.03

    /// Nil unless `typed` is exactly what the plan requires.
    public init?(_ plan: ChangePlan, typed: String) {
        guard let answer = plan.answers.first(where: { $0.text == typed }) else { return nil }
        self.plan = plan
        self.typed = typed
        itemID = answer.itemID
    }

    /// Nil unless the plan is about exactly the records that stood beside `--yes`.
    ///
    /// - Parameter itemID: must be one of the items the plan offers.
    public init?(_ plan: ChangePlan, yesFor ids: [DeployRecord.ID], itemID: Int64? = nil) {
        guard !plan.answers.isEmpty, plan.targets.map(\.id) == ids else { return nil }
        guard itemID == nil || plan.answers.contains(where: { $0.itemID == itemID }) else { return nil }
        self.plan = plan
        typed = (["--yes"] + ids.map(\.description) + (itemID.map { ["--item \($0)"] } ?? [])).joined(separator: " ")
        self.itemID = itemID
    }
}
