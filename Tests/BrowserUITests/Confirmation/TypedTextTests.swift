import RecordModel
import Testing

@testable import BrowserUI

@Suite struct TypedTextTests {
    private func confirming(_ id: DeployRecord.ID = 1_000_230) -> Stage {
        var stage = Stage()
        stage.askForRollback(of: id)
        return stage
    }

    private func confirmingTwo() -> Stage {
        var stage = Stage()
        stage.press("j Space Space R")
        stage.answerPlan()
        return stage
    }

    /// Every way of pressing keys that is not: the id, letter by letter, then Enter.
    static let wrongKeys: [[Key]] = [
        [.enter], [.enter, .enter, .enter], [.character("y"), .enter], [.character("Y")], [.character("R")],
        [.character("R"), .enter], [.paste("1000230\n")], [.paste("1000230"), .enter], [.paste("1000230\n"), .enter],
        [.character("1"), .paste("000230"), .enter], text("1000231") + [.enter], text("100023") + [.enter],
        text("10002300") + [.enter], text("1000230 ") + [.enter], text(" 1000230") + [.enter], text("1,000,230") + [.enter],
        text("１０００２３０") + [.enter], text("01000230") + [.enter], text("rollback 1") + [.enter],
        text("rollback 1000230") + [.enter],
        text("yes") + [.enter], text("1000230"), text("1000230") + [.tab], text("1000230") + [.character(" ")],
        text("1000230") + [.backspace, .enter], text("1000230") + [.control("u"), .enter], text("1000230") + [.control("m")],
        text("1000230") + [.character("\r")], text("1000230") + [.character("\n")],
    ]

    static func text(_ text: String) -> [Key] { text.map(Key.character) }

    @Test(arguments: wrongKeys)
    func nothingButTheTypedIdConfirms(keys: [Key]) {
        var stage = confirming()
        #expect(stage.press(keys) == [])
        #expect(stage.confirmation != nil)
    }

    @Test func theTypedIdAndEnterConfirm() throws {
        var stage = confirming()
        let plan = try #require(stage.confirmation?.plan)
        stage.type("1000230")
        #expect(stage.press("Enter") == [.carryOut(try #require(ConfirmedPlan(plan, typed: "1000230")))])
        #expect(stage.state.overlays == [])
        // The next Enter is the list's again.
        stage.press("Enter")
        #expect(stage.state.overlays == [.detail(1_000_230, scroll: 0)])
    }

    @Test func aSlipCanBePutRight() {
        var stage = confirming()
        stage.type("1000320")
        stage.press("Backspace Backspace Backspace")
        stage.type("230")
        #expect(stage.press("Enter").count == 1)
    }

    @Test func aRefusedTextIsNamedAndThrownAway() {
        var stage = confirming()
        stage.type("1000231")
        stage.press("Enter")
        #expect(stage.confirmation?.refusal == "That is not \"1000230\": nothing was sent.")
        #expect(stage.confirmation?.field == TextField())
        stage.type("1")
        #expect(stage.confirmation?.refusal == nil)
    }

    @Test func enterAloneIsToldThatItDoesNothing() {
        var stage = confirming()
        stage.press("Enter")
        #expect(stage.screen.contains("Enter alone does nothing: nothing was sent."))
    }

    @Test func aPasteIsToldThatItDoesNotConfirm() {
        var stage = confirming()
        stage.press([.paste("1000230")])
        #expect(stage.confirmation?.field.text == "")
        #expect(stage.screen.contains("Pasting does not confirm: type it."))
    }

    /// What a terminal without bracketed paste sends is only known by its haste.
    @Test func enterAsFastAsAPasteDoesNotConfirm() {
        var stage = confirming()
        stage.type("1000230")
        for pause in [0, 0.029, 0.029] {
            stage.wait(pause)
            #expect(stage.send(.key(.enter)) == [])
        }
        #expect(stage.screen.contains("Enter came as fast as a paste: press it again."))
        stage.wait(0.03)
        #expect(stage.send(.key(.enter)).count == 1)
    }

    @Test(arguments: [
        "rollback", "rollback 1", "rollback 3", "rollback 2 ", "rollback  2", "Rollback 2", "ROLLBACK 2", "2", "1000230",
        "rollback two", "",
    ])
    func severalRecordsAskForTheirNumber(typed: String) {
        var stage = confirmingTwo()
        stage.type(typed)
        #expect(stage.press("Enter") == [])
        #expect(stage.confirmation != nil)
    }

    @Test func rollbackTwoConfirmsTwo() {
        var stage = confirmingTwo()
        stage.type("rollback 2")
        let effects = stage.press("Enter")
        guard case .carryOut(let confirmed) = effects.first, effects.count == 1 else {
            Issue.record("not confirmed: \(effects)")
            return
        }
        #expect(confirmed.plan.targets.map(\.id) == [1_000_230, 1_000_229])
        #expect(confirmed.typed == "rollback 2")
    }

    @Test func theNumberCountsOnlyWhatCanBeRolledBack() {
        var stage = Stage()
        stage.press("Space Space R")
        stage.answerPlan()
        stage.type("rollback 2")
        #expect(stage.press("Enter") == [])
        stage.type("rollback 1")
        #expect(stage.press("Enter").count == 1)
    }

    @Test func onlyTheMarksOfWhatWasConfirmedAreTakenAway() {
        var stage = Stage()
        stage.press("Space Space R")
        stage.answerPlan()
        stage.type("rollback 1")
        stage.press("Enter")
        #expect(stage.state.marks == [1_000_231])
        #expect(stage.list.visibleMarks == [1_000_231])
    }

    @Test(arguments: ["Esc", "^c"])
    func escapeChangesNothing(key: String) {
        var stage = Stage()
        stage.press("j Space Space R")
        stage.answerPlan()
        stage.type("rollback 2")
        #expect(stage.press(key) == [])
        #expect(stage.state.overlays == [])
        #expect(stage.state.marks == [1_000_230, 1_000_229])
        stage.press("Enter")
        #expect(stage.state.overlays == [.detail(1_000_228, scroll: 0)])
    }

    @Test func qIsALetterInTheQuestion() {
        var stage = confirming()
        #expect(stage.press("q") == [])
        #expect(stage.confirmation?.field.text == "q")
    }
}
