import RecordModel
import Testing

@testable import BrowserUI

@Suite struct RetryTests {
    private func asking(_ columns: Int = 80, _ rows: Int = 24, about detail: RecordDetail = Fixture.failedItems) -> Stage {
        var stage = Stage(columns, rows)
        stage.cache.details[detail.id] = detail
        stage.askForRetry(of: detail.id)
        return stage
    }

    private func confirmed(_ effects: [Effect]) -> ConfirmedPlan? {
        if case .carryOut(let confirmed) = effects.first, effects.count == 1 { confirmed } else { nil }
    }

    @Test func TPlansTheRowUnderTheCursorWhateverIsMarked() {
        var stage = Stage()
        stage.press("Space Space")
        let wish = ChangeWish(id: 1_000_229, shown: Fixture.records[2], shownDetail: Fixture.chinese)
        #expect(stage.press("T") == [.plan(.retry, [wish], generation: 1)])
        #expect(stage.state.overlays == [.planning(.retry, [1_000_229])])
        #expect(stage.screen.contains("┌─ retry ─"))
    }

    @Test(arguments: [("R", ChangeKind.rollback), ("T", .retry)])
    func onThePageOfARecordTheKeysPlanThatRecord(key: String, kind: ChangeKind) {
        var stage = Stage()
        stage.press("Space jj Enter")
        // The list may move on below the page.
        stage.reload(Fixture.records.reversed())
        guard case .plan(kind, let wishes, 1) = stage.press(key).first else {
            Issue.record("nothing is planned")
            return
        }
        #expect(wishes.map(\.id) == [1_000_228])
        stage.answerPlan()
        #expect(stage.confirmation?.plan.kind == kind)
        stage.press("Esc")
        #expect(stage.state.overlays == [.detail(1_000_228, scroll: 0)])
    }

    @Test func whatHasNotFailedCannotBeRetried() {
        var stage = Stage()
        stage.askForRetry(of: 1_000_230)
        #expect(stage.screen.contains("Record 1000230 cannot be retried now"))
        #expect(stage.screen.contains("why not      None of its items has failed, so there is nothing to retry."))
        stage.type("1000230")
        #expect(stage.press("Enter") == [])
        #expect(stage.state.overlays == [.detail(1_000_230, scroll: 0)])
    }

