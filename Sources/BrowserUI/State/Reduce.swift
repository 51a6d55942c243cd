import FoundationEssentials
import RecordModel

extension AppState {
    /// Takes one event in and says what has to be done about it. The only place where the state changes.
    public mutating func reduce(_ event: Event) -> [Effect] {
        switch event {
        case .tick(let date): return tick(date)
        case .key(let key): return press(key)
        case .resized(let size): return resize(size)
        case .windowLoaded, .windowFailed, .counted, .countFailed, .idsCollected: return reduceList(event)
        case .detailRead, .detailFetched, .detailFailed: return reduceDetail(event)
        case .accountIdentified(let account):
            if session.account.number == nil, account.number != nil { session.account = account }
            return []
        case .ageRead, .syncProgressed, .syncEnded, .detailsEnded: return reduceSync(event)
        case .planned(let plan, let generation): return take(plan, generation: generation)
        case .planProgressed(let read, let generation): return progress(read, generation: generation)
        case .journalRead(let histories):
            journal = histories
            journalFailure = nil
            return []
        case .change(let update): return take(update)
        case .changeNotBegun(let id, var explanation):
            explanation.message = ["record \(id)", explanation.message].filter { !$0.isEmpty }.joined(separator: ": ")
            return show(explanation)
        case .failed(let explanation):
            if isJournalOpen { journalFailure = explanation }
            return show(explanation)
        case .changesFound(let found):
            let new = changes.take(found)
            if new > 0 {
                notice = "\(new.counted("change")) of another run or window not settled: \(keys[.requests]) shows how far."
            }
            return []
        case .rollbacksRead(let records):
            rollbacks.add(records)
            return []
        case .request(let report):
            requests.take(report)
            return []
        case .previewed(let id, let request): return take(preview: request, of: id)
        case .copyAnswered(let outcome): return take(outcome)
        }
    }

    private mutating func tick(_ date: Date) -> [Effect] {
        if date < now, case .confirmation(var confirmation) = overlays.last {
            confirmation.rearm(at: date)
            overlays[overlays.count - 1] = .confirmation(confirmation)
        }
        if date < now { details.resting?.since = date }
        now = date
        guard let rest = details.resting, date >= rest.end else { return [] }
        details.resting = nil
        // Who follows a change looks by itself.
        return changes.isLookedAtHere(rest.id) ? [] : fetchDetail(rest.id)
    }

    private mutating func resize(_ size: Size) -> [Effect] {
        self.size = size
        noteWhatIsInSight()
        list.settle(height: listHeight)
        return loadRowsIfNeeded()
    }

    /// Keys go to what is open on top: the command line, the filter line, an overlay, the list.
    private mutating func press(_ key: Key) -> [Effect] {
        notice = nil
        if case .control = key, let effect = anywhere(keys.command(for: key)) { return [effect] }
        switch key {
        case .click, .wheelUp, .wheelDown: return point(key)
        default: break
        }
        if isTooSmall { return keys.command(for: key) == .quit ? tryToQuit() : [] }
        if commandLine != nil { return pressOnCommandLine(key) }
        if let overlay = overlays.last { return press(key, on: overlay) }
        if list.filterEdit != nil { return pressOnFilter(key) }
        return keys.command(for: key).map { perform($0) } ?? []
    }

    /// What a key pressed together with Ctrl does even where text is typed.
    private func anywhere(_ command: Command?) -> Effect? {
        switch command {
        case .repaint: .repaint
        case .suspend: .suspend
        default: nil
        }
    }

    /// Shows an explanation over whatever is there, and keeps it for `e`.
    mutating func show(_ explanation: Explanation) -> [Effect] {
        lastExplanation = explanation
        // A question that is being answered, or a panel being read, is not covered; the status line tells.
        let isTyping = list.filterEdit != nil || commandLine != nil
        switch overlays.last {
        case _ where isTyping, .confirmation, .planning, .explanation:
            notice = "\(explanation.title): \(explanation.what) Press \(keys[.explain]) to read more."
        default:
            overlays.append(.explanation(explanation))
        }
        return []
    }

    var keys: Keymap { session.keymap }

    var listHeight: Int { layout.listHeight }

    func quit() -> [Effect] { [.quit] }
}
