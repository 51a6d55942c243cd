import RecordModel
import Testing

@testable import APICore

@Suite struct ErrorGuideTests {
    private let guide = ErrorGuide.english

    /// The guide's own list of codes, certback's failures and the fallback.
    private var everyKey: [String] { guide.entries.keys.sorted() }

    private func texts(_ key: String) throws -> [String] {
        let entry = try #require(guide.exactEntry(key))
        return [entry.what, entry.changed, entry.remedy, entry.again] + entry.variants.values
    }

    @Test func theListsOfTheTestsAreComplete() {
        #expect(Set(DocumentedCodes.ofTheRollback).count == 13)
        #expect(Set(DocumentedCodes.common).count == 38)
    }

    @Test(arguments: DocumentedCodes.all + DocumentedCodes.ofTheStart + DocumentedCodes.ofTheSDKs)
    func everyDocumentedCodeHasAnEntryOfItsOwn(code: String) throws {
        let entry = try #require(guide.exactEntry(code))
        #expect(guide.entry(code) == entry)
        #expect(guide.codes.contains(code))
    }

    @Test(arguments: ClientFailure.allCases)
    func everyFailureOfOurOwnHasAnEntry(failure: ClientFailure) throws {
        let entry = try #require(guide.exactEntry("client.\(failure.rawValue)"))
        #expect(guide.explain(client: failure).what == entry.what)
    }

    /// Only there the screen finds the keys to name those that the operator has bound.
    @Test func aKeyIsNamedAfterTheWordPressAlone() throws {
        for key in everyKey {
            for text in try texts(key) {
                let words = text.split { " .,;:)".contains($0) }
                for (word, before) in zip(words.dropFirst(), words)
                where ChineseGuideTests.keyNames.contains(String(word)) {
                    #expect(before.lowercased().hasSuffix("press"), "\(key): \(text)")
                }
            }
        }
    }

    @Test func everyEntryAnswersAllFourQuestionsInSentences() throws {
        for key in everyKey {
            for text in try texts(key) {
                #expect(text.hasSuffix("."), "\(key): \(text)")
                #expect(text.count > 3, "\(key): \(text)")
                #expect(text == text.cleaned, "\(key): \(text)")
            }
        }
    }

    /// A name nobody reads would be a text nobody sees.
    @Test func everyVariantIsOfAnAnswerAndASituation() throws {
        let names = ["what", "changed", "do", "again"].flatMap { name in
            ErrorGuide.Situation.allCases.map { "\(name)@\($0.rawValue)" }
        }
        for key in everyKey {
            #expect(try #require(guide.exactEntry(key)).variants.keys.filter { !names.contains($0) } == [], "\(key)")
        }
    }

    /// certback explains these without an action, so nothing would fill the room left for one.
    @Test(arguments: ClientFailure.allCases)
    func whatNeedsNoRequestLeavesNoRoomForOne(failure: ClientFailure) {
        let ofRequests: [ClientFailure] = [.unreachable, .lost, .unreadable, .httpStatus, .tooLarge]
        guard !ofRequests.contains(failure) else { return }
        #expect(!guide.explain(client: failure).text.contains("{"))
    }

    @Test(arguments: ConnectionCause.allCases)
    func everyCauseThatTheNetworkTellsHasItsOwnWordsWhereNothingWasSent(cause: ConnectionCause) {
        #expect(guide.exactEntry("client.unreachable.\(cause.rawValue)") != nil)
    }

    @Test func noTwoCodesMeanTheSame() {
        let meanings = Dictionary(grouping: everyKey) { guide.entry($0).what }
        #expect(meanings.values.filter { $0.count > 1 } == [])
    }

    @Test(arguments: [
        ("AuthFailure.NewKind", "AuthFailure"), ("AuthFailure.SignatureFailure.Detail", "AuthFailure.SignatureFailure"),
        ("FailedOperation.NewKind", "FailedOperation"), ("FailedOperation.A.B.C", "FailedOperation"),
        ("InvalidParameter.NewKind", "InvalidParameter"), ("RequestLimitExceeded.NewKind", "RequestLimitExceeded"),
    ])
    func anUnknownCodeHasTheEntryOfItsFamily(code: String, family: String) throws {
        #expect(guide.exactEntry(code) == nil)
        #expect(try guide.entry(code) == #require(guide.exactEntry(family)))
    }

    @Test(arguments: ["Unheard.Of", "UnheardOf", "", ".", ".FailedOperation", "failedoperation", "FailedOperationX"])
    func withoutAFamilyTheEntryForAllOthersIsGiven(code: String) throws {
        #expect(guide.exactEntry(code) == nil)
        #expect(try guide.entry(code) == #require(guide.exactEntry("*")))
    }

    @Test func theCodesAreInOrderAndOnlyTheAPIsOwn() {
        #expect(guide.codes == guide.codes.sorted())
        #expect(!guide.codes.contains { $0 == "*" || $0.hasPrefix("client.") })
    }

    @Test func aGuideThatLacksTheEntryForAllOthersStillSaysToLookFirst() {
        let entry = ErrorGuide(json: Array("{}".utf8)).entry("InternalError")
        #expect(entry.remedy == "Look first.")
        #expect(entry.again == "Not yet.")
    }
}
