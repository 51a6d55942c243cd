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
