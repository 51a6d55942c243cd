import FoundationEssentials
public import RecordModel

@testable import BrowserUI

/// The one account, clock and list all tests of the screen look at.
enum Fixture {
    /// 2026-11-20 14:05:00 +08.
    static let now = Date(timeIntervalSince1970: 1_795_154_700)
    static let account = Account(fingerprint: "0123abcd", label: "AKIDEXAM…MPLE")

    static func session(
        isReadOnly: Bool = false, journalFailure: Explanation? = nil, isLowBandwidth: Bool = false
    ) -> Session {
        Session(
            account: account, endpoint: .international, isReadOnly: isReadOnly, zone: .china, journalFailure: journalFailure,
            isLowBandwidth: isLowBandwidth)
    }

    static func minutesAgo(_ minutes: Double) -> Date { now - minutes * 60 }

    /// A dozen records, newest first: every status there is, one of them undocumented.
    static let records: [DeployRecord] = [
        record(1_000_231, "pW7kZ2aQ", .deploying, 2),
        record(1_000_230, "a1B2c3D4", .deployed, 9),
        record(1_000_229, "Hy2cX6pV", .deployed, 58),
        record(1_000_228, "Qm5vB1nD", .failed, 75),
        record(1_000_227, "Nw4tG9mK", .waiting, 118),
        record(1_000_226, "k3JfR8xT", .deployed, 154, isRollingBack: true),
        record(1_000_225, "b8RzM3wJ", .rolledBack, 300),
        record(1_000_224, "s9LhC4yE", .rollbackFailed, 420),
        record(1_000_223, "Uf1nT7gS", .nothingToDeploy, 900),
        record(1_000_222, "c6DyW9hA", .unknown(7), 1500),
        record(1_000_221, "Qm5vB1nD", .failed, 2900),
        record(1_000_220, "zP0aL2x9", .deployed, 4400, types: ["clb", "cdn", "waf"]),
    ]

    static func record(
        _ id: DeployRecord.ID, _ certificate: String = "a1B2c3D4", _ status: DeployStatus = .deployed,
        _ minutes: Double = 60, types: [String] = ["clb"], isRollingBack: Bool = false
    ) -> DeployRecord {
        DeployRecord(
            id: id, certificateID: certificate, resourceTypes: types, status: status, createdAt: minutesAgo(minutes),
            updatedAt: minutesAgo(minutes - 1), isRollingBack: isRollingBack)
    }

    /// Any number of deployed records, newest first, the newest with the highest id.
    static func manyRecords(_ count: Int) -> [DeployRecord] {
        (0..<count).map { record(.init(number: Int64(2_000_000 - $0)), "a1B2c3D4", .deployed, Double($0)) }
    }

    static let age = CacheAge(completedAt: minutesAgo(3))

    static func explanation(_ title: String = "RequestLimitExceeded", requestID: RequestID? = nil) -> Explanation {
        Explanation(
            title: title, what: "The API was asked too often.", changed: "No. The API refused the request.",
            remedy: "Wait a second, then try again.", again: "Safe.", requestID: requestID, outcome: .refused)
    }

    static let damaged = Explanation(
        title: "JournalDamaged", what: "The journal is damaged.", changed: "No. Nothing was sent.",
        remedy: "Set it aside with certback journal --set-aside NAME.", again: "Not before that.", outcome: .failed)

    static let operatedBy = Operator(user: "ops", origin: nil, terminal: nil, host: "bastion", process: 42)

    static func attempt(
        _ state: ChangeState, number: Int64 = 1, of id: DeployRecord.ID = 1_000_230, requestID: RequestID? = nil
    ) -> ChangeAttempt {
        ChangeAttempt(
            id: .init(rawValue: number), recordID: id, intendedAt: now, state: state, requestID: requestID,
            operatedBy: operatedBy, step: .init(rawValue: 1), steppedAt: now, heldBy: operatedBy)
    }

    static func histories(_ attempts: [ChangeAttempt]) -> [ChangeHistory] {
        attempts.map {
            ChangeHistory(attempt: $0, account: account.label, endpoint: Endpoint.international.url, typed: "", steps: [])
        }
    }
}

extension DeployRecord.ID: ExpressibleByIntegerLiteral {
    init(number: Int64) {
        guard let id = Self(rawValue: number) else { preconditionFailure("\(number) is not a record id") }
        self = id
    }

    public init(integerLiteral value: Int64) { self.init(number: value) }
}
