/// Something about a record that matters for a change and is no longer as it was seen.
public struct Difference: Hashable, Sendable {
    /// `status`, `certificate`, or the item concerned: `lb-0a1b2c3d lbl-443`.
    public var what: String
    public var old: String
    public var new: String

    public init(what: String, old: String, new: String) {
        self.what = what
        self.old = old
        self.new = new
    }

    /// `status: DEPLOYED → ROLLED BACK`.
    public var sentence: String { "\(what): \(old) → \(new)" }
}

extension RecordDetail {
    /// What matters and differs from the row of the list.
    public func differences(fromRow row: DeployRecord) -> [Difference] {
        Self.compare("status", row.statusWord, statusWord ?? "no task")
            + (certificateID.isEmpty || row.certificateID.isEmpty
                ? [] : Self.compare("certificate", row.certificateID, certificateID))
    }

    /// What matters and differs from an earlier look: status, certificate, and each item of each task.
    public func differences(from earlier: RecordDetail) -> [Difference] {
        Self.compare("status", earlier.statusWord ?? "no task", statusWord ?? "no task")
            + Self.compare("certificate", earlier.certificateID, certificateID)
            + Self.compare("rollbacks", String(earlier.rollbacks.count), String(rollbacks.count))
            + Self.compare(earlier.deployment?.items ?? [], deployment?.items ?? [])
            + (rollback != nil && earlier.rollback != nil
                ? Self.compare(earlier.rollback?.items ?? [], rollback?.items ?? []) : [])
    }

    /// The certificate the items name; empty where there are none.
    public var certificateID: String { currentTask?.items.first?.certificateID ?? "" }

    private static func compare(_ what: String, _ old: String, _ new: String) -> [Difference] {
        old == new ? [] : [Difference(what: what, old: old, new: new)]
    }

    private static func compare(_ old: [DeployItem], _ new: [DeployItem]) -> [Difference] {
        let before = Dictionary(old.map { ($0.place, $0) }) { first, _ in first }
        let now = Dictionary(new.map { ($0.place, $0) }) { first, _ in first }
        var places: [String] = []
        for item in old + new where !places.contains(item.place) { places.append(item.place) }
        return places.flatMap { place in
            let (was, is_) = (before[place], now[place])
            return compare(place, was?.status.word ?? "not there", is_?.status.word ?? "not there")
                + compare("\(place) domains", (was ?? is_)?.sortedDomains ?? "", (is_ ?? was)?.sortedDomains ?? "")
        }
    }
}

extension DeployItem {
    /// Where it is: load balancer, listener and port.
    fileprivate var place: String {
        [instanceID, listenerID.isEmpty ? listenerAddress : listenerID].filter { !$0.isEmpty }.joined(separator: " ")
    }

    fileprivate var sortedDomains: String { domains.sorted().joined(separator: ", ") }
}
