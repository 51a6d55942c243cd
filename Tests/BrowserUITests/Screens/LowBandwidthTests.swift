import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

/// On a slow link nothing moves by time alone, and little by a key.
@Suite struct LowBandwidthTests {
    @Test func theListHasAllOfTheRoomAndNoRunningClock() {
        var stage = Stage(80, 24, isLowBandwidth: true)
        stage.find(Self.attempt)
        stage.press("j Space k")
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.com  cache 2026-11-20 14:02
                 filter: none                                   12 of 12 · created ↓ · 1 marked
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                   1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00
                *> 1000230  a1B2c3D4     clb          ROLLING BACK       2026-11-20 13:56:00
                   1000229  Hy2cX6pV     clb          DEPLOYED           2026-11-20 13:07:00
                   1000228  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-20 12:50:00
                   1000227  Nw4tG9mK     clb          WAITING            2026-11-20 12:07:00
                   1000226  k3JfR8xT     clb          ROLLING BACK       2026-11-20 11:31:00
                   1000225  b8RzM3wJ     clb          ROLLED BACK        2026-11-20 09:05:00
                   1000224  s9LhC4yE     clb          ROLLBACK FAILED    2026-11-20 07:05:00
                   1000223  Uf1nT7gS     clb          NOTHING TO DEPLOY  2026-11-19 23:05:00
                   1000222  c6DyW9hA     clb          STATUS 7           2026-11-19 13:05:00
                   1000221  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-18 13:45:00
                   1000220  zP0aL2x9     clb,cdn,waf  DEPLOYED           2026-11-17 12:45:00







                 1000230 rolling back 1 of 4
                 R roll back  Space mark  / filter  o sort  s sync  e explain  ? help  q quit
                """)
        #expect(stage.state.render().cursor == Position(row: 4, column: 1))
    }

    @Test func aQuestionTellsByTheClockWhenTheRecordWasRead() {
        var stage = Stage(80, 24, isLowBandwidth: true)
        stage.askForRollback(of: 1_000_230)
        #expect(stage.words.contains("1000230, deployed 2026-11-20 13:56:00 +08, read from the API at 14:05:00"))
    }

    @Test func theWayOfAChangeIsToldByTheClock() {
        var stage = Stage(80, 24, isLowBandwidth: true)
        stage.send(Self.look(1))
        stage.press("t")
        #expect(stage.words.contains("look 1: rolling back 1 of 4 · next at 14:05:02"))
    }

    @Test func moreThanTheSignOfARowDoesNotChangeWithTheCursor() {
        var stage = Stage(100, 30, isLowBandwidth: true)
        let before = stage.state.render()
        stage.press("j")
        let after = stage.state.render()
        let changed = (0..<30).filter { !before.hasSameRow($0, as: after) }
        #expect(changed == [3, 4])
        for row in changed {
            #expect(after.runs(ofRow: row).map(\.style) == [.normal])
            #expect(before.lines[row].dropFirst(3) == after.lines[row].dropFirst(3))
        }
    }

    @Test(arguments: Situation.allCases)
    func nothingChangesByTimeAlone(situation: Situation) {
        var stage = Stage(100, 30, age: CacheAge(completedAt: Fixture.now), isLowBandwidth: true)
        situation.come(to: &stage)
        let screen = stage.state.render()
        for _ in 0..<800 {
            #expect(stage.state.nextWake.map { $0 > stage.state.now + 1 } ?? true)
            stage.wait(1)
            guard screen == stage.state.render() else {
                Issue.record("after \(stage.state.now.timeIntervalSince(Fixture.now)) s:\n\(stage.screen)")
                return
            }
        }
    }

    @Test func aCacheThatBecomesStaleIsToldOf() throws {
        var stage = Stage(80, 24, age: CacheAge(completedAt: Fixture.now), isLowBandwidth: true)
        stage.wait(0.3)
        let wake = try #require(stage.state.nextWake)
        #expect(abs(wake.timeIntervalSince(Fixture.now) - 900) < 1)
        stage.send(.tick(wake))
        #expect(stage.screen.contains("STALE · cache 2026-11-20 14:05"))
        #expect(stage.state.nextWake == nil)
    }

    @Test func pagesThatComeInAreNotCounted() {
        var stage = Stage(100, 30, isLowBandwidth: true)
        stage.press("s")
        stage.send(.syncProgressed(SyncProgress(received: 100, total: 1000)))
        let screen = stage.screen
        #expect(screen.contains("synchronising …"))
        stage.cache.records.append(Fixture.record(1_000_001, "a1B2c3D4", .deployed, 9000))
        stage.send(.syncProgressed(SyncProgress(received: 200, total: 1000)))
        #expect(stage.state.render().lines.prefix(3) == screen.split(separator: "\n").map(String.init).prefix(3))
    }

    /// Looks that find nothing new are no news.
    @Test func aLookThatFindsNothingNewChangesNothing() {
        var stage = Stage(100, 30, isLowBandwidth: true)
        stage.send(Self.look(1))
        let screen = stage.screen
        #expect(screen.contains("1000230 rolling back 1 of 4"))
        for number in 2..<10 {
            stage.wait(2)
            stage.send(Self.look(number))
            #expect(stage.screen == screen)
        }
    }

    enum Situation: CaseIterable {
        case list, change, question, requests, repeating, detail, help, inspector, timeLine

        func come(to stage: inout Stage) {
            stage.wait(1)
            switch self {
            case .list: break
            case .change: stage.send(LowBandwidthTests.look(1))
            case .question: stage.askForRollback(of: 1_000_230)
            case .requests:
                stage.send(LowBandwidthTests.look(1))
                stage.press("t")
            case .repeating:
                stage.send(
                    .change(
                        ChangeUpdate(
                            attempt: LowBandwidthTests.attempt, at: stage.state.now,
                            event: .repeating(after: .seconds(3), because: "RequestLimitExceeded"))))
            case .detail: stage.press("j Enter")
            case .help: stage.press("?")
            case .inspector, .timeLine:
                stage.press("j")
                stage.ask(1, Fixture.rollback, reply: nil)
                stage.press(self == .inspector ? "i" : "i Left")
            }
            stage.wait(1)
        }
    }

    private static let attempt = Fixture.attempt(.running(.init(total: 4, succeeded: 1, failed: 0, running: 3)))

    private static func look(_ number: Int) -> Event {
        .change(ChangeUpdate(attempt: attempt, at: Fixture.now, event: .looked(number: number, nextIn: .seconds(2))))
    }
}
