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
                ?? details[id].detail.flatMap { Explanation(failedItemsOf: $0, rollbackOf: rollbacks.original(of: id)) }
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
