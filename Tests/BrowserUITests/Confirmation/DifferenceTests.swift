import RecordModel
import Testing

@testable import BrowserUI

/// What is no longer as the screen showed it when the key was pressed stands in the question, old → new.
@Suite struct DifferenceTests {
    private static let heading = "CHANGED      since the screen showed it:"

    @Test func aChangedStatusIsShownOldAndNew() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230) { $0.shown?.status = .deploying }
        #expect(stage.screen.contains(Self.heading))
        #expect(stage.screen.contains("│              status: DEPLOYING → DEPLOYED"))
    }

    @Test func aChangedItemIsShownWithItsPlace() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230) {
            $0.shownDetail = Fixture.deployed
            $0.shownDetail?.tasks[0].items[1].status = .failed
            $0.shownDetail?.tasks[0].items[2].domains = ["old.example.com"]
        }
        #expect(stage.screen.contains("lb-0a1b2c3d lbl-8443: DEPLOY FAILED → DEPLOYED"))
        #expect(stage.words.contains("lb-9f8e7d6c lbl-443 domains: old.example.com → shop.example.com"))
    }

    @Test func ofManyDifferencesFourAreShownAndTheOthersCounted() {
        var stage = Stage(100, 40)
        stage.askForRollback(of: 1_000_230) {
            $0.shown?.status = .deploying
            $0.shown?.certificateID = "older"
            $0.shownDetail = Fixture.deployed
            for place in 0..<4 { $0.shownDetail?.tasks[0].items[place].status = .deploying }
        }
        let lines = stage.state.render().lines
        #expect(lines.count { $0.contains(" → ") } == 4)
        #expect(lines.contains { $0.contains("│              +2 more ") })
        #expect(stage.screen.contains("certificate: older → a1B2c3D4"))
    }

    @Test func ofSeveralRecordsEachHasItsFirstDifference() {
        var stage = Stage()
        stage.press("j Space Space R")
        stage.answerPlan {
            guard $0.id == 1_000_229 else { return }
            $0.shown?.status = .waiting
            $0.shown?.certificateID = "older"
        }
        #expect(stage.screen.contains("          CHANGED status: WAITING → DEPLOYED, +1 more"))
        #expect(stage.screen.ranges(of: "CHANGED").count == 1)
    }

    @Test func whatIsAsItWasShownIsNotMentioned() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230) { $0.shownDetail = Fixture.deployed }
        #expect(!stage.screen.contains("CHANGED"))
        #expect(stage.confirmation?.plan.targets[0].differences == [])
    }

    @Test func whatWasNeverShownHasNotChanged() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_230) { ($0.shown, $0.shownDetail) = (nil, nil) }
        #expect(!stage.screen.contains("CHANGED"))
    }

    @Test func itIsSaidOfWhatCannotBeRolledBackToo() {
        var stage = Stage()
        stage.askForRollback(of: 1_000_225) { $0.shown?.status = .deployed }
        #expect(stage.screen.contains("status: DEPLOYED → ROLLED BACK"))
        #expect(stage.screen.contains("why not      It has been rolled back already."))
    }

    /// The record, with as many more failed items.
    private func partlyFailed(_ more: Int, _ columns: Int, _ rows: Int) -> Stage {
        var stage = Stage(columns, rows)
        stage.askForRollback(of: 1_000_228) {
            guard let failed = $0.detail?.tasks[0].items[1] else { return }
            for port in 1...more {
                var item = failed
                item.listenerID = "lbl-\(port)"
                $0.detail?.tasks[0].items.append(item)
            }
            $0.detail?.tasks[0].progress = TaskProgress(total: more + 2, succeeded: 1, failed: more + 1, running: 0)
        }
        return stage
    }

    @Test func allFailedItemsOfADeploymentAreNamedWhereThereIsRoom() {
        let words = partlyFailed(8, 80, 24).words
        #expect(words.contains("not deployed 9 of 10 items: lb-9gz3c7kd lbl-8443, lb-9gz3c7kd lbl-1,"))
        #expect(words.contains("lb-9gz3c7kd lbl-7, lb-9gz3c7kd lbl-8 "))
    }

    @Test func whereThereIsNotTheOthersAreCounted() throws {
        let words = partlyFailed(99, 80, 24).words
        let named = words.ranges(of: "lb-9gz3c7kd lbl-").count
        #expect(named >= 6 && words.contains(", +\(100 - named) more"))
        #expect(words.contains("Type 1000228 and press Enter to roll back:"))
    }
}
