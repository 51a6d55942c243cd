import FoundationEssentials
import RecordModel

@testable import BrowserUI

/// Presses keys without sense, and lets the world do things at odd moments.
///
/// Under a question it now and then types the right next letter, so that some rollbacks do get confirmed.
struct RandomOperator {
    private var random: SeededGenerator

    private static let letters = Array("jkgGRRRauoOste?q:/ y0123456789rollbackEN\n支").map(Key.character)
    private static let others: [Key] = [
        .enter, .enter, .enter, .escape, .backspace, .delete, .tab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end,
        .control("c"), .control("d"), .control("u"), .control("w"), .control("a"), .control("e"), .control("f"),
    ]
    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 140, rows: 40), Size(columns: 60, rows: 15),
        Size(columns: 59, rows: 10),
    ]

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func nextEvent(_ stage: Stage) -> Event {
        if let confirmation = stage.confirmation, chance(of: 90) { return .key(keyUnder(confirmation)) }
        if case .planning = stage.state.overlays.last, chance(of: 40) { return plan(stage) }
        // A filter of nonsense would leave the list empty for good.
        if stage.list.filterEdit != nil, chance(of: 20) { return .key(chance(of: 50) ? .control("u") : .enter) }
        if chance(of: 15) { return .key(stage.state.overlays.isEmpty && !stage.isTyping ? .character("R") : .escape) }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<45: return .key(pick(Self.letters))
        case 45..<75: return .key(pick(Self.others))
        case 75..<77: return .key(.paste(stage.confirmation?.plan.requiredText ?? "1000230\n"))
        case 77..<84: return .tick(stage.state.now + Double.random(in: 0...2, using: &random))
        case 84..<86: return .resized(pick(Self.sizes))
        case 86..<89: return .syncProgressed(SyncProgress(received: 1, total: 2))
        case 89..<91: return .syncEnded(chance(of: 50) ? nil : Fixture.explanation())
        case 91..<92: return .failed(Fixture.explanation())
        case 92..<93: return .change(update(pick(Fixture.records).id))
        default: return plan(stage)
        }
    }

    private mutating func keyUnder(_ confirmation: Confirmation) -> Key {
        let typed = confirmation.field.text
        guard let required = confirmation.plan.requiredText, required.hasPrefix(typed), chance(of: 92) else {
            return chance(of: 50) ? pick(Self.letters) : pick(Self.others)
        }
        return typed == required ? .enter : required.dropFirst(typed.count).first.map(Key.character) ?? .enter
    }

    /// The answer to the plan asked for last, an older one, or one nobody asked for.
    private mutating func plan(_ stage: Stage) -> Event {
        var ids = [pick(Fixture.records).id]
        if case .planning(_, let asked, _) = stage.state.overlays.last { ids = asked }
        let generation = stage.state.planGeneration - (chance(of: 25) ? 1 : 0)
        return .planned(stage.plan(of: ids), generation: generation)
    }

    private mutating func update(_ id: DeployRecord.ID) -> ChangeUpdate {
        let state = pick([ChangeState.accepted, .unknown(why: "lost"), .notApplied, .refused(code: "X", message: "")])
        let attempt = Fixture.attempt(state, number: Int64.random(in: 1...5, using: &random), of: id)
        return ChangeUpdate(attempt: attempt, at: Fixture.now, event: .state(state), explanation: Fixture.explanation())
    }

    mutating func reorder(_ records: [DeployRecord]) -> [DeployRecord] {
        records.filter { _ in Int.random(in: 0..<100, using: &random) < 90 }.shuffled(using: &random)
    }

    mutating func chance(of percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }
}
