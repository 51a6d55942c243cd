import RecordModel

@testable import BrowserUI

extension Fixture {
    /// A deployment of which several items failed; their numbers can be typed.
    static let failedItems = detail(
        1_000_228,
        [
            task(
                .deployment, .failed, 75,
                [
                    item("lb-9gz3c7kd", "登录-广州", 443, ["login.example.com"], region: "ap-guangzhou", certificate: "Qm5vB1nD"),
                    item(
                        "lb-9gz3c7kd", "登录-广州", 8443, ["sso.example.com"], .failed, region: "ap-guangzhou",
                        error: "监听器正在被另一个任务修改,请稍后再试", certificate: "Qm5vB1nD", id: 90_002),
                    item(
                        "lb-4tw8s2ra", "login-2", 443, ["login.example.com", "oauth.example.com"], .failed,
                        region: "ap-guangzhou", error: "The listener is gone.", certificate: "Qm5vB1nD", id: 90_003),
                ])
        ])

    private static let manyPlans: [ChangeKind: ChangePlan] = Dictionary(
        uniqueKeysWithValues: ChangeKind.allCases.map { kind in
            let targets = manyRecords(500).map { record in
                let tasks = kind == .rollback ? deployed.tasks : failedItems.tasks
                return ChangePlan.Target(
                    id: record.id, eligibility: .eligible, detail: detail(record.id, tasks), shown: record)
            }
            return (kind, ChangePlan(kind: kind, account: account, endpoint: .international, targets: targets))
        })

    /// A plan for as many records, all of which can be changed; made once, since making it takes long.
    static func manyEligible(_ count: Int, for kind: ChangeKind = .rollback) -> ChangePlan {
        var plan = manyPlans[kind] ?? ChangePlan(kind: kind, account: account, endpoint: .international, targets: [])
        plan.targets.removeSubrange(min(count, plan.targets.count)...)
        return plan
    }
}
