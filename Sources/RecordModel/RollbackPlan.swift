/// What was asked for: a record, and the row the screen showed of it when the key was pressed.
public struct RollbackWish: Hashable, Sendable {
    public var id: DeployRecord.ID
    public var shown: DeployRecord?

    public init(id: DeployRecord.ID, shown: DeployRecord?) {
        self.id = id
        self.shown = shown
    }
}

/// What a rollback would do, read from the API just before the operator is asked.
public struct RollbackPlan: Hashable, Sendable {
    /// One record to be rolled back, as the API described it a moment ago.
    public struct Target: Hashable, Sendable, Identifiable {
        public var id: DeployRecord.ID
        public var eligibility: Eligibility
        /// The fresh look; nil when it failed.
        public var detail: RecordDetail?
        /// The row as the screen showed it when the key was pressed; nil where none was shown.
        public var shown: DeployRecord?

        public init(id: DeployRecord.ID, eligibility: Eligibility, detail: RecordDetail?, shown: DeployRecord?) {
            self.id = id
            self.eligibility = eligibility
            self.detail = detail
            self.shown = shown
        }

        public var isEligible: Bool { eligibility == .eligible }

        /// The status on the screen and the one the API gives now, where they differ.
        public var changedStatus: (old: String, new: String)? {
            guard let shown, let now = detail?.statusWord, shown.statusWord != now else { return nil }
            return (shown.statusWord, now)
        }
    }

    public var account: Account
    public var endpoint: Endpoint
    /// In the order marked.
    public var targets: [Target]

    public init(account: Account, endpoint: Endpoint, targets: [Target]) {
        self.account = account
        self.endpoint = endpoint
        self.targets = targets
    }

    public var eligible: [Target] { targets.filter(\.isEligible) }

    /// What must be typed to confirm: the id of a lone target, `rollback N` for several; nil when none is eligible.
    public var requiredText: String? {
        let eligible = eligible
        guard let first = eligible.first else { return nil }
        return targets.count == 1 ? first.id.description : "rollback \(eligible.count)"
    }
}

/// A plan together with the text that was typed under it: the only thing the cloud is changed for.
///
/// It can be made by nothing but the right text, so no other path leads to a rollback.
public struct ConfirmedPlan: Hashable, Sendable {
    public let plan: RollbackPlan
    /// The operator's own words, for the journal.
    public let typed: String

    /// Nil unless `typed` is exactly what the plan requires.
    public init?(_ plan: RollbackPlan, typed: String) {
        guard let required = plan.requiredText, typed == required else { return nil }
        self.plan = plan
        self.typed = typed
    }
}
