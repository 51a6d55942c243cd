import RecordModel
import Testing

@testable import BrowserUI

@Suite struct ConfirmationScreenTests {
    @Test func oneRecord() {
        var stage = Stage(80, 24)
        stage.askForRollback(of: 1_000_229)
        stage.type("1000")
        #expect(
            stage.screenAboveKeys == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                 filter: none                                              12 of 12 · created ↓
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                   1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00
                   1000230  a1B2c3D4     clb          DEPLOYED           2026-11-20 13:56:00
                 ┌─ Roll back record 1000229? ────────────────────────────────────────────────┐
                 │ account      AKIDEXAM…MPLE at ssl.intl.tencentcloudapi.com                 │
                 │ record       1000229, deployed 2026-11-20 13:07:00 +08, read from the API  │
                 │              0 s ago                                                       │
                 │ certificate  Hy2cX6pV keeps its id and goes back to the content before     │
                 │              this task                                                     │
                 │ affects      4 listeners of 2 load balancers in ap-hongkong, ap-singapore  │
                 │              支付.example.com, shanghu.example.com, zhifu-hk.example.com,  │
                 │              +1                                                            │
                 │ The API rolls back the whole task. certback cannot undo it.                │
                 │                                                                            │
                 │ Type 1000229 and press Enter to roll back: 1000                            │
                 │ Esc: change nothing                                                        │
                 └────────────────────────────────────────────────────────────────────────────┘
                   lb-2hk9v5jq   香港接入层   HTTPS:443   zhifu-hk.example.com   DEPLOYED
                   lb-2hk9v5jq   香港接入层   HTTPS:8443  xn--fiq228c.example    DEPLOYED

                 api 0/20
                """)
        #expect(stage.state.render().cursor == Position(row: 16, column: 50))
    }

    /// Three marked records, one of them still deploying; the wrong number, then the right one has been typed.
    private var threeMarked: Stage {
        var stage = Stage(100, 30)
        stage.press("j Space Space Space R")
        let running = TaskProgress(total: 4, succeeded: 1, failed: 0, running: 3)
        stage.answerPlan { if $0.id == 1_000_228 { $0.eligibility = .stillDeploying(running) } }
        stage.type("rollback 3")
        stage.press("Enter")
        stage.type("rollback 2")
        return stage
    }

    @Test func threeRecordsOfWhichOneIsNotEligible() {
        #expect(
            threeMarked.screenAboveKeys == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.com                     cache 14:02 · 3 min old
                 filter: none                                                       12 of 12 · created ↓ · 3 marked
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08          UPDATED +08
                   1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00  2026-11-20 14:04:00
                 * 1000230  a1B2c3D4     clb          DEPLOYED           2026-11-20 13:56:00  2026-11-20 13:57:00
                 * 1000229  Hy2cX6pV     clb          DEPLOYED           2026-11-20 13:07:00  2026-11-20 13:08:00
                 * 1000228  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-20 12:50:00  2026-11-20 12:51:00
                 > 1000227  Nw4tG9mK     clb          WAITING            2026-11-20 12:07:00  2026-11-20 12:08:00
                    ┌─ Roll back 2 of 3 records? ──────────────────────────────────────────────────────────────┐
                    │ account      AKIDEXAM…MPLE at ssl.intl.tencentcloudapi.com                               │
                    │ 1000230   a1B2c3D4 4 listeners of 2 load balancers in ap-singapore: www.example.com,     │
                    │           api.example.com, admin.example.com, +2                                         │
                    │ 1000229   Hy2cX6pV 4 listeners of 2 load balancers in ap-hongkong, ap-singapore:         │
                    │           支付.example.com, shanghu.example.com, zhifu-hk.example.com, +1                │
                    │ 1000228   NOT: Its deployment is still running: 1 of 4. Wait until the deployment has    │
                    │                ended, then ask again.                                                    │
                    │ The API rolls back each whole task, in this order. certback cannot undo it.              │
                    │                                                                                          │
                    │ Type rollback 2 and press Enter to roll back: rollback 2                                 │
                    │ Esc: change nothing                                                                      │
                    └──────────────────────────────────────────────────────────────────────────────────────────┘
                 reading …






                 api 0/20
                """)
    }

    @Test func notEligible() {
        var stage = Stage(60, 15)
        stage.askForRollback(of: 1_000_231)
        #expect(
            stage.screenAboveKeys == """
                 certback  AKIDEXAM…MPLE · ssl.in…  cache 14:02 · 3 min old
                 filter: none                          12 of 12 · created ↓
                 ┌─ Record 1000231 cannot be rolled back now ─────────────┐
                 │ account      AKIDEXAM…MPLE at                          │
                 │              ssl.intl.tencentcloudapi.com              │
                 │ record       1000231, created 2026-11-20 14:03:00 +08, │
                 │              read from the API 0 s ago                 │
                 │ why not      Its deployment is still running: 1 of 3.  │
                 │ do           Wait until the deployment has ended, then │
                 │              ask again.                                │
                 │ Esc: back  Enter: detail  t: requests                  │
                 └────────────────────────────────────────────────────────┘
                   … 5 more lines: Enter shows all
                 api 0/20
                """)
    }

    @Test func beingPlanned() {
        var stage = Stage(80, 24)
        stage.press("j Space Space R")
        stage.send(.planProgressed(read: 1, generation: 1))
        let box = stage.state.render().lines[10...13].joined(separator: "\n")
        #expect(
            box == """
                                  ┌─ rollback ───────────────────────────────┐
                                  │ Reading 2 records: 1 read, then asking … │
                                  │ Esc: change nothing                      │
                                  └──────────────────────────────────────────┘
                """)
    }

    /// `q`, `R` and the others are letters, or nothing, under a question.
    @Test(arguments: [true, false])
    func underAQuestionTheFooterNamesNoKeyOfTheList(isPlanned: Bool) {
        var stage = Stage(80, 24)
        stage.press("j R")
        if isPlanned { stage.answerPlan() }
        let footer = stage.state.render().lines[23]
        #expect(!footer.contains("R roll back") && !footer.contains("q quit"))
    }
}
