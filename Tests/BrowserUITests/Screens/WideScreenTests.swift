import RecordModel
import Testing

@testable import BrowserUI

/// From 132 columns on the detail stands beside the list; all above the status line is compared, in two halves.
@Suite struct WideScreenTests {
    private var stage: Stage {
        var stage = Stage(140, 30)
        stage.press("jj")
        stage.send(.detailFetched(Fixture.chinese))
        return stage
    }

    private func halves(of stage: Stage) -> (left: String, right: String) {
        let lines = stage.state.render().lines.dropLast(2).map { $0.padded(to: 140) }
        // No line of this screen has a wide character before column 85.
        func joined(_ part: (String) -> Substring) -> String {
            lines.map { line in
                var text = String(part(line))
                while text.last == " " { text.removeLast() }
                return text
            }.joined(separator: "\n")
        }
        return (joined { $0.prefix(85) }, joined { $0.dropFirst(85) })
    }

    @Test func listOfAWideScreen() {
        #expect(
            halves(of: stage).left == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.com
                 filter: none
                   ID        CERTIFICATE   RESOURCES     STATUS              CREATED +08
                   1000231   pW7kZ2aQ      clb           DEPLOYING           2026-11-20 14:03:00
                   1000230   a1B2c3D4      clb           DEPLOYED            2026-11-20 13:56:00
                 > 1000229   Hy2cX6pV      clb           DEPLOYED            2026-11-20 13:07:00
                   1000228   Qm5vB1nD      clb           DEPLOY FAILED       2026-11-20 12:50:00
                   1000227   Nw4tG9mK      clb           WAITING             2026-11-20 12:07:00
                   1000226   k3JfR8xT      clb           ROLLING BACK        2026-11-20 11:31:00
                   1000225   b8RzM3wJ      clb           ROLLED BACK         2026-11-20 09:05:00
                   1000224   s9LhC4yE      clb           ROLLBACK FAILED     2026-11-20 07:05:00
                   1000223   Uf1nT7gS      clb           NOTHING TO DEPLOY   2026-11-19 23:05:00
                   1000222   c6DyW9hA      clb           STATUS 7            2026-11-19 13:05:00
                   1000221   Qm5vB1nD      clb           DEPLOY FAILED       2026-11-18 13:45:00
                   1000220   zP0aL2x9      clb,cdn,waf   DEPLOYED            2026-11-17 12:45:00













                """)
    }

    @Test func detailBesideTheList() {
        #expect(
            halves(of: stage).right == """
                                               cache 14:02 · 3 min old
                                                  12 of 12 · created ↓
                │─── 1000229 ───────────────────────── read 14:05:00 ──
                │ deployed 4 of 4 · 2 load balancers · ap-hongkong, ap…
                │   lb-6zf2x8ny   新加…关   HTTPS:443   DEPLOYED
                │     支付.example.com
                │   lb-6zf2x8ny   新加…关   HTTPS:8443  DEPLOYED
                │     shanghu.example.com
                │   lb-2hk9v5jq   香港…层   HTTPS:443   DEPLOYED
                │     zhifu-hk.example.com
                │   lb-2hk9v5jq   香港…层   HTTPS:8443  DEPLOYED
                │     xn--fiq228c.example
                │
                │
                │
                │
                │
                │
                │
                │
                │
                │
                │
                │
                │
                │
                │
                │
                """)
    }
}
