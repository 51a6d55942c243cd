import FoundationEssentials
import RecordModel

extension AppState {
    /// `R`: what is to be rolled back is settled now; nothing that moves later changes it.
    mutating func planRollback() -> [Effect] {
        if session.isReadOnly {
            notice = "READ-ONLY (--read-only): nothing can be rolled back."
            return []
        }
        guard list.loadedFilter == list.query.filter else {
            notice = "The list is still being read: press R again when it is there."
            return []
        }
        if !list.marks.isEmpty, list.visibleMarks.isEmpty {
            notice = "\(list.marks.count.counted("marked record")), hidden by the filter: clear the filter, or the marks with u."
            return []
        }
        let ids = list.marks.isEmpty ? [list.cursorID].compactMap(\.self) : list.visibleMarks
        guard !ids.isEmpty else {
            notice = "There is no record under the cursor."
            return []
        }
        planGeneration += 1
        overlays.append(.planning(ids))
        let wishes = ids.map { id in RollbackWish(id: id, shown: list.window.rows.first { $0.id == id }) }
        return [.plan(wishes, generation: planGeneration)]
    }

    /// The fresh look is here: ask, unless the operator has gone on to something else.
    mutating func take(_ plan: RollbackPlan, generation: Int) -> [Effect] {
        guard generation == planGeneration, case .planning = overlays.last else { return [] }
        overlays[overlays.count - 1] = .confirmation(Confirmation(plan: plan, hiddenMarks: list.hiddenMarks))
        for detail in plan.targets.compactMap(\.detail) where !detail.tasks.isEmpty {
            details.change(detail.id) { $0 = .init(detail: detail, wasRead: true) }
        }
        return [loadList()]
    }

    /// Nothing but the exact text followed by Enter leads on; a paste is not typing.
    mutating func press(_ key: Key, on confirmation: Confirmation) -> [Effect] {
        var confirmation = confirmation
        let screen = ConfirmationScreen(confirmation, session: session, now: now, size: size)
        switch key {
        case .escape, .control("c"):
            overlays.removeLast()
            return []
        case .down, .pageDown: confirmation.scroll = screen.scroll(by: key == .down ? 1 : 5)
        case .up, .pageUp: confirmation.scroll = screen.scroll(by: key == .up ? -1 : -5)
        case .home where screen.isAnswerless, .end where screen.isAnswerless:
            confirmation.scroll = screen.scroll(to: key == .home ? 0 : .max)
        case .enter where screen.isAnswerless && confirmation.plan.targets.count == 1, .character("t") where screen.isAnswerless:
            return leave(confirmation, by: key)
        case .paste: confirmation.refusal = "Pasting does not confirm: type it."
        case .enter:
            guard screen.fits, let confirmed = ConfirmedPlan(confirmation.plan, typed: confirmation.field.text) else {
                confirmation.refuse()
                break
            }
            return begin(confirmed)
        default:
            guard screen.fits, confirmation.plan.requiredText != nil, confirmation.field.edit(key) else { break }
            confirmation.refusal = nil
        }
        overlays[overlays.count - 1] = .confirmation(confirmation)
        return []
    }

    /// A dialog that asks nothing leads on to where its advice points.
    private mutating func leave(_ confirmation: Confirmation, by key: Key) -> [Effect] {
        overlays.removeLast()
        guard key == .enter, let id = confirmation.plan.targets.first?.id else {
            overlays.append(.requests(scroll: 0))
            return []
        }
        overlays.append(.detail(id, scroll: 0))
        return fetchDetail(id)
    }

    private mutating func begin(_ confirmed: ConfirmedPlan) -> [Effect] {
        overlays.removeLast()
        let ids = Set(confirmed.plan.eligible.map(\.id))
        list.marks.removeAll(where: ids.contains)
        list.window.visibleMarks.subtract(ids)
        return [.rollBack(confirmed)]
    }

    mutating func take(_ update: RollbackUpdate) -> [Effect] {
        rollbacks.take(update)
        var effects: [Effect] = []
        if case .state(let state) = update.event {
            if let explanation = update.explanation { effects += show(explanation) }
            if case .rollbackFailed = state {
                notice = "\(update.attempt.recordID) ROLLBACK FAILED: \(state.meaning). Enter shows which."
            }
        }
        // Each look has brought the cache up to date: row and pane follow.
        if case .looked = update.event { effects += [loadList(), .readDetail(update.attempt.recordID)] }
        return effects
    }
}

extension Confirmation {
    fileprivate mutating func refuse() {
        guard let required = plan.requiredText else { return }
        let typed = field.text.isEmpty ? "Enter alone does nothing" : "That is not \"\(required)\""
        refusal = "\(typed): nothing was sent."
        field = TextField()
    }
}
