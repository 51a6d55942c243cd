import FoundationEssentials
import RecordModel

extension AppState {
    mutating func reduceDetail(_ event: Event) -> [Effect] {
        switch event {
        case .detailRead(let id, let detail):
            details.change(id) {
                if let detail, detail.readAt > $0.detail?.readAt ?? .distantPast { $0.detail = detail }
                $0.wasRead = true
            }
            return []
        case .detailFetched(let detail):
            details.change(detail.id) { $0 = .init(detail: detail, wasRead: true) }
            if wanted == detail.id {
                wanted = nil
                notice = nil
                list.aim(at: detail.id)
            }
            // The row may say more now than the list did.
            return reload()
        case .detailFailed(let id, let explanation):
            details.change(id) {
                $0.failure = explanation
                $0.isFetching = false
                $0.wasRead = true
            }
            lastExplanation = explanation
            guard wanted == id else { return [] }
            wanted = nil
            return show(explanation)
        default:
            return []
        }
    }

    /// The cursor has come to a row: show what the cache knows, and ask the API once it stays.
    mutating func restOnRow() -> [Effect] {
        let last = details.lastRow
        details.lastRow = list.cursorRow
        guard let row = list.cursorRow else {
            details.resting = nil
            return []
        }
        guard row.id != last?.id || row.status != last?.status else { return [] }
        let entry = details[row.id]
        details.resting = entry.isCurrent(for: row) ? nil : .init(id: row.id, since: now)
        return entry.wasRead ? [] : [.readDetail(row.id)]
    }

    mutating func openDetail() -> [Effect] {
        guard let id = list.cursorID else { return [] }
        overlays.append(.detail(id, scroll: 0))
        return fetchDetail(id)
    }

    mutating func fetchDetail(_ id: DeployRecord.ID) -> [Effect] {
        guard !details[id].isFetching else { return [] }
        details.change(id) { $0.isFetching = true }
        return [.fetchDetail(id)]
    }

    /// `e`: the error of the record on the page, or of the row under the cursor, else the last one of all.
    mutating func explainRow() -> [Effect] {
        var shown = list.cursorRow?.id
        if case .detail(let id, _) = overlays.last { shown = id }
        let ofRow = shown.flatMap { id in
            changes.latest(of: id)?.explanation ?? details[id].failure
                ?? details[id].detail.flatMap(Explanation.init(failedItemsOf:))
        }
        guard let explanation = ofRow ?? lastExplanation else {
            notice = "There is no error to explain."
            return []
        }
        overlays.append(.explanation(explanation))
        return []
    }
}

extension DetailShelf.Entry {
    /// False when the detail was never read, still moves, or the list has a newer change.
    fileprivate func isCurrent(for row: DeployRecord) -> Bool {
        guard let detail else { return isFetching || failure != nil }
        if detail.currentTask?.status.isUnderWay ?? true { return false }
        return detail.recordStatus == row.status || isFetching
    }
}

extension Explanation {
    /// The service's own words on the items that failed; nil where none did.
    init?(failedItemsOf detail: RecordDetail) {
        guard let task = detail.currentTask, task.progress.failed > 0 else { return nil }
        let direction = task.kind == .rollback ? "rolled back" : "deployed"
        self.init(
            title: detail.recordStatus?.word ?? "FAILED",
            what: "\(task.progress.failed) of \(task.progress.total) items could not be \(direction).",
            changed: task.progress.succeeded == 0
                ? "No. None of its items was \(direction)."
                : "Yes, in part: \(task.progress.succeeded) of \(task.progress.total) items were \(direction).",
            remedy: "Put right what each item's message names, then press T to try the failed items again.",
            again: task.kind == .rollback
                ? "Press T to try again what was not put back; a rollback that has failed is not begun anew."
                : "Press T to try the failed items again, or press R to roll back what was deployed.",
            message: task.failedItems.prefix(3).map { "\($0.instanceID) \($0.listenerID): \($0.errorMessage)" }.joined(
                separator: "; "),
            outcome: .failed)
    }
}
