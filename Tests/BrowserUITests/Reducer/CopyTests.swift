import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// `y` and `Y`: what is copied, and what is said about it.
@Suite struct CopyTests {
    private static let request = RequestID(rawValue: "79b4dae4-51a7-4345-9b2b-0c6a29f69291")
    private static let readRequest = RequestID(rawValue: "11112222-51a7-4345-9b2b-0c6a29f69291")

    /// The cursor stands on 1000230.
    private var stage: Stage {
        var stage = Stage()
        stage.press("j")
        return stage
    }

    private static func report(_ event: RequestReport.Event, about id: DeployRecord.ID, call: Int = 1) -> Event {
        let action = Action("DescribeHostUploadUpdateRecordDetail", repeatability: .always)
        return .request(RequestReport(call: call, attempt: 1, action: action, recordID: id, at: Fixture.now, event: event))
    }

    private static func change(_ state: ChangeState, _ requestID: RequestID?, number: Int64 = 1) -> Event {
        let attempt = Fixture.attempt(state, number: number, requestID: requestID)
        return .change(ChangeUpdate(attempt: attempt, at: Fixture.now, event: .phase(.sent)))
    }

    @Test(arguments: [
        ("i", "1000230"), ("c", "a1B2c3D4"), ("s", "certback show 1000230"), ("b", "certback rollback 1000230"),
    ])
    func aLetterOfTheMenuChoosesTheText(letter: String, text: String) {
        var stage = stage
        #expect(stage.press("y") == [])
        #expect(stage.press(letter) == [.copy(text)])
        #expect(stage.state.overlays == [])
    }

    @Test func theMenuIsAboutTheRowAsItWasWhenTheKeyWasPressed() {
        var stage = stage
        stage.press("y")
        stage.reload([Fixture.record(2_000_000)])
        #expect(stage.press("i") == [.copy("1000230")])
    }

    @Test func onThePageOfARecordItIsAboutThatRecord() {
        var stage = stage
        stage.press("Enter")
        stage.reload([Fixture.record(2_000_000)])
        #expect(stage.press("y b") == [.copy("certback rollback 1000230")])
        #expect(stage.state.overlays == [.detail(1_000_230, scroll: 0)])
    }

