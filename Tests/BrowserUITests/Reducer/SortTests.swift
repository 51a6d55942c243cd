import RecordModel
import Testing

@testable import BrowserUI

@Suite struct SortTests {
    @Test(arguments: [
        (0, "created"), (1, "updated"), (2, "id"), (3, "certificate"), (4, "status"), (5, "created"),
    ])
    func nextSortGoesThroughAllColumns(presses: Int, column: String) {
        var stage = Stage()
        for _ in 0..<presses { stage.press("o") }
        #expect(stage.state.render().lines[1].hasSuffix("12 of 12 · \(column) ↓"))
    }

    @Test func capitalOReversesTheOrder() {
        var stage = Stage()
        stage.press("O")
        #expect(stage.list.window.rows.first?.id == 1_000_220)
        #expect(stage.state.render().lines[1].hasSuffix("created ↑"))
        stage.press("O")
        #expect(stage.list.window.rows.first?.id == 1_000_231)
    }

    @Test func theOrderStaysWhenTheFilterChanges() throws {
        var stage = Stage()
        stage.press("oo O /")
        stage.type("clb")
        #expect(
            try stage.list.query == ListQuery(filter: stage.filter("clb"), sort: RecordSort(column: .id, isDescending: false)))
    }
}
