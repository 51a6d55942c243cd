import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// `i`: which request is shown, and what the keys do there.
@Suite struct InspectorTests {
    /// The cursor stands on 1000230.
    private func stage(_ columns: Int = 80, isReadOnly: Bool = false) -> Stage {
        var stage = Stage(columns, 24, isReadOnly: isReadOnly)
        stage.press("j")
        return stage
    }

    @Test func aRowThatNothingWasAskedAboutShowsWhatWouldBeSent() {
        var stage = stage()
        #expect(stage.press("i") == [.previewRollback(1_000_230)])
        #expect(stage.inspector?.choice == .rollbackToBe)
        #expect(stage.screen.contains("The request is being made …"))
        stage.answerPreview()
        #expect(stage.screen.contains("Nothing was sent. R would send this once confirmed, signed anew then."))
        #expect(stage.screen.contains("{\"DeployRecordId\":1000230}"))
    }

    @Test func whatWasChangedComesFirstThenWhatWasAskedLast() {
        var stage = stage()
        stage.ask(1, Fixture.read)
        stage.ask(2, Fixture.read, of: 1_000_229, after: 1)
        stage.press("i")
        #expect(stage.inspector?.choice == .exchange(.init(call: 1, attempt: 1)))
        stage.press("i")
        stage.ask(3, Fixture.rollback, after: 2)
        stage.ask(4, Fixture.read, after: 3)
        stage.press("i")
        #expect(stage.inspector?.choice == .exchange(.init(call: 3, attempt: 1)))
    }

    @Test func oneStepsFromWhatIsToComeToTheOldest() {
        var stage = stage()
        for call in 1...3 { stage.ask(call, call == 2 ? Fixture.rollback : Fixture.read, after: Double(call)) }
        stage.press("i")
        stage.answerPreview()
        let titles = ["[ [ [ [", "]", "]", "]", "]"].map { keys in
            stage.press(keys)
            return String(
                stage.state.render().lines[1].prefix { $0 != "·" } + (stage.state.render().lines[1].contains("of 4") ? "" : "?"))
        }
        let read = "─── DescribeHostUploadUpdateRecordDetail 1000230 "
        let rollback = "─── UploadUpdateCertificateRecordRollback 1000230 "
        #expect(titles == [rollback, read, rollback, read, read])
    }

    @Test func whatIsAskedMeanwhileDoesNotMoveWhatIsRead() {
        var stage = stage()
        stage.ask(1, Fixture.read)
        stage.press("i j")
        let before = stage.inspector
        stage.ask(2, Fixture.read, after: 1)
        stage.ask(3, Fixture.rollback, after: 2)
        #expect(stage.inspector == before)
        #expect(stage.state.render().lines[1].contains(" · 4 of 4 "))
    }

