import TestSupport
import FoundationEssentials
import RecordModel

@testable import BrowserUI

/// Presses keys without sense, and lets the world do things at odd moments.
///
/// Under a question it now and then waits, reads on and types the right next letter, so that some changes do get confirmed.
struct RandomOperator {
    private var random: SeededGenerator

    private static let letters = Array("jkgGRRTTLxxauoOste?q:/ yyYMicrsb0123456789rollbackretryEN[]\n支").map(Key.character)
    private static let others: [Key] = [
        .enter, .enter, .enter, .escape, .escape, .backspace, .delete, .tab, .up, .down, .left, .right, .pageUp, .pageDown,
        .home, .end, .control("c"), .control("d"), .control("u"), .control("w"), .control("a"), .control("e"), .control("f"),
    ]

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func nextEvent(_ stage: Stage) -> Event {
        if chance(of: 1) { return .resized(size()) }
        if stage.state.isTooSmall, chance(of: 30) { return .resized(Size(columns: 80, rows: 24)) }
        if let confirmation = stage.confirmation, chance(of: 92) { return eventUnder(confirmation, stage) }
        if case .planning(let kind, let ids, _) = stage.state.overlays.last, chance(of: 50) {
            return plan(ids, kind, stage)
        }
        // A filter of nonsense would leave the list empty for good.
        if stage.list.filterEdit != nil, chance(of: 20) { return .key(chance(of: 50) ? .control("u") : .enter) }
        if chance(of: 12) {
            return .key(stage.state.overlays.isEmpty && !stage.isTyping ? .character(chance(of: 50) ? "R" : "T") : .escape)
        }
        return Bool.random(using: &random) || chance(of: 60) ? .key(key(stage)) : worldEvent(stage)
    }

