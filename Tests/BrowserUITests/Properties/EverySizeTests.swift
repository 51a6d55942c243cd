import RecordModel
import Testing

@testable import BrowserUI

/// Whatever lies over the list and however small the terminal: a frame of that size comes out, its cursor within it.
@Suite struct EverySizeTests {
    /// What is done on a screen of usual size before it is resized.
    enum Situation: String, CaseIterable {
        case list, emptyList, longFilter, longCommand, detail, requests, help, panel, longPanel, planning, oneRecord, manyRecords
        case notEligible, readOnly, underWay, retry, justOpened, journal, unsettledAtStart, copyMenu, plainText, inspector,
            longAnswer, preview

        var stage: Stage {
            var stage = Stage(100, 30, isReadOnly: self == .readOnly)
            switch self {
            case .list, .readOnly: stage.press("jj")
            case .emptyList: stage = Stage(100, 30, records: [], details: [:])
            case .longFilter:
                stage.press("/")
                stage.type(String(repeating: "支付 pay ", count: 40))
            case .longCommand:
                stage.press(":")
                stage.type(String(repeating: "支付 pay ", count: 40))
            case .detail: stage.press("jj Enter")
            case .requests, .underWay:
                stage.find(Fixture.attempt(.accepted), Fixture.attempt(.intended, number: 2, of: 1_000_229))
                if self == .requests { stage.press("t") }
            case .help: stage.press("? G")
            case .panel: stage.send(.failed(Fixture.explanation()))
            case .longPanel: stage.send(.failed(Fixture.explanation(String(repeating: "很长 long ", count: 60))))
            case .planning: stage.press("j R")
            case .oneRecord:
                stage.askForRollback(of: 1_000_229)
                stage.type("1000229 and more than fits into the field")
            case .manyRecords:
                stage.press("a R")
                stage.answerPlan()
                stage.press("PgDn PgDn")
            case .notEligible: stage.askForRollback(of: 1_000_231)
            case .retry:
                stage.cache.details[1_000_228] = Fixture.failedItems
                stage.askForRetry(of: 1_000_228)
            case .justOpened:
                stage.press("j R")
                stage.answerPlan(afterGuard: false)
            case .journal:
                stage.press("L")
                stage.send(.journalRead(JournalScreenTests.journal))
            case .copyMenu: stage.press("j y")
            case .inspector, .preview, .longAnswer:
                stage.press("j")
                let reply = String(repeating: "支付 pay ", count: 400)
                if self != .preview { stage.ask(1, Fixture.rollback, reply: self == .longAnswer ? reply : Fixture.answer) }
                stage.press(self == .longAnswer ? "i Left Left" : "i")
                if self == .preview { stage.answerPreview() }
            case .plainText: stage.send(.copyAnswered(.byHand(String(repeating: "支付 pay ", count: 400), because: "Too long.")))
            case .unsettledAtStart:
                stage = Stage(100, 30, unsettled: Fixture.histories([Fixture.attempt(.unknown(why: "lost"))]))
            }
            return stage
        }
    }

    static let columns = [1, 2, 3, 9, 10, 20, 40, 59, 60, 61, 79, 80, 100, 131, 132, 140]
    static let rows = [1, 2, 3, 5, 14, 15, 16, 20, 24, 30, 50]

    @Test(arguments: Situation.allCases)
    func aFrameOfThatSizeComesOut(situation: Situation) {
        var stage = situation.stage
        for columns in Self.columns {
            for rows in Self.rows {
                stage.send(.resized(Size(columns: columns, rows: rows)))
                let frame = stage.state.render()
                #expect(frame.size == Size(columns: columns, rows: rows))
                #expect(frame.lines.count == rows)
                #expect(frame.lines.allSatisfy { $0.cellWidth <= columns })
            }
        }
    }

    @Test(arguments: Situation.allCases)
    func theCursorLiesOnTheScreen(situation: Situation) throws {
        var stage = situation.stage
        for columns in Self.columns {
            for rows in Self.rows {
                stage.send(.resized(Size(columns: columns, rows: rows)))
                let cursor = try #require(stage.state.render().cursor)
                #expect((0..<rows).contains(cursor.row) && (0..<columns).contains(cursor.column))
            }
        }
    }

    @Test(arguments: Situation.allCases)
    func everyRowOfRunsIsAsWideAsTheScreen(situation: Situation) {
        var stage = situation.stage
        for size in [Size(columns: 60, rows: 15), Size(columns: 81, rows: 24), Size(columns: 140, rows: 50)] {
            stage.send(.resized(size))
            let frame = stage.state.render()
            for row in 0..<size.rows {
                #expect(frame.runs(ofRow: row).reduce(0) { $0 + $1.text.cellWidth } == size.columns)
            }
        }
    }

    @Test(arguments: Situation.allCases)
    func keysAtEverySizeAreTaken(situation: Situation) {
        var stage = situation.stage
        for columns in Self.columns {
            stage.send(.resized(Size(columns: columns, rows: 15)))
            stage.press("j k PgDn PgUp G g Space ^D ^U")
            #expect(stage.list.top >= 0 && stage.list.cursor >= stage.list.top)
        }
    }
}
