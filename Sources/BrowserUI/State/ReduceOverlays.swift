import RecordModel

extension AppState {
    /// Keys on whatever lies over the list; moving keys scroll it, Esc and q close it.
    mutating func press(_ key: Key, on overlay: Overlay) -> [Effect] {
        if case .confirmation(let confirmation) = overlay { return press(key, on: confirmation) }
        if case .copyMenu(let menu) = overlay { return press(key, on: menu) }
        let command = keys.command(for: key)
        if key == .escape || command == .quit || closes(overlay, command) {
            overlays.removeLast()
            if case .requests = overlay { unsettledAtStart = [] }
            if case .planning = overlay { return [.cancelPlan] }
            return []
        }
        if let command { scroll(overlay, by: command) }
        switch (overlay, command) {
        case (_, .copy), (_, .copyByHand): return copy(byHand: command == .copyByHand)
        case (_, .mouse): return toggleMouse()
        case (.detail(let id, _), .synchronise): return fetchDetail(id)
        case (.detail, .explain): return explainRow()
        case (.detail, .rollBack): return plan(.rollback)
        case (.detail, .retry): return plan(.retry)
        case (.requests, .withdraw): return withdrawUnsent()
        case (.detail, .inspect), (.requests, .inspect): return inspect()
        case (.inspector(let inspector), .some(let command)): return press(command, on: inspector)
        default: return []
        }
    }

    /// The key that opened a screen also closes it.
    private func closes(_ overlay: Overlay, _ command: Command?) -> Bool {
        switch overlay {
        case .requests: command == .requests
        case .journal: command == .journal
        case .help: command == .help
        case .explanation: command == .explain || command == .open
        case .plainText: command == .copyByHand
        case .inspector: command == .inspect
        case .detail, .planning, .confirmation, .copyMenu: false
        }
    }

    /// What a moving key does to what lies over the list.
    mutating func scroll(_ overlay: Overlay, by command: Command) {
        switch overlay {
        case .detail(_, let scroll), .requests(let scroll), .journal(let scroll), .help(let scroll):
            scrollTop(to: scroll, by: command)
        case .explanation(_, let scroll), .plainText(_, let scroll): scrollTop(to: scroll, by: command)
        case .inspector(let inspector): scrollTop(to: inspector.scroll, by: command)
        case .planning, .confirmation, .copyMenu: break
        }
    }

    private mutating func scrollTop(to scroll: Int, by command: Command) {
        guard let overlay = overlays.last, command.isMove else { return }
        let page = pageHeight(of: overlay)
        let longest = max(0, lineCount(of: overlay) - page)
        let target =
            switch command {
            case .down: scroll + 1
            case .up: scroll - 1
            case .pageDown: scroll + page
            case .pageUp: scroll - page
            case .halfPageDown: scroll + page / 2
            case .halfPageUp: scroll - page / 2
            case .first: 0
            default: longest
            }
        overlays[overlays.count - 1] = overlay.scrolled(to: min(max(target, 0), longest))
    }
}

extension Command {
    fileprivate var isMove: Bool {
        switch self {
        case .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .first, .last: true
        default: false
        }
    }
}

extension AppState.Overlay {
    fileprivate func scrolled(to scroll: Int) -> Self {
        switch self {
        case .detail(let id, _): .detail(id, scroll: scroll)
        case .requests: .requests(scroll: scroll)
        case .journal: .journal(scroll: scroll)
        case .help: .help(scroll: scroll)
        case .explanation(let explanation, _): .explanation(explanation, scroll: scroll)
        case .plainText(let text, _): .plainText(text, scroll: scroll)
        case .inspector(var inspector):
            {
                inspector.scroll = scroll
                return .inspector(inspector)
            }()
        case .planning, .confirmation, .copyMenu: self
        }
    }
}
