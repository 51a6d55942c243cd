import RecordModel
import Testing

@testable import BrowserUI

/// Twenty thousand events without sense: whatever is pressed, nothing is rolled back that was not asked for in words.
@Suite struct RandomKeysTests {
    /// What the operator pressed since the question came up, and for which records it was asked.
    struct Witness {
        var typed: [Character] = []
        var asked: [DeployRecord.ID] = []
        var confirmed = 0
    }

    @Test(arguments: [1, 20, 300, 4000] as [UInt64])
    func nothingIsRolledBackWithoutItsTypedText(seed: UInt64) {
        var random = RandomOperator(seed: seed)
        var stage = Stage()
        var witness = Witness()
        for _ in 0..<5000 {
            if random.chance(of: 2) { stage.cache.records = random.reorder(Fixture.records) }
            // Now and then the cache answers late.
            if random.chance(of: 5) { stage.answersList.toggle() }
            if random.chance(of: 10) { stage.answerOpenRequests() }
            let event = random.nextEvent(stage)
            let before = stage
            let effects = stage.send(event)
            check(effects, event, before, &witness)
            note(event, effects, before, stage, &witness)
        }
        // The walk has been where it matters.
        #expect(witness.confirmed > 5)
    }

    private func check(_ effects: [Effect], _ event: Event, _ before: Stage, _ witness: inout Witness) {
        for case .carryOut(let confirmed) in effects {
            witness.confirmed += 1
            #expect(event == .key(.enter))
            #expect(before.confirmation?.plan == confirmed.plan)
            #expect(confirmed.typed == confirmed.plan.requiredText)
            // Each letter was pressed by itself, after the question had come up.
            var pressed = witness.typed
            for letter in confirmed.typed {
                guard let place = pressed.firstIndex(of: letter) else {
                    Issue.record("\(letter) was never typed")
                    return
                }
                pressed.remove(at: place)
            }
            #expect(confirmed.plan.targets.map(\.id) == witness.asked)
            #expect(!before.state.isTooSmall)
        }
    }

    private func note(_ event: Event, _ effects: [Effect], _ before: Stage, _ after: Stage, _ witness: inout Witness) {
        for case .plan(_, let wishes, _) in effects {
            witness.asked = wishes.map(\.id)
            let visible = before.list.visibleMarks
            #expect(witness.asked == (visible.isEmpty ? [before.cursorID].compactMap(\.self) : visible))
            // What the filter hides is never acted on, however late its rows come.
            let filter = before.list.query.filter
            let records = Fixture.records.filter { witness.asked.contains($0.id) }
            #expect(records.count == wishes.count)
            #expect(records.allSatisfy { before.cache.lets($0, through: filter) })
        }
        if before.confirmation == nil { witness.typed = [] }
        if case .key(.character(let letter)) = event, before.confirmation != nil { witness.typed.append(letter) }
        if after.confirmation == nil { witness.typed = [] }
    }

    @Test(arguments: [7, 77] as [UInt64])
    func theScreenCanBeDrawnAfterEveryEvent(seed: UInt64) throws {
        var random = RandomOperator(seed: seed)
        var stage = Stage()
        for _ in 0..<1000 {
            stage.send(random.nextEvent(stage))
            let frame = stage.state.render()
            let cursor = try #require(frame.cursor)
            #expect((0..<frame.size.rows).contains(cursor.row) && (0..<frame.size.columns).contains(cursor.column))
        }
    }

    @Test func theSameSeedWalksTheSameWay() {
        func walk() -> AppState {
            var random = RandomOperator(seed: 5)
            var stage = Stage()
            for _ in 0..<300 { stage.send(random.nextEvent(stage)) }
            return stage.state
        }
        #expect(walk() == walk())
    }
}
