import RecordModel

extension AppState {
    /// `y`, `Y`: of a record there is a menu; of an error and of the requests the one text that matters.
    ///
    /// - Parameter byHand: the text is shown, to be selected with the terminal's own means, and sent nowhere.
    mutating func copy(byHand: Bool) -> [Effect] {
        switch overlays.last {
        case .explanation(let explanation, _): return handOver(explanation.text, byHand: byHand)
        case .requests:
            guard let id = newestRequestID else {
                notice = "No RequestId is known yet."
                return []
            }
            return handOver(id.rawValue, byHand: byHand)
        case .detail(let id, _): overlays.append(.copyMenu(copyMenu(of: id, byHand: byHand)))
        case .inspector(let inspector):
            let lines = InspectorText(self, inspector).lines
            if lines.isEmpty {
                notice = "There is nothing to copy yet."
            } else {
                return handOver(lines.joined(separator: "\n"), byHand: byHand)
            }
        case nil:
            if let id = list.cursorID {
                overlays.append(.copyMenu(copyMenu(of: id, byHand: byHand)))
            } else {
                notice = "There is no record under the cursor."
            }
        case .journal, .help, .planning, .confirmation, .copyMenu, .plainText: break
        }
        return []
    }

    /// A letter chooses, `Y` changes what is done with the choice; a letter of nothing known does nothing.
    mutating func press(_ key: Key, on menu: CopyMenu) -> [Effect] {
        if case .character(let letter) = key, menu.entries.contains(where: { $0.letter == letter }) {
            guard let text = menu.text(for: letter) else { return [] }
            overlays.removeLast()
            return handOver(text, byHand: menu.isByHand)
        }
        switch keys.command(for: key) {
        case .copyByHand:
            var menu = menu
            menu.isByHand.toggle()
            overlays[overlays.count - 1] = .copyMenu(menu)
        case .copy, .quit: overlays.removeLast()
        case _ where key == .escape: overlays.removeLast()
        default: break
        }
        return []
    }

    mutating func take(_ outcome: CopyOutcome) -> [Effect] {
        switch outcome {
        case .tmux: notice = "Sent to tmux (cannot be verified): prefix ] pastes."
        case .tmuxAlone: notice = "In a buffer of tmux alone, for prefix ]; \(keys[.copyByHand]) shows it."
        case .terminal: notice = "Sent to the terminal (cannot be verified); \(keys[.copyByHand]) shows it."
        case .byHand(let text, let reason):
            notice = reason
            // What is being answered, read or typed meanwhile is not covered.
            let isTyping = list.filterEdit != nil || commandLine != nil
            switch overlays.last {
            case _ where isTyping, .confirmation, .planning, .copyMenu, .plainText:
                notice = "\(reason) \(keys[.copyByHand]) shows it."
            default: overlays.append(.plainText(text))
            }
        }
        return []
    }

    private mutating func handOver(_ text: String, byHand: Bool) -> [Effect] {
        guard byHand else { return [.copy(text)] }
        overlays.append(.plainText(text))
        return []
    }

    /// Of the newest change that has one; where nothing was changed, of the last request.
    private var newestRequestID: RequestID? {
        changes.entries.last { $0.attempt.requestID != nil }?.attempt.requestID
            ?? requests.entries.last { $0.requestID != nil }?.requestID
    }
}
