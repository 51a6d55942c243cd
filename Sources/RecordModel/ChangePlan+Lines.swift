extension ChangePlan {
    /// Each record with what the fresh look has shown of it, or why it cannot be changed and what to do: plain lines, for those
    /// who are asked without the screen.
    ///
    /// - Parameters:
    ///   - itemID: the one item of a retry; nil for all that failed.
    ///   - zone: times are given in it.
    public func recordLines(itemID: Int64? = nil, in zone: UTCOffset = UTCOffset(seconds: 0)) -> [String] {
        targets.flatMap { $0.lines(kind, itemID, zone) }
    }
}

extension ChangePlan.Target {
    fileprivate func lines(_ kind: ChangeKind, _ itemID: Int64?, _ zone: UTCOffset) -> [String] {
        let original = rollbackOf.map { ", the rollback of \($0)" } ?? ""
        let age = detail.map { ", read from the API \(zone.time($0.readAt)) \(zone.label)" } ?? ""
        guard isEligible, let detail else {
            return ["  \(id)\(original)\(age)", "    NOT: \(eligibility.reason)", "    do:  \(eligibility.advice)"]
        }
        let created = detail.deployment?.createdAt.map { ", deployed \(zone.dateAndTime($0)) \(zone.label)" } ?? ""
        let what = "certificate \(kind == .rollback ? fateOfCertificate : detail.certificateID)"
        let items =
            switch kind {
            case .rollback: detail.deployment?.items ?? []
            case .retry: (detail.currentTask?.failedItems ?? []).filter { itemID == nil || $0.id == itemID }
            }
        let warning = warning(for: kind).map { ["    WARNING: \($0)"] } ?? []
        return ["  \(id)\(original)\(created)\(age)"] + warning + ["    \(what)"]
            + items.map { "    \($0.line(isNumbered: kind == .retry))" }
    }
}

extension DeployItem {
    fileprivate func line(isNumbered: Bool) -> String {
        let failed = status == .deployed ? "" : "\(status.word) \(errorMessage)"
        let facts = [
            isNumbered ? "item \(id)" : "", instanceID, listenerID, listenerAddress, region, domains.joined(separator: ","),
            failed,
        ]
        return facts.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
