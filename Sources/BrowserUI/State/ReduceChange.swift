import FoundationEssentials
import RecordModel

extension AppState {
    /// `R` and `T`: what is to be changed is settled now; nothing that moves later changes it.
    mutating func plan(_ kind: ChangeKind) -> [Effect] {
        if session.isReadOnly {
            notice =
                session.reasonNotToChange
                ?? "READ-ONLY, by --read-only, CERTBACK_READ_ONLY or the configuration: nothing can be rolled back or retried."
            return []
        }
        if let failure = session.journalFailure { return show(failure) }
        if case .detail(let id, _) = overlays.last { return plan(kind, [id]) }
        guard list.isCurrent else {
            notice = "The list is still being read: press \(kind == .rollback ? "R" : "T") again when it is there."
            return loadRowsIfNeeded()
        }
        // A retry is of the one record under the cursor, whatever is marked.
        guard kind == .rollback, !list.marks.isEmpty else { return plan(kind, [list.cursorID].compactMap(\.self)) }
        guard !list.visibleMarks.isEmpty else {
            notice = "\(list.marks.count.counted("marked record")), hidden by the filter: clear the filter, or the marks with u."
            return []
        }
        return plan(kind, list.visibleMarks, hidden: list.hiddenMarks)
    }

    private mutating func plan(_ kind: ChangeKind, _ ids: [DeployRecord.ID], hidden: Int = 0) -> [Effect] {
        guard !ids.isEmpty else {
            notice = "There is no record under the cursor."
            return []
        }
        planGeneration += 1
        hiddenFromPlan = hidden
        overlays.append(.planning(kind, ids))
        let wishes = ids.map { id in
            ChangeWish(id: id, shown: list.window.rows.first { $0.id == id }, shownDetail: details[id].detail)
        }
        return [.plan(kind, wishes, generation: planGeneration)]
    }

    mutating func progress(_ read: Int, generation: Int) -> [Effect] {
        guard generation == planGeneration, case .planning(let kind, let ids, _) = overlays.last else { return [] }
        overlays[overlays.count - 1] = .planning(kind, ids, read: read)
        return []
    }

    /// The fresh look is here: ask, unless the operator has gone on to something else.
    mutating func take(_ plan: ChangePlan, generation: Int) -> [Effect] {
        guard generation == planGeneration, case .planning = overlays.last else { return [] }
        overlays[overlays.count - 1] = .confirmation(Confirmation(plan: plan, hiddenMarks: hiddenFromPlan, openedAt: now))
        noteWhatIsInSight()
        for detail in plan.targets.compactMap(\.detail) where !detail.tasks.isEmpty {
            details.change(detail.id) { $0 = .init(detail: detail, wasRead: true) }
        }
        return [.flushInput] + reload()
    }

    /// Nothing but the exact text, then a pause and Enter lead on; a paste is not typing, whether the terminal marks it or not.
    mutating func press(_ key: Key, on confirmation: Confirmation) -> [Effect] {
        guard confirmation.isArmed(at: now) else { return [] }
        var confirmation = confirmation
        let followsPause = confirmation.followsPause(at: now)
        let screen = ConfirmationScreen(confirmation, session: session, now: now, size: size)
        switch key {
        case .escape, .control("c"):
            overlays.removeLast()
            return []
        case .down, .pageDown: confirmation.scroll = screen.scroll(by: key == .down ? 1 : screen.page)
        case .up, .pageUp: confirmation.scroll = screen.scroll(by: key == .up ? -1 : -screen.page)
        case .home where !screen.takesText, .end where !screen.takesText:
            confirmation.scroll = screen.scroll(to: key == .home ? 0 : .max)
        case _ where screen.isAnswerless && leadsOn(keys.command(for: key), from: confirmation.plan):
            return leave(confirmation, by: keys.command(for: key))
        case .paste: confirmation.refusal = "Pasting does not confirm: type it."
        case .enter:
            guard screen.takesText, let confirmed = ConfirmedPlan(confirmation.plan, typed: confirmation.field.text) else {
                confirmation.refuse()
                break
            }
            guard followsPause else {
                confirmation.refusal = "Enter came as fast as a paste: press it again."
                break
            }
            return begin(confirmed)
        default:
            guard screen.takesText, confirmation.field.edit(key) else { break }
            confirmation.refusal = nil
        }
        overlays[overlays.count - 1] = .confirmation(confirmation)
        noteWhatIsInSight()
        return []
    }

