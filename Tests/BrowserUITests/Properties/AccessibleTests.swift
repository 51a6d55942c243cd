import RecordModel
import Testing

@testable import BrowserUI

/// What a screen reader or a braille line needs, on every screen: the cursor upon the text that counts, and words for all
/// that colour says.
@Suite struct AccessibleTests {
    private static let sizes = [Size(columns: 60, rows: 15), Size(columns: 80, rows: 24), Size(columns: 140, rows: 40)]

    @Test(arguments: EverySizeTests.Situation.allCases)
    func theCursorStandsOnARowWithWords(situation: EverySizeTests.Situation) throws {
        var stage = situation.stage
        for size in Self.sizes {
            stage.send(.resized(size))
            let frame = stage.state.render()
            let row = frame.lines[try #require(frame.cursor).row]
            #expect(row.contains { $0.isLetter || $0.isNumber }, "\(size): \(row)")
        }
    }

    @Test(arguments: EverySizeTests.Situation.allCases)
    func inTheListTheCursorStandsOnTheRowThatIsMarked(situation: EverySizeTests.Situation) throws {
        var stage = situation.stage
        guard stage.state.overlays.isEmpty, !stage.isTyping, let id = stage.cursorID else { return }
        for size in Self.sizes {
            stage.send(.resized(size))
            let frame = stage.state.render()
            let cursor = try #require(frame.cursor)
            #expect(cursor.column == 1)
            #expect(frame.lines[cursor.row].hasPrefix(" > \(id)"))
        }
    }

    /// Colour repeats words; it never stands for something alone.
    @Test(arguments: EverySizeTests.Situation.allCases)
    func onlyWordsAreColoured(situation: EverySizeTests.Situation) {
        var stage = situation.stage
        for size in Self.sizes {
            stage.send(.resized(size))
            let frame = stage.state.render()
            let runs = (0..<size.rows).flatMap { frame.runs(ofRow: $0) }
            for run in runs where [Style.good, .warning, .bad].contains(run.style) {
                #expect(run.text.contains { $0.isLetter || $0.isNumber } || run.text == "^", "\(size): \(run)")
            }
        }
    }

    @Test func everyStatusIsAWordOfItsOwn() {
        let stage = Stage(100, 30)
        let words = Fixture.records.map(stage.state.statusWord)
        #expect(words.allSatisfy { $0.contains { $0.isLetter } })
        for (record, word) in zip(Fixture.records, words) {
            #expect(stage.state.render().lines.contains { $0.contains(record.id.description) && $0.contains(word) })
        }
        #expect(Set(words).count == 9)
    }

    /// A screen without colour and attributes says the same: two states that differ in more than the cursor differ in letters.
    @Test func aMarkIsSeenWithoutColour() {
        var stage = Stage(100, 30)
        let before = stage.state.render().lines
        stage.press("Space k")
        #expect(stage.state.render().lines.contains { $0.hasPrefix("*> 1000231") })
        #expect(stage.state.render().lines != before)
    }
}
