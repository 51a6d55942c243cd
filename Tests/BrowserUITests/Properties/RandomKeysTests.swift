import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// Events without sense: whatever is pressed, nothing is changed that was not asked for in words.
@Suite struct RandomKeysTests {
    /// All walks together; with `CERTBACK_SOAK` in the environment twenty times as many.
    static let events = 200_000 * (ProcessInfo.processInfo.environment["CERTBACK_SOAK"] == nil ? 1 : 20)
    static let walks = 16

    @Test(arguments: UInt64(0)..<UInt64(walks))
    func nothingIsChangedWithoutItsTypedText(seed: UInt64) {
        var stage = Stage()
        let witness = walk(&stage, seed: seed, events: Self.events / Self.walks)
        // The walk has been where it matters.
        #expect(witness.confirmed > 20 && witness.confirmedItems > 0 && witness.confirmedMany > 0)
        #expect(witness.flushes > witness.confirmed)
    }

    @Test(arguments: [true, false])
    func withReadOnlyOrAFailedJournalNothingIsEverAsked(isReadOnly: Bool) {
        var stage = Stage(isReadOnly: isReadOnly, journalFailure: isReadOnly ? nil : Fixture.damaged)
        let witness = walk(&stage, seed: 99, events: Self.events / Self.walks)
        #expect(witness.confirmed == 0 && witness.flushes == 0)
        #expect(stage.state.planGeneration == 0)
    }

    private func walk(_ stage: inout Stage, seed: UInt64, events: Int) -> Witness {
        var random = RandomOperator(seed: seed)
        var witness = Witness()
        for number in 0..<events {
            if random.chance(of: 1) { stage.cache.records = random.reorder(Fixture.records) }
            // Now and then the cache answers late.
            if random.chance(of: 3) { stage.answersList.toggle() }
            if random.chance(of: 10) { stage.answerOpenRequests() }
            let event = random.nextEvent(stage)
            let before = stage
            let effects = stage.send(event)
            witness.see(event, effects, before, stage)
            if number % 100 == 0 { draw(stage) }
        }
        return witness
    }

    private func draw(_ stage: Stage) {
        let frame = stage.state.render()
        #expect(frame.size == stage.state.size)
        let cursor = frame.cursor ?? Position(row: -1, column: 0)
        #expect((0..<frame.size.rows).contains(cursor.row) && (0..<frame.size.columns).contains(cursor.column))
    }

    @Test func theScreenCanBeDrawnAfterEveryEvent() {
        var random = RandomOperator(seed: 7)
        var stage = Stage()
        for _ in 0..<1000 {
            stage.send(random.nextEvent(stage))
            draw(stage)
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
