/// What the simulator was asked, oldest first.
///
/// Only the last 100,000 calls or so are kept.
public struct ReceivedRequests: Sendable, RandomAccessCollection {
    private static let capacity = 100_000
    private var requests: [ReceivedRequest] = []

    /// Always 0.
    public var startIndex: Int { requests.startIndex }
    /// The number of calls kept.
    public var endIndex: Int { requests.endIndex }

    /// The call at a position.
    public subscript(position: Int) -> ReceivedRequest { requests[position] }

    /// How often an action was called, whatever came of it.
    public func count(of action: String) -> Int {
        requests.count { $0.action == action }
    }

    /// How many rollbacks of a record were begun, answered or not. More than one is a client's fault.
    public func accepted(rollbackOf id: Int) -> Int {
        requests.count { $0.action == Action.rollback.rawValue && $0.deployRecordID == id && $0.wasCarriedOut }
    }

    /// The same of the family `Update`.
    public func accepted(rollbackOfUpdate id: Int) -> Int {
        requests.count { $0.action == Action.updateRollback.rawValue && $0.deployRecordID == id && $0.wasCarriedOut }
    }

    /// The same of the family `Deploy`.
    public func accepted(rollbackOfDeploy id: Int) -> Int {
        requests.count { $0.action == Action.deployRollback.rawValue && $0.deployRecordID == id && $0.wasCarriedOut }
    }

    mutating func append(_ request: ReceivedRequest) {
        if requests.count >= Self.capacity { requests.removeFirst(Self.capacity / 2) }
        requests.append(request)
    }
}