    @Test func severalItemsOrOneOfThem() {
        #expect(
            asking().screenAboveKeys == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                 filter: none                                              12 of 12 · created ↓
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                   1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00
                 ┌─ Retry 2 failed items of record 1000228? ──────────────────────────────────┐
                 │ account      AKIDEXAM…MPLE at ssl.intl.tencentcloudapi.com                 │
                 │ record       1000228, deployed 2026-11-20 12:50:00 +08, read from the API  │
                 │              0 s ago                                                       │
                 │ task         deployment, 2 of 3 items failed                               │
                 │ item         90002: lb-9gz3c7kd HTTPS:8443, sso.example.com                │
                 │              监听器正在被另一个任务修改,请稍后再试                         │
                 │ item         90003: lb-4tw8s2ra HTTPS:443, login.example.com,              │
                 │              oauth.example.com                                             │
                 │              The listener is gone.                                         │
                 │ The API tries these items again; what succeeded before is left alone.      │
                 │                                                                            │
                 │ Type 1000228 and press Enter to retry all,                                 │
                 │ or the number of one item for that one alone:                              │
                 │ Esc: change nothing                                                        │
                 └────────────────────────────────────────────────────────────────────────────┘
                   lb-4tw8s2ra   login-2      HTTPS:443   login.ex…ple.com, +1   DEPLOY FAILED
                     The listener is gone.
                 api 0/20
                """)
    }

    @Test func aFailedRollbackIsRetriedToo() {
        var stage = Stage()
        stage.askForRetry(of: 1_000_224)
        #expect(stage.screen.contains("Retry the failed item of record 1000224?"))
        #expect(stage.screen.contains("task         rollback, 1 of 2 items failed"))
        #expect(stage.screen.contains("item         90021: lb-3fr7q1mb HTTPS:8443, 伙伴.example.com"))
        stage.type("1000224")
        #expect(confirmed(stage.press("Enter"))?.itemID == nil)
    }

    @Test func theRecordsIdRetriesAllThatFailed() {
        var stage = asking()
        stage.type("1000228")
        let plan = confirmed(stage.press("Enter"))
        #expect(plan?.plan.kind == .retry && plan?.plan.targets.map(\.id) == [1_000_228])
        #expect(plan?.itemID == nil && plan?.typed == "1000228")
    }

    @Test(arguments: [90_002, 90_003] as [Int64])
    func theNumberOfAnItemRetriesThatItemAlone(item: Int64) {
        var stage = asking()
        stage.type(String(item))
        #expect(confirmed(stage.press("Enter"))?.itemID == item)
    }

    static let wrongKeys: [[Key]] = [
        [.enter], [.paste("1000228"), .enter], [.paste("90002\n")], [.paste("90002"), .enter],
        TypedTextTests.text("9000") + [.enter], TypedTextTests.text("90004") + [.enter],
        TypedTextTests.text("90002 90003") + [.enter], TypedTextTests.text("0") + [.enter],
        TypedTextTests.text("retry 1") + [.enter], TypedTextTests.text("retry 1000228") + [.enter],
        TypedTextTests.text("90002"), [.character("9"), .paste("0002"), .enter],
    ]

    @Test(arguments: wrongKeys)
    func nothingElseRetriesAnything(keys: [Key]) {
        var stage = asking()
        #expect(stage.press(keys) == [])
        #expect(stage.confirmation != nil)
    }

    @Test func anItemWithoutANumberIsRetriedOnlyWithAllOthers() {
        var detail = Fixture.failedItems
        for place in detail.tasks[0].items.indices { detail.tasks[0].items[place].id = 0 }
        var stage = asking(about: detail)
        #expect(stage.screen.contains("item         lb-9gz3c7kd HTTPS:8443, sso.example.com"))
        #expect(stage.screen.contains("Type 1000228 and press Enter to retry:"))
        stage.type("0")
        #expect(stage.press("Enter") == [])
    }

    /// However many items failed, all can be read, and then be retried.
    @Test func aLongListOfItemsIsReadToItsEndFirst() {
        var detail = Fixture.failedItems
        let failed = detail.tasks[0].items[1]
        detail.tasks[0].items += (0..<40).map { number in
            var item = failed
            item.id = 91_000 + Int64(number)
            return item
        }
        var stage = asking(about: detail)
        #expect(stage.screen.contains("Read on to the last line first: Down PgDn End."))
        stage.type("91039")
        #expect(stage.press("Enter") == [] && stage.confirmation?.field.text == "")
        stage.press("End")
        #expect(stage.screen.contains("91039: lb-9gz3c7kd"))
        stage.type("91039")
        #expect(confirmed(stage.press("Enter"))?.itemID == 91_039)
    }

    @Test func readOnlyExplainsInsteadOfPlanning() {
        var stage = Stage(isReadOnly: true)
        #expect(stage.press("T") == [])
        #expect(
            stage.state.notice
                == "READ-ONLY, by --read-only, CERTBACK_READ_ONLY or the configuration: nothing can be rolled back or retried.")
        stage.press("Enter")
        #expect(stage.press("T R") == [])
        #expect(stage.state.overlays == [.detail(1_000_231, scroll: 0)])
    }

    @Test func itemsTheAPIDidNotNameAreCounted() {
        var detail = Fixture.failedItems
        detail.tasks[0].progress = TaskProgress(total: 9, succeeded: 1, failed: 8, running: 0)
        let stage = asking(about: detail)
        #expect(stage.screen.contains("Retry 8 failed items of record 1000228?"))
        #expect(stage.screen.contains("task         deployment, 8 of 9 items failed"))
        #expect(stage.words.contains("The API did not name 6 of them; they are tried again too."))
    }

    /// What is typed last must be seen, or a slip goes unnoticed.
    @Test func ofALongNumberTheEndIsInSight() throws {
        var detail = Fixture.failedItems
        detail.tasks[0].items[1].id = 9_123_456_789_012_345
        var stage = asking(60, 30, about: detail)
        stage.type("9123456789012345")
        let cursor = try #require(stage.state.render().cursor)
        #expect(cursor.column < 58 && stage.state.render().lines[cursor.row].contains("alone: 9012345  │"))
        stage.press("Home")
        #expect(stage.screen.contains("alone: 9123"))
        #expect(confirmed(stage.press("Enter"))?.itemID == 9_123_456_789_012_345)
    }
}
