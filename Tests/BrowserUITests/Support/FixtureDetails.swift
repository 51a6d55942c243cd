import FoundationEssentials
import RecordModel

@testable import BrowserUI

extension Fixture {
    /// What the API says about the records that have a story; names, domains and messages are Chinese where it matters.
    static let details: [DeployRecord.ID: RecordDetail] = Dictionary(
        uniqueKeysWithValues: [deploying, deployed, chinese, partlyFailed, rolledBackInPart, rolledBack, nothingSucceeded].map {
            ($0.id, $0)
        })

    static let deploying = detail(
        1_000_231,
        [
            task(
                .deployment, .deploying, 2,
                [
                    item("lb-5hk2p9wd", "payment-hk", 443, ["pay.example.com"], region: "ap-hongkong", certificate: "pW7kZ2aQ"),
                    item(
                        "lb-5hk2p9wd", "payment-hk", 8443, ["pay-callback.example.com"], .deploying, region: "ap-hongkong",
                        certificate: "pW7kZ2aQ"),
                    item(
                        "lb-5hk2p9wd", "payment-hk", 9443, ["pay-partner.example.com"], .waiting, region: "ap-hongkong",
                        certificate: "pW7kZ2aQ"),
                ])
        ])

    static let deployed = detail(
        1_000_230,
        [
            task(
                .deployment, .deployed, 9,
                [
                    item("lb-0a1b2c3d", "web-1", 443, ["www.example.com", "api.example.com"]),
                    item("lb-0a1b2c3d", "web-1", 8443, ["admin.example.com"]),
                    item("lb-9f8e7d6c", "web-2", 443, ["shop.example.com"]),
                    item("lb-9f8e7d6c", "web-2", 8443, ["img.example.com"]),
                ])
        ])

    static let chinese = detail(
        1_000_229,
        [
            task(
                .deployment, .deployed, 58,
                [
                    item("lb-6zf2x8ny", "新加坡-支付网关", 443, ["支付.example.com"], certificate: "Hy2cX6pV"),
                    item("lb-6zf2x8ny", "新加坡-支付网关", 8443, ["shanghu.example.com"], certificate: "Hy2cX6pV"),
                    item(
                        "lb-2hk9v5jq", "香港接入层", 443, ["zhifu-hk.example.com"], region: "ap-hongkong", certificate: "Hy2cX6pV"),
                    item(
                        "lb-2hk9v5jq", "香港接入层", 8443, ["xn--fiq228c.example"], region: "ap-hongkong", certificate: "Hy2cX6pV"),
                ])
        ])

    static let partlyFailed = detail(
        1_000_228,
        [
            task(
                .deployment, .failed, 75,
                [
                    item("lb-9gz3c7kd", "登录-广州", 443, ["login.example.com"], region: "ap-guangzhou", certificate: "Qm5vB1nD"),
                    item(
                        "lb-9gz3c7kd", "登录-广州", 8443, ["sso.example.com"], .failed, region: "ap-guangzhou",
                        error: "监听器正在被另一个任务修改,请稍后再试 (FailedOperation.ResourceInOperating)", certificate: "Qm5vB1nD", id: 90_002),
                ])
        ])

    static let rolledBackInPart = detail(
        1_000_224,
        [
            task(
                .deployment, .deployed, 420,
                [
                    item(
                        "lb-3fr7q1mb", "partner-api", 443, ["partner.example.com"], region: "eu-frankfurt",
                        certificate: "s9LhC4yE"),
                    item(
                        "lb-3fr7q1mb", "partner-api", 8443, ["伙伴.example.com"], region: "eu-frankfurt", certificate: "s9LhC4yE"),
                ]),
            task(
                .rollback, .failed, 410,
                [
                    item(
                        "lb-3fr7q1mb", "partner-api", 443, ["partner.example.com"], region: "eu-frankfurt",
                        certificate: "s9LhC4yE"),
                    item(
                        "lb-3fr7q1mb", "partner-api", 8443, ["伙伴.example.com"], .failed, region: "eu-frankfurt",
                        error: "原证书已于 2025-05-01 过期,无法重新绑定", certificate: "s9LhC4yE", id: 90_021),
                ]),
        ])

    static let rolledBack = detail(
        1_000_225,
        [
            task(
                .deployment, .deployed, 300, [item("lb-8ad4m6ts", "admin", 443, ["admin.example.com"], certificate: "b8RzM3wJ")]),
            task(.rollback, .deployed, 290, [item("lb-8ad4m6ts", "admin", 443, ["admin.example.com"], certificate: "b8RzM3wJ")]),
        ])

    static let nothingSucceeded = detail(
        1_000_221,
        [
            task(
                .deployment, .failed, 2900,
                [
                    item(
                        "lb-9gz3c7kd", "login", 443, ["login.example.com"], .failed, error: "The certificate does not match.",
                        certificate: "Qm5vB1nD", id: 90_011)
                ])
        ])

    static func detail(_ id: DeployRecord.ID, _ tasks: [DeployTask]) -> RecordDetail {
        RecordDetail(id: id, tasks: tasks, readAt: now)
    }

    static func task(_ kind: DeployTask.Kind, _ status: DeployStatus, _ minutes: Double, _ items: [DeployItem]) -> DeployTask {
        let failed = items.count { $0.status == .failed }
        let succeeded = items.count { $0.status == .deployed }
        return DeployTask(
            kind: kind, status: status,
            progress: TaskProgress(
                total: items.count, succeeded: succeeded, failed: failed, running: items.count - failed - succeeded),
            createdAt: minutesAgo(minutes), items: items)
    }

    static func item(
        _ instance: String, _ name: String, _ port: Int, _ domains: [String], _ status: DeployStatus = .deployed,
        region: String = "ap-singapore", error: String = "", certificate: String = "a1B2c3D4", id: Int64 = 0
    ) -> DeployItem {
        DeployItem(
            id: id, certificateID: certificate, resourceType: "clb", region: region, instanceID: instance, instanceName: name,
            listenerID: "lbl-\(port)", listenerName: "", domains: domains, transport: "HTTPS", port: port, status: status,
            errorMessage: error, createdAt: nil, updatedAt: nil)
    }
}
