import RecordModel
import Testing

@testable import BrowserUI

/// How many records there are is told apart from the rows, as the number grows.
@Suite struct CountingTests {
    private func stage(_ filter: String = "", records: Int = 1000) -> Stage {
        var stage = Stage(100, 24, records: Fixture.manyRecords(records), details: [:])
        stage.answersCounts = false
        if !filter.isEmpty { stage.keepFilter(filter) }
        return stage
    }

    private func facts(_ stage: Stage) -> String {
        String(stage.state.render().lines[1].drop { $0 != ":" }.dropFirst(2).drop { $0 != " " }.drop { $0 == " " })
    }

    @Test func aNumberThatGrowsIsALeastOne() {
        var stage = stage("clb")
        #expect(facts(stage) == "≥ 100… of 1,000 · created ↓")
        stage.answerCount(MatchCount(matching: 100, isExact: false, total: 1_000_000))
        #expect(facts(stage) == "≥ 100… of 1,000,000 · created ↓")
        stage.answerCount(MatchCount(matching: 40_000, isExact: false, total: 1_000_000))
        #expect(facts(stage) == "≥ 40,000… of 1,000,000 · created ↓")
        stage.answerCount(MatchCount(matching: 41_234, total: 1_000_000))
        #expect(facts(stage) == "41,234 of 1,000,000 · created ↓")
    }

    @Test func aListThatIsHereAsAWholeNeedsNoCounting() {
        #expect(facts(stage("2000000")) == "1 of 1,000 · created ↓")
        #expect(facts(stage("nothing")) == "0 of 1,000 · created ↓")
    }

    /// The rows on the screen are still those of the former filter.
    @Test func rowsOfAFormerFilterSayNothingAboutThisOne() {
        var stage = stage()
        stage.answersList = false
        stage.keepFilter("nothing")
        #expect(facts(stage) == "… of 1,000 · created ↓")
        stage.answerCount(MatchCount(matching: 3, isExact: false, total: 1000))
        #expect(facts(stage) == "≥ 3… of 1,000 · created ↓")
        stage.answerCount(MatchCount(matching: 5, total: 1000))
        #expect(facts(stage) == "5 of 1,000 · created ↓")
    }

    @Test(arguments: ["domain:*.example.com", "instance:lb-1", "region:ap-*", "clb !region:ap-*"])
    func whereDetailsAreAskedForItSaysHowManyAreKnown(filter: String) {
        var stage = stage()
        stage.press("/")
        stage.press([.paste(filter)])
        stage.press("Enter")
        #expect(!stage.screen.contains("details"))
        stage.answerCount(MatchCount(matching: 2, total: 1_000_000, withDetails: 12_345))
        #expect(stage.state.render().lines[1].hasSuffix("2 of 1,000,000 · created ↓ · details of 12,345 known"))
    }

    @Test func elsewhereItDoesNot() {
        var stage = stage("clb")
        stage.answerCount(MatchCount(matching: 2, total: 1_000_000, withDetails: 12_345))
        #expect(facts(stage) == "2 of 1,000,000 · created ↓")
    }

    @Test func countsOfAnOlderFilterAreDropped() {
        var stage = stage("clb")
        let older = stage.openCounts.last?.generation ?? 0
        stage.keepFilter("a1B2")
        let before = stage.state
        #expect(stage.send(.counted(MatchCount(matching: 7, total: 9), generation: older)) == [])
        #expect(stage.state == before)
    }

    @Test func aFilterComeBackToIsCountedAnew() {
        var stage = stage("clb")
        stage.answerCount(MatchCount(matching: 1000, total: 1000))
        let counts = stage.openCounts.count
        stage.press("/")
        stage.type("x")
        stage.press("Backspace")
        #expect(stage.openCounts.dropFirst(counts).map(\.filter) == stage.openCounts.suffix(2).map(\.filter))
        #expect(stage.openCounts.count == counts + 2)
    }

