import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// Ids and domains that are too long for their place: wherever they are cut, both ends stay readable.
@Suite struct LongIDTests {
    /// A long id that can be told by its ends, such as `cA…Zc`.
    private static func id(_ letter: String) -> String { "\(letter)A" + String(repeating: "x", count: 150) + "Z\(letter)" }

    private static let certificate = id("c")
    private static let instance = id("i")
    private static let listener = id("l")
    private static let requestID = RequestID(rawValue: id("q"))

    private static func item(_ status: DeployStatus) -> DeployItem {
        var item = Fixture.item(
            instance, "web", 443, [id("d") + ".example"], status, error: status == .failed ? "gone" : "",
            certificate: certificate, id: 7)
        item.listenerID = listener
        return item
    }

    private static func stage(_ columns: Int, _ status: DeployStatus) -> Stage {
        let id: DeployRecord.ID = 1_000_230
        let record = Fixture.record(id, certificate, status)
        let items = status == .failed ? [item(.deployed), item(.failed)] : [item(.deployed)]
        let detail = Fixture.detail(id, [Fixture.task(.deployment, status, 9, items)])
        return Stage(columns, 40, records: [record], details: [id: detail])
    }

    /// Blanks, borders and line breaks left out: an id may be broken over lines, but not lose its end.
    private func expectEnds(_ letters: [String], _ stage: Stage, _ place: String) {
        let text = stage.screen.filter { !" │\n".contains($0) }
        for letter in letters {
            #expect(text.contains("\(letter)Ax") || text.contains("\(letter)A…"), "\(place): the beginning of \(letter)")
            #expect(text.contains("xZ\(letter)") || text.contains("…Z\(letter)"), "\(place): the end of \(letter)")
        }
    }

    @Test(arguments: [60, 80, 100, 140])
    func bothEndsOfEveryIdAreReadable(columns: Int) {
        var stage = Self.stage(columns, .deployed)
        stage.wait(1)
        expectEnds(columns < 80 ? ["i"] : ["c", "i"], stage, "list")
        stage.press("Enter")
        expectEnds(["c", "i"], stage, "detail")
        var question = Self.stage(columns, .deployed)
        question.askForRollback(of: 1_000_230)
        expectEnds(["c"], question, "question")
        var retry = Self.stage(columns, .failed)
        retry.askForRetry(of: 1_000_230)
        expectEnds(["i"], retry, "retry")
    }

    @Test(arguments: [60, 80, 100, 140])
    func bothEndsOfDomainsAreReadable(columns: Int) {
        var stage = Self.stage(columns, .deployed)
        stage.press("Enter")
        let text = stage.screen.filter { !" │\n".contains($0) }
        #expect(text.contains("dA") && text.contains("mple"))
        stage.press("Esc")
        stage.askForRollback(of: 1_000_230)
        #expect(stage.words.contains("dAx") && stage.words.contains("xZd.example"))
    }

    @Test(arguments: [60, 80, 100, 140])
    func bothEndsOfARequestIdAreReadable(columns: Int) {
        var stage = Self.stage(columns, .deployed)
        stage.find(Fixture.attempt(.accepted, requestID: Self.requestID))
        let action = Action("DescribeHostUploadUpdateRecord", repeatability: .always)
        let refused = APIError(
            .refused(code: Self.id("e"), message: ""), action: action, requestID: RequestID(rawValue: Self.id("r")),
            leftMachine: true)
        stage.send(
            .request(RequestReport(call: 1, attempt: 1, action: action, recordID: nil, at: Fixture.now, event: .failed(refused))))
        stage.press("t")
        expectEnds(["q", "r"], stage, "requests")
        // On a narrow screen the name of the action leaves no room for the end of a code; the explanation has it.
        if columns >= 80 { #expect(stage.words.contains("Ze")) }
        stage.press("Esc")
        stage.send(.failed(Fixture.explanation(Self.id("e"), requestID: Self.requestID)))
        expectEnds(["e", "q"], stage, "explanation")
    }
}
