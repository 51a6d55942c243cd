import APICore
import BrowserUI
import Foundation
import RecordModel
import Rollback

/// A plan in plain lines, for those who are asked on a terminal without the screen.
struct PlanText {
    let zone: UTCOffset
    let profile: String?

    func text(of plan: ChangePlan, itemID: Int64?) -> String {
        let account = plan.account.named(at: Date(), in: zone) + (profile.map { " (\($0))" } ?? "")
        let head = "\(plan.kind.verb.capitalizedFirst) on \(account) at \(plan.endpoint):"
        let warning =
            switch plan.kind {
            case .rollback: "\(plan.rollbackScope) certback cannot undo it."
            case .retry: "The API tries the failed items again; what succeeded before is left alone."
            }
        return ([head] + plan.recordLines(itemID: itemID, in: zone) + (plan.eligible.isEmpty ? [] : [warning])).joined(
            separator: "\n")
    }

    /// The plan and what would go over the wire for it.
    func dryRun(of plan: ChangePlan, itemID: Int64?) throws -> String {
        let requests = try plan.eligible.map { target in
            """

            POST \(plan.endpoint.url)
            Content-Type: application/json
            X-TC-Action: \(plan.kind.action(target.id.family))
            X-TC-Version: \(APIService.ssl.version)

            \(try Self.body(of: plan.kind, target.id, itemID))
            """
        }
        return ([text(of: plan, itemID: itemID)] + requests + ["", "Dry run: nothing was sent."]).joined(separator: "\n")
    }

    /// What the sending encodes, not a copy of it.
    static func body(of kind: ChangeKind, _ id: DeployRecord.ID, _ itemID: Int64?) throws -> String {
        String(decoding: try kind.request(for: id, item: itemID).body(), as: UTF8.self)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
