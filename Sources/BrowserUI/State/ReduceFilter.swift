import RecordModel

extension AppState {
    mutating func editFilter() -> [Effect] {
        list.filterEdit = FilterEdit(field: TextField(list.filterText), former: list.filterText, row: list.cursorRow)
        return []
    }

    /// The filter takes effect with each key; the list answers when it can.
    mutating func pressOnFilter(_ key: Key) -> [Effect] {
        guard var edit = list.filterEdit else { return [] }
        switch key {
        case .enter:
            guard list.filterError == nil else { return [] }
            if list.isLoading { _ = list.leaveFilter(of: edit) }
            list.filterEdit = nil
            remember(edit.field.text)
            return []
        case .escape, .control("c"):
            let isElsewhere = list.leaveFilter(of: edit)
            let effects = filter(by: edit.former)
            return effects.isEmpty && isElsewhere ? [loadList()] : effects
        case .up, .down:
            edit.step(key == .up ? 1 : -1, in: list.filterHistory)
        case .tab:
            edit.field.complete { session.filters.completions(of: $0) }
        default:
            guard edit.field.edit(key) else { return [] }
        }
        list.filterEdit = edit
        return filter(by: edit.field.text)
    }

    /// A text that cannot be read changes nothing but what is said under it.
    mutating func filter(by text: String) -> [Effect] {
        list.filterText = text
        do {
            let filter = try RecordFilter(text, now: now, zone: session.zone, named: session.filters)
            list.filterError = nil
            guard filter != list.query.filter else { return [] }
            list.query.filter = filter
            list.collecting = nil
            wanted = nil
            return reload()
        } catch {
            list.filterError = error
            return []
        }
    }

    private mutating func remember(_ text: String) {
        guard !text.isEmpty else { return }
        list.filterHistory.removeAll { $0 == text }
        list.filterHistory.append(text)
    }
}

extension FilterEdit {
    /// Steps back into the history, oldest last, or forward again to an empty line.
    fileprivate mutating func step(_ step: Int, in history: [String]) {
        historyPlace = min(max(historyPlace + step, 0), history.count)
        field = TextField(historyPlace == 0 ? "" : history[history.count - historyPlace])
    }
}
