import APICore
import RecordModel
import Rollback
import Testing

@testable import RecordStore

@Suite struct GuideForStoresTests {
    @Test(arguments: [
        (StoreError.Store.cache, StoreError.Reason.unusable, "cache unreadable"), (.cache, .newer, "cache newer"),
        (.cache, .damaged, "cache not a database"), (.journal, .unusable, "journal unwritable"),
        (.journal, .newer, "journal newer"), (.journal, .damaged, "journal damaged"),
    ])
    func everyFailureOfAFileIsExplainedWithItsPath(
        store: StoreError.Store, reason: StoreError.Reason, title: String
    ) {
        let error = StoreError(store, reason, path: "/somewhere/file.sqlite", message: "disk is full")
        let explanation = ErrorGuide.english.explain(error)
        #expect(explanation.title == title)
        #expect(explanation.message == "/somewhere/file.sqlite: disk is full")
        #expect(explanation.what != ErrorGuide.english.entry("*").what)
    }

    @Test func aLiveChangeIsNoFailureOfTheFile() {
        let error = StoreError(.journal, .alreadyLive, path: "/somewhere/file.sqlite")
        let explanation = ErrorGuide.english.explain(error)
        #expect(explanation.title == "already live")
        #expect(explanation.outcome == .notEligible)
        #expect(explanation.message.isEmpty)
    }

    @Test func anExplanationIsPassedOnAsItIs() {
        let explanation = ErrorGuide.english.explain(client: .unknownRecord, message: "7")
        #expect(ErrorGuide.english.explain(explanation as any Error) == explanation)
    }

    @Test func givingUpIsExplainedAsCancelled() {
        #expect(ErrorGuide.english.explain(CancellationError()).title == "cancelled")
    }
}