    /// A number that was exact a moment ago says more than one that has only begun to grow.
    @Test func theExactNumberStaysWhileItIsCountedAgain() {
        var stage = stage("clb")
        stage.answerCount(MatchCount(matching: 1000, total: 1000))
        stage.reload()
        stage.answerCount(MatchCount(matching: 3, isExact: false, total: 1001))
        #expect(facts(stage) == "1,000 of 1,000 · created ↓")
        stage.answerCount(MatchCount(matching: 1001, total: 1001))
        #expect(facts(stage) == "1,001 of 1,001 · created ↓")
    }

    @Test func aCacheThatChangedMeanwhileIsCountedOnceMore() throws {
        var stage = stage("clb")
        let counts = stage.openCounts.count
        for _ in 0..<3 { stage.reload() }
        #expect(stage.openCounts.count == counts)
        stage.answerCount(MatchCount(matching: 5, isExact: false, total: 1000))
        #expect(stage.openCounts.count == counts)
        stage.answerCount(MatchCount(matching: 1000, total: 1000))
        #expect(stage.openCounts.count == counts + 1)
        #expect(try stage.openCounts.last?.filter == stage.filter("clb"))
        stage.answerCount(MatchCount(matching: 1003, total: 1003))
        #expect(stage.openCounts.count == counts + 1)
        #expect(facts(stage) == "1,003 of 1,003 · created ↓")
    }

    @Test func aCacheThatChangedAfterwardsIsCountedAtOnce() {
        var stage = stage("clb")
        stage.answerCount(MatchCount(matching: 1000, total: 1000))
        let counts = stage.openCounts.count
        stage.reload()
        #expect(stage.openCounts.count == counts + 1)
    }

    @Test func anotherOrderIsNotCountedAnew() {
        var stage = stage("clb")
        let counts = stage.openCounts.count
        stage.press("o O G g PgDn")
        #expect(stage.openCounts.count == counts)
    }

    @Test func aFailedCountIsExplainedAndBegunAnew() {
        var stage = stage("clb")
        let counts = stage.openCounts.count
        stage.send(.countFailed(Fixture.explanation(), generation: stage.openCounts.last?.generation ?? 0))
        #expect(stage.state.overlays == [.explanation(Fixture.explanation())])
        stage.press("Esc")
        stage.reload()
        #expect(stage.openCounts.count == counts + 1)
        stage.answerCount(MatchCount(matching: 1000, total: 1000))
        #expect(facts(stage) == "1,000 of 1,000 · created ↓")
    }

    @Test func aFailureOfAnOlderCountIsDropped() {
        var stage = stage("clb")
        let older = stage.openCounts.last?.generation ?? 0
        stage.keepFilter("a1B2")
        let before = stage.state
        stage.send(.countFailed(Fixture.explanation(), generation: older))
        #expect(stage.state == before)
    }

    @Test func allAreMarkedOnlyOnceTheyHaveBeenCounted() {
        var stage = stage("clb", records: 300)
        stage.press("a")
        #expect(stage.state.marks == [])
        #expect(stage.state.notice == "The list is still being read: press a again when it is there.")
        stage.answerCount(MatchCount(matching: 40, isExact: false, total: 300))
        stage.press("a")
        #expect(stage.state.marks == [])
        stage.answerCount(MatchCount(matching: 300, total: 300))
        stage.press("a")
        #expect(stage.state.marks.count == 300)
    }

    @Test func allAfterAFailedCountCountsAnew() {
        var stage = stage("clb", records: 300)
        stage.send(.countFailed(Fixture.explanation(), generation: stage.openCounts.last?.generation ?? 0))
        let counts = stage.openCounts.count
        stage.press("Esc a a")
        #expect(stage.openCounts.count == counts + 1)
        stage.answerCount(MatchCount(matching: 300, total: 300))
        stage.press("a")
        #expect(stage.state.marks.count == 300)
    }
}
