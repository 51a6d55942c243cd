import RecordModel

extension AppState {
    /// `i`: the requests about the row, or about the record on the page; among the requests the first one in sight.
    mutating func inspect() -> [Effect] {
        switch overlays.last {
        case .requests(let scroll):
            let choice = RequestsText(self).firstExchange(from: scroll) ?? requests.exchanges(about: nil).first?.id
            overlays.append(.inspector(Inspector(.run, choice: choice.map { .exchange($0) })))
            return []
        case .detail(let id, _): return inspect(id)
        default:
            guard let id = list.cursorID else {
                notice = "There is no record under the cursor."
                return []
            }
            return inspect(id)
        }
    }

    /// Begins with what was changed last, which matters most; else with what was asked last, or would be.
    private mutating func inspect(_ id: DeployRecord.ID) -> [Effect] {
        let exchanges = requests.exchanges(about: id)
        let first = exchanges.first(where: \.request.isChange) ?? exchanges.first
        overlays.append(.inspector(Inspector(.record(id), choice: first.map { .exchange($0.id) } ?? .rollbackToBe)))
        return [.previewRollback(id)]
    }

    /// Moving keys have scrolled it by now.
    mutating func press(_ command: Command, on inspector: Inspector) -> [Effect] {
        var inspector = inspector
        switch command {
        case .nextPart: inspector.turn(by: 1)
        case .previousPart: inspector.turn(by: -1)
        case .newerRequest: inspector.step(toOlder: false, in: requests)
        case .olderRequest: inspector.step(toOlder: true, in: requests)
        default: return []
        }
        overlays[overlays.count - 1] = .inspector(inspector)
        return []
    }

    /// The preview belongs to the inspector that asked for it, if that is still open.
    mutating func take(preview: RequestTrace, of id: DeployRecord.ID) -> [Effect] {
        for place in overlays.indices {
            guard case .inspector(var inspector) = overlays[place], inspector.subject == .record(id) else { continue }
            inspector.preview = preview
            overlays[place] = .inspector(inspector)
        }
        return []
    }
}
