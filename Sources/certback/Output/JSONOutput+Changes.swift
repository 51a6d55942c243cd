import APICore
import Foundation
import RecordModel
import Rollback

extension JSONOutput {
    /// What `--dry-run` prints.
    struct Plan: Encodable {
        struct Target: Encodable {
            var record: DeployRecord.ID
            var action: String
            var isEligible: Bool
            var reason: String
            var advice: String
            /// The record whose rollback ran in this one; nil for a deployment.
            var rollbackOf: DeployRecord.ID?
            /// What nobody should overlook before the change.
            var warning: String?
            /// The body that would be sent; nil where nothing would be.
            var body: String?
            var detail: Detail?
        }

        var kind: ChangeKind
        var account: String
        var endpoint: String
        /// That of the first record; records of several families have several.
        var action: String
        var targets: [Target]

        init(_ plan: ChangePlan, itemID: Int64?) throws {
            kind = plan.kind
            account = plan.account.label
            endpoint = plan.endpoint.url
            action = plan.kind.action(plan.targets.first?.id.family ?? .uploadUpdate).name
            targets = try plan.targets.map { target in
                try Target(
                    record: target.id, action: plan.kind.action(target.id.family).name, isEligible: target.isEligible,
                    reason: target.eligibility.reason,
                    advice: target.eligibility.advice, rollbackOf: target.rollbackOf, warning: target.warning(for: plan.kind),
                    body: target.isEligible ? PlanText.body(of: plan.kind, target.id, itemID) : nil,
                    detail: target.detail.map { Detail($0) })
            }
        }
    }

    /// One change of the journal with its steps.
    struct Change: Encodable {
        struct Step: Encodable {
            var at: Date
            var state: String
            var meaning: String
            var requestID: String?
            var code: String?
            var by: Operator
        }

        var id: Int64
        var kind: ChangeKind
        var record: DeployRecord.ID
        var item: Int64?
        var intendedAt: Date
        var state: String
        var isFinal: Bool
        var requestID: String?
        /// The record in which the rollback runs, where it has one of its own.
        var rollbackRecord: DeployRecord.ID?
        var account: String
        var endpoint: String
        var typed: String
        var by: Operator
        var saw: Detail?
        var steps: [Step]

        init(_ history: ChangeHistory) {
            let attempt = history.attempt
            id = attempt.id.rawValue
            kind = attempt.kind
            record = attempt.recordID
            item = attempt.itemID
            intendedAt = attempt.intendedAt
            state = attempt.state.word
            isFinal = attempt.state.isFinal
            requestID = attempt.requestID?.rawValue
            rollbackRecord = attempt.rollbackID
            account = history.account
            endpoint = history.endpoint
            typed = history.typed
            by = attempt.operatedBy
            saw = attempt.saw.map { Detail($0) }
            steps = history.steps.map {
                Step(
                    at: $0.at, state: $0.state.word, meaning: $0.state.meaning, requestID: $0.requestID?.rawValue,
                    code: $0.code, by: $0.by)
            }
        }
    }
}
