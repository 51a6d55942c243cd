import RecordModel

/// A record of the simulated cloud, as hand-written JSON.
struct CloudRecord: Sendable {
    var status = "deployed"
    /// Eight letters; one of its own where none is given.
    var certificate: String?
    /// One JSON object a listener; an item of the record each.
    var listeners = ["{}", "{}"]

    static let deployed = CloudRecord()
    /// Its rollback fails on the second of two items.
    static let stubborn = CloudRecord(listeners: ["{}", #"{"rollbackError": "The listener is busy"}"#])
    /// Its deployment failed on the second and third of three items; a retry succeeds.
    static let failed = CloudRecord(status: "failed", listeners: ["{}", #"{"error": "gone"}"#, #"{"error": "busy"}"#])
    /// Its deployment failed on the second of two items, and so does every retry.
    static let hopeless = CloudRecord(status: "failed", listeners: ["{}", #"{"error": "gone", "retryError": "still gone"}"#])
    /// Its rollback failed on the second of two items; a retry succeeds.
    static let halfRolledBack = CloudRecord(status: "rollbackFailed", listeners: ["{}", #"{"rollbackError": "busy"}"#])

    /// A record of which the change can be asked for, and succeeds.
    static func good(for kind: ChangeKind) -> CloudRecord {
        switch kind {
        case .rollback: deployed
        case .retry: failed
        }
    }

    /// The records, newest first.
    static func json(of records: [CloudRecord]) -> String {
        let texts = records.enumerated().map { $1.json(at: $0) }
        return #"{"records": [\#(texts.joined(separator: ","))]}"#
    }

    private func json(at place: Int) -> String {
        let balancers = listeners.isEmpty ? "[]" : #"[{"name": "gateway", "listeners": [\#(listeners.joined(separator: ","))]}]"#
        return """
            {"minutesAgo": \((place + 1) * 10), "certificate": "\(certificate ?? "cert000\(place)")", "status": "\(status)",
             "loadBalancers": \(balancers)}
            """
    }
}
