import RecordModel
import Testing

@testable import BrowserUI

@Suite struct NamedFilterTests {
    private static func stage() -> Stage {
        Stage(filters: ["failed": "status:failed", "fast": "clb", "web": "domain:www*"])
    }

    @Test func aNameNarrowsTheListAsItsWordsDo() throws {
        var named = Self.stage()
        var plain = Self.stage()

        named.keepFilter("@failed")
        plain.keepFilter("status:failed")

        #expect(named.rowIDs == plain.rowIDs)
        #expect(named.rowIDs.count < Fixture.records.count)
        #expect(named.screen.contains("filter: @failed"))
    }

    @Test(arguments: [
        ("@we", "@web"), ("@f", "@fa"), ("@fai", "@failed"), ("clb @w", "clb @web"), ("@x", "@x"), ("w", "w"), ("", ""),
    ])
    func tabCompletesAName(typed: String, completed: String) {
        var stage = Self.stage()
        stage.press("/")
        stage.type(typed)
        stage.press("Tab")

        #expect(stage.state.list.filterText == completed)
    }

    @Test func tabCompletesTheWordBeforeTheCursor() {
        var stage = Self.stage()
        stage.press("/")
        stage.type("@we clb")
        stage.press("Left Left Left Left Tab")

        #expect(stage.state.list.filterText == "@web clb")
    }

    @Test func helpAndFooterTellOfThem() {
        var stage = Self.stage()

        stage.press("/")
        #expect(stage.screen.contains("Tab: @name"))
        stage.press("Esc ? G")
        #expect(stage.screen.contains("   @web             domain:www*"))
    }
}