    private mutating func key(_ stage: Stage) -> Key {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<58: pick(Self.letters)
        case 58..<90: pick(Self.others)
        case 90..<97: mouse()
        default: .paste(stage.confirmation?.plan.requiredText ?? "1000230\n")
        }
    }

    /// On and beside the screen.
    private mutating func mouse() -> Key {
        let position = Position(row: Int.random(in: -1...40, using: &random), column: Int.random(in: -1...140, using: &random))
        return pick([.click(position), .click(position), .wheelUp, .wheelDown])
    }

    /// What happens without the operator's doing.
    private mutating func worldEvent(_ stage: Stage) -> Event {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<40: .tick(stage.state.now + Double.random(in: 0...2, using: &random))
        case 40..<46: .tick(stage.state.now + pick([-86_400, -3600, -1, -0.1, 60, 3600]))
        case 46..<56: .syncProgressed(SyncProgress(received: 1, total: 2))
        case 56..<62: .syncEnded(chance(of: 50) ? nil : Fixture.explanation())
        case 62..<66: .failed(Fixture.explanation(String(repeating: "Long ", count: pick([1, 40]))))
        case 66..<84: .change(update(stage))
        case 84..<88: .journalRead(Fixture.histories([Fixture.attempt(.accepted)]))
        case 88..<91: .changesFound(Fixture.histories([attempt(.unknown(why: "lost"), pick(Fixture.records).id)]))
        case 91..<94: .planProgressed(read: 1, generation: stage.state.planGeneration)
        case 94..<95: .windowFailed(Fixture.explanation(), generation: stage.list.generation)
        case 97..<98: .previewed(pick(Fixture.records).id, Fixture.request(Fixture.rollback))
        case 98..<99: request(stage)
        case 96..<97: .copyAnswered(pick([.tmux, .terminal, .byHand("1000230", because: "No clipboard.")]))
        case 95..<96: .countFailed(Fixture.explanation(), generation: stage.list.counting.generation)
        default: plan([pick(Fixture.records).id], pick(ChangeKind.allCases), stage)
        }
    }

    /// A request about any record, at any step of its way.
    private mutating func request(_ stage: Stage) -> Event {
        let id = pick(Fixture.records).id
        let action = pick([Fixture.read, Fixture.rollback])
        let event = pick([
            RequestReport.Event.phase(.queued), .signed(Fixture.request(action, of: id, at: stage.state.now)),
            .phase(.connecting),
            .received(ReplyTrace(status: 200, body: Array(Fixture.answer.utf8))), .succeeded(Fixture.requestID),
        ])
        return .request(
            RequestReport(
                call: Int.random(in: 1...6, using: &random), attempt: pick([1, 2]), action: action, recordID: id,
                at: stage.state.now, event: event))
    }

    /// Mostly what leads on to a confirmation.
    private mutating func eventUnder(_ confirmation: Confirmation, _ stage: Stage) -> Event {
        if chance(of: 3) { return .tick(stage.state.now + pick([-3600, -0.2, 0.1, 600])) }
        if !confirmation.isArmed(at: stage.state.now), chance(of: 60) {
            return .tick(stage.state.now + Double.random(in: 0.05...0.5, using: &random))
        }
        guard confirmation.wasReadToTheEnd else { return .key(chance(of: 60) ? pick([.end, .pageDown]) : key(stage)) }
        let typed = confirmation.field.text
        let answers = confirmation.plan.answers.map(\.text).filter { $0.hasPrefix(typed) }
        guard !answers.isEmpty, chance(of: 95) else { return .key(key(stage)) }
        guard let letter = pick(answers).dropFirst(typed.count).first else {
            return chance(of: 50) ? .tick(stage.state.now + pick([0.02, 0.04])) : .key(.enter)
        }
        return .key(.character(letter))
    }

    /// The answer to a plan: mostly to the last one, now and then to an older one or for ever so many records.
    private mutating func plan(_ ids: [DeployRecord.ID], _ kind: ChangeKind, _ stage: Stage) -> Event {
        let generation = stage.state.planGeneration - (chance(of: 20) ? 1 : 0)
        var plan = stage.plan(of: ids, for: kind)
        if chance(of: 60) { plan = Fixture.manyEligible(chance(of: 1) ? 500 : pick([1, 1, 1, 2, 2, 3, 12]), for: kind) }
        return .planned(plan, generation: generation)
    }

    private mutating func update(_ stage: Stage) -> ChangeUpdate {
        let progress = TaskProgress(total: 4, succeeded: 1, failed: 1, running: 2)
        let state = pick([
            ChangeState.intended, .sending, .accepted, .running(progress), .retrying(progress), .unknown(why: "lost"),
            .rollbackFailed(progress), .withdrawn(why: "taken back"), .notApplied, .refused(code: "X", message: ""),
        ])
        let event = pick([
            ChangeUpdate.Event.state(state), .state(state), .phase(.sent), .repeating(after: .seconds(3), because: "X"),
            .looked(number: 2, nextIn: .seconds(5)), .lookFailed(Fixture.explanation(), nextIn: .seconds(5)),
            .followedElsewhere(Fixture.operatedBy),
        ])
        return ChangeUpdate(
            attempt: attempt(state, pick(Fixture.records).id), at: stage.state.now, event: event,
            explanation: chance(of: 20) ? Fixture.explanation() : nil)
    }

    private mutating func attempt(_ state: ChangeState, _ id: DeployRecord.ID) -> ChangeAttempt {
        Fixture.attempt(state, number: Int64.random(in: 1...8, using: &random), of: id)
    }

    /// Any size from 1×1 on; half of them such that there is something to be seen.
    private mutating func size() -> Size {
        let isUsual = Bool.random(using: &random)
        return Size(
            columns: Int.random(in: (isUsual ? 60 : 1)...140, using: &random),
            rows: Int.random(in: (isUsual ? 15 : 1)...40, using: &random))
    }

    mutating func reorder(_ records: [DeployRecord]) -> [DeployRecord] {
        records.filter { _ in Int.random(in: 0..<100, using: &random) < 90 }.shuffled(using: &random)
    }

    mutating func chance(of percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }
}
