/// A record of the simulated cloud, as hand-written JSON.
struct CloudRecord: Sendable {
    var status = "deployed"
    /// Eight letters; one of its own where none is given.
    var certificate: String?
    /// One JSON object a listener; an item of the record each.
    var listeners = ["{}", "{}"]

    static let deployed = CloudRecord()
    static let rolledBack = CloudRecord(status: "rolledBack")
    /// Its rollback fails on the second of two items.
    static let stubborn = CloudRecord(listeners: ["{}", #"{"rollbackError": "The listener is busy"}"#])
    /// One of its two items failed; a retry of it succeeds.
    static let failed = CloudRecord(status: "failed", listeners: ["{}", #"{"error": "The listener is busy"}"#])
    /// One of its two items failed, and fails again.
    static let hopeless = CloudRecord(
        status: "failed", listeners: ["{}", #"{"error": "The listener is busy", "retryError": "The listener is gone"}"#])

    /// The records, newest first.
    static func json(of records: [CloudRecord]) -> String {
        let texts = records.enumerated().map { $1.json(at: $0) }
        return #"{"records": [\#(texts.joined(separator: ","))]}"#
    }

    private func json(at place: Int) -> String {
        let balancers = listeners.isEmpty ? "[]" : #"[{"name": "gateway", "listeners": [\#(listeners.joined(separator: ","))]}]"#
        let number = String(1_000_000 + place).dropFirst(2)
        return """
            {"minutesAgo": \((place + 1) * 10), "certificate": "\(certificate ?? "crt\(number)")", "status": "\(status)",
             "loadBalancers": \(balancers)}
            """
    }
}