    /// Pasted bare, it would ask the usual site with the usual keys, where the number may be another record.
    @Test func aCommandAsksWhomTheScreenAsks() {
        var stage = stage
        stage.state.session.commandOptions = ["--profile", "eu prod", "--endpoint", "http://127.0.0.1:8080"]
        stage.press("y")
        #expect(
            stage.press("b") == [.copy("certback rollback 1000230 --profile 'eu prod' --endpoint http://127.0.0.1:8080")])
    }

    @Test func whatIsNotKnownCannotBeChosen() {
        var stage = stage
        stage.press("y")
        #expect(stage.press("r") == [])
        #expect(stage.screen.contains("r  RequestId    not known"))
    }

    @Test func theRequestOfTheNewestChangeGoesBeforeThatOfALook() {
        var stage = stage
        stage.send(Self.report(.succeeded(Self.readRequest), about: 1_000_230))
        #expect(stage.press("y r") == [.copy(Self.readRequest.rawValue)])
        stage.send(Self.change(.accepted, Self.request))
        #expect(stage.press("y r") == [.copy(Self.request.rawValue)])
    }

    @Test func aRequestAboutAnotherRecordIsNoneOfThisOne() {
        var stage = stage
        stage.send(Self.report(.succeeded(Self.readRequest), about: 1_000_229))
        #expect(stage.press("y r") == [])
    }

    @Test func aRefusalHasARequestToo() {
        var stage = stage
        let error = APIError(
            .refused(code: "X", message: ""), action: Action("X", repeatability: .always), requestID: Self.readRequest,
            leftMachine: true)
        stage.send(Self.report(.failed(error), about: 1_000_230))
        #expect(stage.press("y r") == [.copy(Self.readRequest.rawValue)])
    }

    @Test(arguments: ["Esc", "q", "y"])
    func theMenuClosesAndNothingIsDone(key: String) {
        var stage = stage
        stage.press("y")
        #expect(stage.press(key) == [])
        #expect(stage.state.overlays == [])
    }

    @Test(arguments: ["R", "T", "x", "Space", "Enter", "a", "j", "^d", "L", "t", "e", "o", ":", "/"])
    func underTheMenuNoOtherKeyDoesAnything(keys: String) {
        var stage = stage
        stage.press("y")
        let before = stage.state
        #expect(stage.press(keys) == [])
        #expect(stage.state == before)
    }

    @Test func withoutARecordThereIsNoMenu() {
        var stage = Stage(records: [], details: [:])
        #expect(stage.press("y") == [])
        #expect(stage.state.overlays == [] && stage.state.notice == "There is no record under the cursor.")
    }

    @Test func onAnErrorItsWholeTextIsCopied() {
        var stage = stage
        stage.send(.failed(Fixture.explanation(requestID: Self.request)))
        let text = """
            RequestLimitExceeded
              what        The API was asked too often.
              changed?    No. The API refused the request.
              do          Wait a second, then try again.
              again?      Safe.
              RequestId   79b4dae4-51a7-4345-9b2b-0c6a29f69291
            """
        #expect(stage.press("y") == [.copy(text)])
        #expect(stage.press("Y") == [])
        #expect(stage.state.overlays.last == .plainText(text))
        stage.press("Y")
        #expect(stage.state.overlays == [.explanation(Fixture.explanation(requestID: Self.request))])
    }

    @Test func amongTheRequestsTheNewestChangesOneIsCopied() {
        var stage = stage
        stage.press("t")
        #expect(stage.press("y") == [])
        #expect(stage.state.notice == "No RequestId is known yet.")
        stage.send(Self.report(.succeeded(Self.readRequest), about: 1_000_229))
        #expect(stage.press("y") == [.copy(Self.readRequest.rawValue)])
        stage.send(Self.change(.accepted, Self.request))
        stage.send(Self.change(.sending, nil, number: 2))
        #expect(stage.press("y") == [.copy(Self.request.rawValue)])
    }

    @Test func byHandTheTextIsShownAndSentNowhere() {
        var stage = stage
        #expect(stage.press("Y i") == [])
        #expect(stage.state.overlays == [.plainText("1000230")])
        stage.press("Esc")
        // In the menu the key changes what is done with the choice.
        #expect(stage.press("y Y b") == [])
        #expect(stage.state.overlays == [.plainText("certback rollback 1000230")])
        stage.press("q")
        #expect(stage.press("Y Y i") == [.copy("1000230")])
    }

    @Test(arguments: [CopyOutcome.tmux, .tmuxAlone, .terminal, .byHand("1000230", because: "No clipboard.")])
    func nothingEverSaysThatItArrived(outcome: CopyOutcome) {
        for columns in [60, 80, 132] {
            var stage = Stage(columns, 24)
            stage.send(.copyAnswered(outcome))
            #expect(!stage.screen.lowercased().contains("copied"))
            // The notice is not cut.
            #expect(!stage.state.render().lines.suffix(2).joined().contains("…"))
        }
    }

    @Test func itIsSaidWhereTheTextWent() {
        var stage = stage
        stage.send(.copyAnswered(.tmux))
        #expect(stage.screen.contains(" Sent to tmux (cannot be verified): prefix ] pastes."))
        stage.send(.copyAnswered(.tmuxAlone))
        #expect(stage.screen.contains(" In a buffer of tmux alone, for prefix ]; Y shows it."))
        stage.send(.copyAnswered(.terminal))
        #expect(stage.screen.contains(" Sent to the terminal (cannot be verified); Y shows it."))
        stage.press("j")
        #expect(!stage.screen.contains("Sent to"))
    }

    @Test func whatGoesNowhereIsShownForSelectingByHand() {
        var stage = stage
        stage.press("y i")
        stage.send(.copyAnswered(.byHand("1000230", because: "A terminal of type linux has no clipboard.")))
        #expect(stage.state.overlays == [.plainText("1000230")])
        #expect(stage.state.render().lines[0] == "1000230")
        #expect(stage.state.render().lines[23] == "A terminal of type linux has no clipboard. Esc: back")
    }

    @Test func aLateAnswerCoversNoQuestion() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230)
        stage.type("1000")
        let question = stage.confirmation
        stage.send(.copyAnswered(.byHand("text", because: "tmux does not answer.")))
        #expect(stage.confirmation == question && question != nil)
        stage = Stage()
        stage.press("/")
        stage.send(.copyAnswered(.byHand("text", because: "tmux does not answer.")))
        #expect(stage.state.overlays == [] && stage.state.notice == "tmux does not answer. Y shows it.")
    }

    @Test func underAQuestionTheLettersAreTyped() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230)
        #expect(stage.press("y Y M") == [])
        #expect(stage.confirmation?.field.text == "yYM")
    }
}
