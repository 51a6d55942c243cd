/// Something about a record that matters for a change and is no longer as it was seen.
public struct Difference: Hashable, Sendable {
    /// `status`, `certificate`, or the item concerned: `lb-0a1b2c3d lbl-443`.
    public var what: String
    /// As it was seen.
    public var old: String
    /// As it is now.
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

    /// The certificate that was deployed, as the list names it; empty where no item names one.
    ///
    /// A rollback in a record of its own names the certificate that it puts back.
    public var certificateID: String {
        let task = id.family.rollsBackInNewRecord ? deployment : currentTask
        return task?.items.first?.certificateID ?? ""
    }

    /// The certificate that had its place before; empty where it is the same one, or nobody says.
    public var formerCertificateID: String { deployment?.items.first?.formerCertificateID ?? "" }

    private static func compare(_ what: String, _ old: String, _ new: String) -> [Difference] {
        old == new ? [] : [Difference(what: what, old: old, new: new)]
    }

    private static func compare(_ old: [DeployItem], _ new: [DeployItem]) -> [Difference] {
        let crowded = Set(
            [old, new].flatMap { items in
                Dictionary(grouping: items, by: \.place).filter { $0.value.count > 1 }.keys
            })
        return ItemPair.pairs(of: old, with: new, orByPlace: true).flatMap { pair in
            guard let item = pair.old ?? pair.new else { return [Difference]() }
            // Of several at one place the domains say which.
            let name = crowded.contains(item.place) ? "\(item.place) \(item.sortedDomains)" : item.place
            return compare(name, pair.old?.status.word ?? "not there", pair.new?.status.word ?? "not there")
                + compare("\(name) domains", item.sortedDomains, (pair.new ?? item).sortedDomains)
        }
    }
}
