import RecordModel
import TestSupport
import Testing

@testable import BrowserUI

/// Hostile texts in every field at once, and on every screen: no cell holds what could drive the terminal, no row is shifted.
///
/// The texts come as they are, not cleaned: the frame is the last line of defence.
@Suite struct HostileScreenTests {
    private let sizes = [Size(columns: 60, rows: 15), Size(columns: 100, rows: 30), Size(columns: 140, rows: 50)]

    private func expectHarmless(_ stage: Stage, _ place: String) {
        var stage = stage
        for size in sizes {
            stage.send(.resized(size))
            let frame = stage.state.render()
            for row in 0..<size.rows {
                let runs = frame.runs(ofRow: row)
                let text = runs.map(\.text).joined()
                #expect(HostileText.offences(in: text).isEmpty, "\(place), row \(row)")
                #expect(text.unicodeScalars.reduce(0) { $0 + $1.cellWidth } == size.columns, "\(place), row \(row)")
            }
        }
    }

    /// A screen whose every record, detail and name is the text.
    private func stage(_ text: String) -> Stage {
        let records = Fixture.records.map { Fixture.record($0.id, text, $0.status, types: [text, "clb"]) }
        let details = Fixture.details.mapValues { detail in
            var detail = detail
            for task in detail.tasks.indices {
                for item in detail.tasks[task].items.indices { detail.tasks[task].items[item].fill(with: text) }
            }
            return detail
        }
        return Stage(100, 30, records: records, details: details)
    }

    @Test(arguments: HostileText.all + HostileText.long)
    func onTheListAndItsDetails(sample: HostileText.Sample) {
        // What is long is cut where it comes in.
        var stage = stage(sample.text.unicodeScalars.count > 1000 ? sample.text.cleaned : sample.text)
        expectHarmless(stage, "list")
        stage.press("jjj Enter")
        expectHarmless(stage, "detail")
    }

    @Test(arguments: HostileText.all)
    func inQuestionsAndPlans(sample: HostileText.Sample) {
        var one = stage(sample.text)
        one.askForRollback(of: 1_000_230)
        one.press([.paste(sample.text)])
        one.press("Enter")
        expectHarmless(one, "question")
        var many = stage(sample.text)
        many.press("a R")
        many.answerPlan()
        expectHarmless(many, "questions")
        var retry = stage(sample.text)
        retry.askForRetry(of: 1_000_228)
        expectHarmless(retry, "retry")
    }

    @Test(arguments: HostileText.all)
    func inErrorsRequestsAndTheJournal(sample: HostileText.Sample) {
        var stage = stage(sample.text)
        stage.send(.failed(Fixture.explanation(sample.text, requestID: RequestID(rawValue: sample.text))))
        expectHarmless(stage, "explanation")
        stage.press("Esc")
        stage.find(
            Fixture.attempt(.refused(code: sample.text, message: sample.text), requestID: RequestID(rawValue: sample.text)),
            Fixture.attempt(.unknown(why: sample.text), number: 2, of: 1_000_229))
        expectHarmless(stage, "status line")
        stage.press("t")
        expectHarmless(stage, "requests")
        stage.press("Esc L")
        stage.send(.journalRead([Self.history(sample.text)]))
        expectHarmless(stage, "journal")
    }

    @Test(arguments: HostileText.all)
    func inRequestsAndAnswers(sample: HostileText.Sample) {
        var stage = stage("a1B2c3D4")
        stage.press("j")
        stage.ask(1, Action(sample.text, repeatability: .never), reply: sample.text, text: sample.text)
        stage.ask(2, Action(sample.text, repeatability: .never), reply: "{\"a\":\"\(sample.text)\"}", text: sample.text)
        stage.press("i")
        for _ in Inspector.Part.allCases {
            expectHarmless(stage, "inspector")
            stage.press("]")
            expectHarmless(stage, "inspector")
            stage.press("[ Right")
        }
    }

    @Test(arguments: HostileText.all)
    func inWhatIsTypedAndPasted(sample: HostileText.Sample) {
        for key in ["/", ":"] {
            var stage = stage("a1B2c3D4")
            stage.press(key)
            stage.press([.paste(sample.text)])
            stage.type(sample.text)
            expectHarmless(stage, "\(key) typed")
            stage.press("Enter")
            expectHarmless(stage, "\(key) taken")
        }
    }

    private static func history(_ text: String) -> ChangeHistory {
        let by = Operator(user: text, origin: text, terminal: text, host: text, process: 1)
        var attempt = Fixture.attempt(.refused(code: text, message: text), requestID: RequestID(rawValue: text))
        attempt.operatedBy = by
        let step = ChangeHistory.Step(
            at: Fixture.now, state: .refused(code: text, message: text), requestID: nil, code: text, by: by)
        return ChangeHistory(attempt: attempt, account: text, endpoint: text, typed: text, steps: [step])
    }
}

extension DeployItem {
    fileprivate mutating func fill(with text: String) {
        let texts: [WritableKeyPath<DeployItem, String>] = [
            \.certificateID, \.resourceType, \.region, \.instanceID, \.instanceName, \.listenerID, \.listenerName, \.transport,
            \.errorMessage,
        ]
        for field in texts { self[keyPath: field] = text }
        domains = [text, "a." + text, text]
    }
}
