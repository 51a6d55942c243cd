import RecordModel

extension AppState {
    mutating func editFilter() -> [Effect] {
        list.filterEdit = FilterEdit(field: TextField(list.query.filter), former: list.query.filter)
        return []
    }

    /// The filter takes effect with each key; the list answers when it can.
    mutating func pressOnFilter(_ key: Key) -> [Effect] {
        guard var edit = list.filterEdit else { return [] }
        switch key {
        case .enter:
            list.filterEdit = nil
            remember(edit.field.text)
            return []
        case .escape, .control("c"):
            list.filterEdit = nil
            return filter(by: edit.former)
        case .up, .down:
            edit.step(key == .up ? 1 : -1, in: list.filterHistory)
        default:
            guard edit.field.edit(key) else { return [] }
        }
        list.filterEdit = edit
        return filter(by: edit.field.text)
    }

    private mutating func filter(by text: String) -> [Effect] {
        guard text != list.query.filter else { return [] }
        list.query.filter = text
        list.collecting = nil
        return [loadList()]
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
