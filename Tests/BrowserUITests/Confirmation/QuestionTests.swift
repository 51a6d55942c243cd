import RecordModel
import Testing

@testable import BrowserUI

@Suite struct QuestionTests {
    private func confirming(_ columns: Int = 80, _ rows: Int = 24, marked: Int) -> Stage {
        let records = Fixture.manyRecords(marked)
        let details = Dictionary(
            uniqueKeysWithValues: records.map { ($0.id, Fixture.detail($0.id, Fixture.deployed.tasks)) })
        var stage = Stage(columns, rows, records: records, details: details)
        stage.press("a R")
        stage.answerPlan()
        return stage
    }

    @Test func aTerminalTooSmallForTheQuestionCannotAccept() {
        var stage = Stage(60, 15)
        stage.askForRollback(of: 1_000_229)
        #expect(stage.screen.contains("This question needs 60 columns and "))
        stage.type("1000229")
        #expect(stage.confirmation?.field.text == "")
        #expect(stage.press("Enter") == [])
    }

    @Test func theSizeItNamesIsTheSizeItNeeds() {
        var stage = Stage(60, 15)
        stage.askForRollback(of: 1_000_229)
        let asked = stage.screen
        let needed = (15...40).first { rows in
            stage.send(.resized(Size(columns: 60, rows: rows)))
            return stage.screen.contains("Type 1000229 and press Enter to roll back:")
        }
        #expect(asked.contains("This question needs 60 columns and \(needed ?? 0) rows to be read."))
    }

    @Test func textTypedBeforeTheTerminalShrankIsNotAccepted() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_229)
        stage.type("1000229")
        stage.send(.resized(Size(columns: 60, rows: 15)))
        #expect(stage.press("Enter") == [])
        stage.send(.resized(Size(columns: 80, rows: 24)))
        #expect(stage.press("Enter") == [])
    }

    @Test func itSaysWhoseAccountAndWhere() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230)
        #expect(stage.screen.contains("account      AKIDEXAM…MPLE at ssl.intl.tencentcloudapi.com"))
    }

    @Test func theAgeOfTheFreshLookIsCounted() {
        var stage = Stage(140, 30)
        stage.askForRollback(of: 1_000_230)
        stage.wait(41)
        #expect(stage.screen.contains("read from the API 41 s ago"))
    }

    @Test func whatFailedToDeployIsNamed() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_228)
        #expect(stage.screen.contains("not deployed 1 of 2 items: lb-9gz3c7kd lbl-8443"))
    }

    @Test func hiddenMarksAreSaidToBeNoPartOfIt() {
        var stage = Stage()
        stage.press("Space Space /")
        stage.type("1000230")
        stage.press("Enter R")
        stage.answerPlan()
        #expect(stage.screen.contains("Roll back record 1000230?"))
        #expect(stage.screen.contains("1 marked record hidden by the filter: not part of this."))
    }

    /// One of the marked leaves the list while its fresh look is taken.
    @Test func hiddenMarksAreCountedAsTheyWereAtTheKey() {
        var stage = Stage()
        stage.press("Space Space Space /")
        stage.type("DEPLOYED")
        stage.press("Enter R")
        stage.reload(Fixture.records.filter { $0.id != 1_000_229 })
        stage.answerPlan()
        #expect(stage.screen.contains("Roll back 2 of 2 records?"))
        #expect(stage.words.contains("1 marked record hidden by the filter: not part of this."))
    }

    @Test(arguments: [(80, 24), (60, 24), (100, 30)], [1, 2, 3])
    func theWarningIsNeverCut(size: (Int, Int), marked: Int) {
        let stage = confirming(size.0, size.1, marked: marked)
        #expect(stage.words.contains("The API rolls back"))
        #expect(stage.words.contains("certback cannot undo it."))
    }

    @Test func everyLineOfALongListCanBeReached() {
        var stage = confirming(marked: 12)
        var seen = Set<DeployRecord.ID>()
        for _ in 0..<20 {
            seen.formUnion(stage.cache.records.map(\.id).filter { stage.screen.contains(" \($0)   ") })
            stage.press("Down")
        }
        #expect(seen.count == 12)
    }

    @Test func scrollingAsFarAsItGoesAndBackChangesNothing() {
        var stage = confirming(marked: 12)
        // Once the end has been in sight the field is there for good.
        stage.press("PgDn PgDn PgDn PgDn PgDn PgDn Down")
        stage.press("PgUp PgUp PgUp PgUp PgUp PgUp Up")
        let before = stage.screen
        stage.press("PgDn PgDn PgDn PgDn PgDn PgDn Down")
        #expect(stage.screen != before)
        stage.press("PgUp PgUp PgUp PgUp PgUp PgUp Up")
        #expect(stage.screen == before)
    }

    @Test func aLargerTerminalShowsAllThatFits() {
        var stage = confirming(marked: 12)
        stage.press("PgDn PgDn PgDn PgDn PgDn")
        stage.send(.resized(Size(columns: 100, rows: 50)))
        #expect(stage.screen.contains(" 2000000   "))
    }
}
