import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// Looks over the operator's shoulder: knows what may have been confirmed without asking the screen.
struct Witness {
    /// What was pressed, key by key, since the question came up and took keys.
    private var typed = TextField()
    private var letters: [Character] = []
    /// The question as it was shown first.
    private var asked: ChangePlan?
    private var armedAt = Date.distantFuture
    private var lastKeyAt = Date.distantPast
    private var sawTheEnd = false
    private(set) var confirmed = 0
    private(set) var confirmedItems = 0
    private(set) var confirmedMany = 0
    private(set) var flushes = 0

    /// Between two events: what the one may have done, given how the screen was before and what became of it.
    mutating func see(_ event: Event, _ effects: [Effect], _ before: Stage, _ after: Stage) {
        if case .key(let key) = event, key.isOfMouse { check(key, effects, before, after) }
        for effect in effects {
            switch effect {
            case .carryOut(let confirmed): check(confirmed, event, before)
            case .plan(let kind, let wishes, _): check(kind, wishes.map(\.id), before)
            case .withdrawUnsent: #expect(event == .key(.character("x")) && before.state.changes.unsent > 0)
            case .flushInput: flushes += 1
            case .copy, .setMouse: #expect(before.confirmation == nil)
            default: break
            }
        }
        #expect(effects.contains(.flushInput) == (before.confirmation == nil && after.confirmation != nil))
        if let wake = after.state.nextWake { #expect(wake > after.state.now) }
        note(event, before, after)
    }

    private mutating func check(_ plan: ConfirmedPlan, _ event: Event, _ before: Stage) {
        confirmed += 1
        confirmedItems += plan.itemID == nil ? 0 : 1
        confirmedMany += plan.plan.targets.count > 1 ? 1 : 0
        #expect(event == .key(.enter))
        #expect(plan.plan == asked && sawTheEnd)
        #expect(before.state.now >= armedAt && before.state.now >= lastKeyAt + 0.03)
        #expect(!before.state.isTooSmall && !before.state.session.isReadOnly && before.state.session.journalFailure == nil)
        #expect(plan.plan.answers.contains { $0.text == plan.typed && $0.itemID == plan.itemID })
        #expect(typed.text == plan.typed)
        // Each letter was pressed by itself; nothing of it was pasted or there before.
        for letter in plan.typed {
            guard let place = letters.firstIndex(of: letter) else {
                Issue.record("\(letter) was never typed")
                return
            }
            letters.remove(at: place)
        }
    }

    /// The mouse moves and scrolls; beyond the rows that this takes it asks for nothing.
    private func check(_ key: Key, _ effects: [Effect], _ before: Stage, _ after: Stage) {
        #expect(effects.isEmpty)
        #expect(before.state.overlays.count == after.state.overlays.count && before.list.marks == after.list.marks)
        #expect(before.confirmation?.field == after.confirmation?.field)
        guard before.state.isMouseOn else {
            #expect(before.cursorID == after.cursorID && before.state.overlays == after.state.overlays)
            return
        }
    }

    /// What the keys act on: the page shown, the visible marks, or the row under the cursor, and nothing that is hidden.
    private func check(_ kind: ChangeKind, _ ids: [DeployRecord.ID], _ before: Stage) {
        if case .detail(let id, _) = before.state.overlays.last {
            #expect(ids == [id])
            return
        }
        let visible = before.list.visibleMarks
        #expect(ids == (visible.isEmpty || kind == .retry ? [before.cursorID].compactMap(\.self) : visible))
        let filter = before.list.query.filter
        let records = Fixture.records.filter { ids.contains($0.id) }
        #expect(records.count == ids.count)
        #expect(records.allSatisfy { before.cache.lets($0, through: filter) })
    }

    private mutating func note(_ event: Event, _ before: Stage, _ after: Stage) {
        guard let question = after.confirmation else {
            asked = nil
            return
        }
        if asked == nil {
            (asked, typed, letters, sawTheEnd) = (question.plan, TextField(), [], false)
            (armedAt, lastKeyAt) = (after.state.now + 0.4, .distantPast)
        } else if case .tick(let date) = event, date < before.state.now {
            (armedAt, lastKeyAt) = (date + 0.4, .distantPast)
        } else if case .key(let key) = event {
            note(key, before, question)
        }
        if question.wasReadToTheEnd, !sawTheEnd {
            sawTheEnd = true
            // Drawing takes long: each fourth question will do.
            if flushes % 4 == 0 { #expect(Self.showsTheLast(question.plan, after)) }
        }
    }

    private mutating func note(_ key: Key, _ before: Stage, _ question: BrowserUI.Confirmation) {
        guard let former = before.confirmation else { return }
        if before.state.now >= armedAt, !key.isOfMouse, !before.state.isTooSmall { lastKeyAt = before.state.now }
        let mayType = before.state.now >= armedAt && sawTheEnd && !before.state.isTooSmall
        if case .paste = key { #expect(question.field == former.field) }
        guard question.field != former.field else { return }
        // Whatever changes the text is one key, pressed while the question takes keys.
        #expect(mayType)
        if case .character(let letter) = key { letters.append(letter) }
        if key == .enter { typed = TextField() } else { _ = typed.edit(key) }
        #expect(question.field == typed)
    }

    /// The last of the records stands on the screen.
    private static func showsTheLast(_ plan: ChangePlan, _ stage: Stage) -> Bool {
        let last = plan.targets.last { !$0.isEligible } ?? plan.targets.last
        return stage.screen.contains(last?.id.description ?? "")
    }
}

extension Key {
    fileprivate var isOfMouse: Bool {
        switch self {
        case .click, .wheelUp, .wheelDown: true
        default: false
        }
    }
}