    @Test func partsFollowEachOtherRoundAboutAndBeginAtTheirTop() {
        var stage = stage()
        stage.ask(1, Fixture.rollback)
        stage.press("i")
        var seen: [String] = []
        for _ in 0..<7 {
            seen.append(stage.state.render().lines[2])
            stage.press("G Right")
            #expect(stage.inspector?.scroll == 0)
        }
        #expect(
            seen == [
                " [HTTP]  to sign   tccli   curl   answer   time line", "  HTTP  [to sign]  tccli   curl   answer   time line",
                "  HTTP   to sign  [tccli]  curl   answer   time line", "  HTTP   to sign   tccli  [curl]  answer   time line",
                "  HTTP   to sign   tccli   curl  [answer]  time line", "  HTTP   to sign   tccli   curl   answer  [time line]",
                " [HTTP]  to sign   tccli   curl   answer   time line",
            ])
        stage.press("Left Left")
        #expect(stage.inspector?.part == .timeLine)
    }

    @Test func amongTheRequestsItIsTheFirstOneInSight() {
        var stage = stage()
        for call in 1...40 { stage.ask(call, Fixture.read, of: call == 20 ? nil : 1_000_229, after: Double(call)) }
        stage.press("t")
        #expect(stage.press("i") == [])
        #expect(stage.inspector?.choice == .exchange(.init(call: 40, attempt: 1)))
        stage.press("i")
        for _ in 0..<31 { stage.press("j") }
        let top = stage.state.render().lines[2]
        stage.press("i")
        #expect(stage.state.render().lines[3].contains("Asked \(top.dropFirst().prefix(12))"))
        stage.press("i")
        #expect(stage.state.render().lines[2] == top)
    }

    @Test func aChangeAmongTheRequestsLeadsToItsRequest() {
        var stage = stage()
        stage.ask(1, Fixture.rollback)
        stage.ask(2, Fixture.read, after: 1)
        stage.send(
            .change(ChangeUpdate(attempt: Fixture.attempt(.accepted), at: Fixture.now, event: .state(.accepted))))
        stage.press("t i")
        #expect(stage.inspector?.choice == .exchange(.init(call: 1, attempt: 1)))
    }

    @Test func withNothingAskedThereIsNothingToShow() {
        var stage = Stage(80, 24, records: [], details: [:])
        #expect(stage.press("i") == [] && stage.state.overlays == [])
        #expect(stage.state.notice == "There is no record under the cursor.")
        stage.press("t i")
        #expect(stage.screen.contains("Nothing has been asked yet."))
        #expect(stage.press("] [ Right y") == [])
        #expect(stage.state.notice == "There is nothing to copy yet.")
    }

    @Test func thePreviewOfAnotherRecordIsNotTaken() {
        var stage = stage()
        stage.press("i")
        stage.answerPreview(of: 1_000_229)
        #expect(stage.inspector?.preview == nil)
        stage.press("Esc")
        stage.answerPreview()
        #expect(stage.state.overlays == [])
    }

    @Test func theChosenPartIsCopiedWhole() {
        var stage = stage(60)
        stage.ask(1, Fixture.rollback)
        stage.press("i")
        let request = Fixture.request(Fixture.rollback)
        var copied: [Effect] = []
        for _ in 0..<6 {
            copied += stage.press("y")
            stage.press("Right")
        }
        #expect(
            copied.prefix(4) == [
                .copy(request.httpLines.joined(separator: "\n")),
                .copy("Canonical request\n\n\(request.canonicalRequest)\n\nString to sign\n\n\(request.stringToSign)"),
                .copy(TccliCommand(request)?.text ?? ""), .copy(CurlCommand(request).text),
            ])
        #expect(copied.count == 6)
        stage.press("Y")
        #expect(stage.state.overlays.last == .plainText(request.httpLines.joined(separator: "\n")))
    }

    @Test func requestsThatAreNoLongerKeptSaySo() {
        var stage = stage()
        stage.ask(1, Fixture.read)
        stage.ask(2, Fixture.rollback)
        stage.press("i ] ")
        #expect(stage.inspector?.choice == .exchange(.init(call: 1, attempt: 1)))
        for call in 3...202 { stage.ask(call, Fixture.read, of: 1_000_229, after: Double(call)) }
        #expect(stage.screen.contains("This request is no longer kept."))
        // Reads push no change out.
        stage.press("[")
        #expect(stage.inspector?.choice == .exchange(.init(call: 2, attempt: 1)))
        #expect(stage.screen.contains("X-TC-Action: UploadUpdateCertificateRecordRollback"))
    }

    @Test func answersAreKeptUpToAFewMegabytes() {
        var stage = stage()
        let long = "{\"A\":\"" + String(repeating: "a", count: 60_000) + "\"}"
        for call in 1...200 { stage.ask(call, Fixture.read, after: Double(call), reply: long) }
        let kept = stage.state.requests.entries.flatMap(\.exchanges).map { $0.reply?.keptBytes ?? 0 }
        #expect(kept.reduce(0, +) <= 4 << 20 && kept.reduce(0, +) > 3 << 20)
        #expect(kept.first == 0 && kept.last == 60_008)
        stage.press("t G i Right Right Right Right")
        for _ in 0..<199 { stage.press("]") }
        #expect(stage.screen.contains("HTTP status 200, 60,008 bytes; the body is no longer kept"))
    }

    @Test func whereNothingMayBeChangedItSaysSo() {
        var stage = stage(100, isReadOnly: true)
        stage.press("i")
        stage.answerPreview()
        #expect(stage.words.contains("READ-ONLY: R sends nothing here."))
    }

    @Test func underAQuestionTheLetterIsTyped() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230)
        #expect(stage.press("i") == [])
        #expect(stage.confirmation?.field.text == "i")
    }

    @Test func neitherTheInspectorNorItsKeysChangeAnything() {
        var stage = stage()
        stage.press("i")
        stage.answerPreview()
        #expect(stage.press("R T x s Enter Space a u / : o Tab ? L t e") == [])
        #expect(stage.inspector != nil && stage.state.overlays.count == 1)
        stage.press("q")
        #expect(stage.state.overlays == [])
    }
}
