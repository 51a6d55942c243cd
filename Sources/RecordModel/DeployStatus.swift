/// Where a record, a task or an item stands; numbers the API documents nowhere (7 has been seen) are kept.
///
/// Inside a rollback task an *item* of status `deployed` means that this item was put back.
public enum DeployStatus: Hashable, Sendable {
    /// 0: not begun.
    case waiting
    /// 1: every item has succeeded.
    case deployed
    /// 2: over, and items failed.
    case failed
    /// 3: running.
    case deploying
    /// 4: the content before it is back.
    case rolledBack
    /// 5: a rollback is over, and items could not be put back.
    case rollbackFailed
    /// 6: no resource used the certificate.
    case nothingToDeploy
    /// Any other number, kept as it came; 7 stands in the API's own example without a word on it.
    case unknown(Int)

    /// - Parameter code: the number on the wire; 0 to 6 are documented.
    public init(code: Int) {
        self =
            switch code {
            case 0: .waiting
            case 1: .deployed
            case 2: .failed
            case 3: .deploying
            case 4: .rolledBack
            case 5: .rollbackFailed
            case 6: .nothingToDeploy
            default: .unknown(code)
            }
    }

    /// The number on the wire.
    public var code: Int {
        switch self {
        case .waiting: 0
        case .deployed: 1
        case .failed: 2
        case .deploying: 3
        case .rolledBack: 4
        case .rollbackFailed: 5
        case .nothingToDeploy: 6
        case .unknown(let code): code
        }
    }

    /// The word for people, in capitals.
    public var word: String {
        switch self {
        case .waiting: "WAITING"
        case .deployed: "DEPLOYED"
        case .failed: "DEPLOY FAILED"
        case .deploying: "DEPLOYING"
        case .rolledBack: "ROLLED BACK"
        case .rollbackFailed: "ROLLBACK FAILED"
        case .nothingToDeploy: "NOTHING TO DEPLOY"
        case .unknown(let code): "STATUS \(code)"
        }
    }

    /// True for an end that is no success, forward or back.
    public var isFailure: Bool { self == .failed || self == .rollbackFailed }

    /// True while more changes are to be expected without anybody's doing.
    public var isUnderWay: Bool { self == .waiting || self == .deploying }
}