    /// A long list of records must have been in sight to its end before anything can be typed under it.
    mutating func noteWhatIsInSight() {
        guard !isTooSmall, case .confirmation(var confirmation) = overlays.last, !confirmation.wasReadToTheEnd else { return }
        confirmation.wasReadToTheEnd = ConfirmationScreen(confirmation, session: session, now: now, size: size).showsTheEnd
        overlays[overlays.count - 1] = .confirmation(confirmation)
    }

    private func leadsOn(_ command: Command?, from plan: ChangePlan) -> Bool {
        command == .requests || (command == .open && plan.targets.count == 1)
    }

    /// A dialog that asks nothing leads on to where its advice points.
    private mutating func leave(_ confirmation: Confirmation, by command: Command?) -> [Effect] {
        overlays.removeLast()
        guard command == .open, let id = confirmation.plan.targets.first?.id else {
            overlays.append(.requests(scroll: 0))
            return []
        }
        if case .detail(id, _) = overlays.last {} else { overlays.append(.detail(id, scroll: 0)) }
        return fetchDetail(id)
    }

    private mutating func begin(_ confirmed: ConfirmedPlan) -> [Effect] {
        overlays.removeLast()
        let ids = Set(confirmed.plan.eligible.map(\.id))
        list.marks.removeAll(where: ids.contains)
        list.window.visibleMarks.subtract(ids)
        return [.carryOut(confirmed)]
    }

    mutating func withdrawUnsent() -> [Effect] {
        guard changes.unsent > 0 else {
            notice = "Nothing is waiting to be sent."
            return []
        }
        takingBack = changes.unsentIDs
        takenBack = 0
        notice = "Withdrawing \(takingBack.count.counted("change")) …"
        return [.withdrawUnsent]
    }

    mutating func openJournal() -> [Effect] {
        if let failure = session.journalFailure { return show(failure) }
        journal = nil
        journalFailure = nil
        overlays.append(.journal(scroll: 0))
        return [.readJournal]
    }

    var isJournalOpen: Bool { overlays.contains { if case .journal = $0 { true } else { false } } }

    mutating func take(_ update: ChangeUpdate) -> [Effect] {
        changes.take(update)
        if let rollbackID = update.attempt.rollbackID { rollbacks.note(rollbackOf: update.attempt.recordID, ranIn: rollbackID) }
        var effects: [Effect] = []
        if case .state(let state) = update.event {
            if let explanation = update.explanation { effects += show(explanation) }
            tell(state, of: update.attempt)
            takingBack.remove(update.attempt.id)
            if isJournalOpen { effects.append(.readJournal) }
        }
        if case .notKept(let failure) = update.event {
            lastExplanation = failure
            notice = "\(update.attempt.recordID) was looked at, but what was read could not be kept: \(failure.what)"
        }
        // Each look has brought the cache up to date: row and pane follow.
        if case .looked = update.event { effects += refresh() + [.readDetail(update.attempt.recordID)] }
        return effects
    }

    /// What must not be missed stands in the status line until the next key.
    private mutating func tell(_ state: ChangeState, of attempt: ChangeAttempt) {
        switch state {
        case .rollbackFailed, .retryFailed:
            notice = "\(attempt.recordID) \(state.word): \(state.meaning). \(keys[.open]) shows which."
        case .withdrawn where takingBack.contains(attempt.id):
            takenBack += 1
            notice = "\(takenBack.counted("change")) withdrawn: nothing was sent."
        default: break
        }
    }
}

extension Confirmation {
    fileprivate mutating func refuse() {
        guard let required = plan.requiredText, wasReadToTheEnd else { return }
        let typed = field.text.isEmpty ? "Enter alone does nothing" : "That is not \"\(required)\""
        refusal = "\(typed): nothing was sent."
        field = TextField()
    }
}
