import Foundation
public import RecordModel
import RecordStore
import Testing

extension DeployRecord.ID: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) {
        guard let id = Self(rawValue: value) else { preconditionFailure("\(value) is no record id") }
        self = id
    }
}

/// A moment of the tests, so many seconds after an evening in 2025.
func moment(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_750_000_000 + seconds) }

extension DeployRecord {
    static func sample(
        _ id: ID, certificate: String = "pW7kZ2aQ", types: [String] = ["clb"], status: DeployStatus = .deployed,
        created: Double? = 0, updated: Double? = 40, isRollingBack: Bool = false, vanished: Double? = nil,
        former: String = ""
    ) -> DeployRecord {
        DeployRecord(
            id: id, certificateID: certificate, resourceTypes: types, status: status, createdAt: created.map(moment),
            updatedAt: updated.map(moment), isRollingBack: isRollingBack, vanishedAt: vanished.map(moment),
            formerCertificateID: former)
    }
}

extension DeployItem {
    static func sample(
        _ id: Int64 = 1, region: String = "ap-singapore", instance: String = "lb-7f3k2m9x", name: String = "gateway",
        domains: [String] = ["www.example.com"], status: DeployStatus = .deployed, error: String = "",
        updated: Double? = nil
    ) -> DeployItem {
        DeployItem(
            id: id, certificateID: "pW7kZ2aQ", resourceType: "clb", region: region, instanceID: instance,
            instanceName: name, listenerID: "lbl-q4w8e2r6", listenerName: "HTTPS:443", domains: domains,
            transport: "HTTPS", port: 443, status: status, errorMessage: error, createdAt: moment(0),
            updatedAt: updated.map(moment))
    }
}

extension DeployTask {
    static func sample(
        _ kind: Kind, _ status: DeployStatus = .deployed, created: Double = 0, items: [DeployItem] = [.sample()]
    ) -> DeployTask {
        let progress = TaskProgress(total: items.count, succeeded: items.count, failed: 0, running: 0)
        return DeployTask(kind: kind, status: status, progress: progress, createdAt: moment(created), items: items)
    }
}

extension RecordDetail {
    static func sample(_ id: DeployRecord.ID, tasks: [DeployTask] = [.sample(.deployment)]) -> RecordDetail {
        RecordDetail(id: id, tasks: tasks, readAt: moment(100))
    }
}

extension PreparedDetail {
    static func sample(_ id: DeployRecord.ID, tasks: [DeployTask] = [.sample(.deployment)]) throws -> PreparedDetail {
        try PreparedDetail(.sample(id, tasks: tasks))
    }
}

extension SyncEnd {
    static func sample(at date: Date, newest: DeployRecord.ID? = 1, total: Int = 1, pass: Int? = nil) -> SyncEnd {
        SyncEnd(at: date, newest: newest, total: total, pass: pass)
    }
}

extension Operator {
    static let sample = Operator(
        user: "ops", origin: "192.0.2.7 50514 198.51.100.1 22", terminal: "/dev/pts/3", host: "bastion", process: 4711,
        processStart: "8123456")
    static let colleague = Operator(user: "kim", origin: nil, terminal: nil, host: "bastion", process: 4712)
}

extension Journal.Intent {
    static func sample(
        _ id: DeployRecord.ID, _ kind: ChangeKind = .rollback, item: Int64? = nil, saw: RecordDetail? = nil
    ) -> Journal.Intent {
        Journal.Intent(
            kind: kind, recordID: id, itemID: item, account: Account(fingerprint: "0123456789abcdef", label: "AKIDxxxx…0000"),
            endpoint: .international, operatedBy: .sample, saw: saw, typed: id.description)
    }
}

extension Journal.Step {
    static func sample(
        _ state: ChangeState, requestID: String? = nil, code: String? = nil, by: Operator = .sample, at seconds: Double = 1
    ) -> Journal.Step {
        Journal.Step(
            state, requestID: requestID.map(RequestID.init(rawValue:)), code: code, by: by, at: moment(seconds))
    }
}
