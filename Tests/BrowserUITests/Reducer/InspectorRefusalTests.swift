import RecordModel
import Testing

@testable import BrowserUI

/// `i` on a record that `R` would refuse: the request is shown, and that it is not sent.
@Suite struct InspectorRefusalTests {
    private static let nothing = "Nothing was sent, and R sends nothing for this record now. "

    private func words(on id: DeployRecord.ID, of stage: Stage) -> String {
        var stage = stage
        stage.go(to: id)
        stage.press("i")
        stage.answerPreview(of: id)
        return stage.words
    }

    @Test(
        arguments: [
            (1_000_231, "Its deployment is still running: 1 of 3."), (1_000_227, "Its deployment has not begun."),
            (1_000_226, "A rollback of it is running."), (1_000_225, "It has been rolled back already."),
            (1_000_224, "A rollback of it has failed on 1 of 2 items."), (1_000_223, "It found no resource to deploy to"),
            (1_000_222, "The API gives it status 7"), (1_000_221, "Nothing was deployed by it"),
        ] as [(DeployRecord.ID, String)])
    func itSaysThatNothingIsSentAndWhy(id: DeployRecord.ID, reason: String) {
        let words = words(on: id, of: Stage(140, 30))
        #expect(words.contains(Self.nothing + reason))
        #expect(!words.contains("would send this") && words.contains("{\"DeployRecordId\":\(id)}"))
    }

    @Test func itSaysSoWhileAChangeIsUnderWay() {
        var stage = Stage(140, 30)
        stage.find(Fixture.attempt(.running(IneligibleTests.progress)))
        #expect(words(on: 1_000_230, of: stage).contains(Self.nothing + "certback has a change of it under way"))
    }

    @Test func itSaysSoWithoutAJournal() {
        let stage = Stage(140, 30, journalFailure: Fixture.damaged)
        #expect(words(on: 1_000_230, of: stage).contains(Self.nothing + "The journal is damaged."))
    }

    /// The list is read more often than the details.
    @Test func aDetailThatTheListHasOvertakenDecidesNothing() {
        var records = Fixture.records
        records[0].status = .deployed
        #expect(words(on: 1_000_231, of: Stage(140, 30, records: records)).contains("R would send this once confirmed"))
    }

    @Test(arguments: [1_000_230, 1_000_228, 1_000_220] as [DeployRecord.ID])
    func whatRWouldAskAboutIsToldAsBefore(id: DeployRecord.ID) {
        #expect(
            words(on: id, of: Stage(140, 30)).contains("Nothing was sent. R would send this once confirmed, signed anew then."))
    }
}
