import RecordModel
import Testing

@testable import BrowserUI

@Suite struct ListScreenTests {
    @Test func listWithChineseDetail() {
        var stage = Stage(80, 24)
        stage.press("jj")
        stage.send(.detailFetched(Fixture.chinese))
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                 filter: none                                              12 of 12 · created ↓
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                   1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00
                   1000230  a1B2c3D4     clb          DEPLOYED           2026-11-20 13:56:00
                 > 1000229  Hy2cX6pV     clb          DEPLOYED           2026-11-20 13:07:00
                   1000228  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-20 12:50:00
                   1000227  Nw4tG9mK     clb          WAITING            2026-11-20 12:07:00
                   1000226  k3JfR8xT     clb          ROLLING BACK       2026-11-20 11:31:00
                   1000225  b8RzM3wJ     clb          ROLLED BACK        2026-11-20 09:05:00
                   1000224  s9LhC4yE     clb          ROLLBACK FAILED    2026-11-20 07:05:00
                   1000223  Uf1nT7gS     clb          NOTHING TO DEPLOY  2026-11-19 23:05:00
                   1000222  c6DyW9hA     clb          STATUS 7           2026-11-19 13:05:00
                   1000221  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-18 13:45:00
                   1000220  zP0aL2x9     clb,cdn,waf  DEPLOYED           2026-11-17 12:45:00
                ─── 1000229 ─────────────────────────────────────────────────── read 14:05:00 ──
                 deployed 4 of 4 · 2 load balancers · ap-hongkong, ap-singapore
                   lb-6zf2x8ny   新加…网关    HTTPS:443   支付.example.com       DEPLOYED
                   lb-6zf2x8ny   新加…网关    HTTPS:8443  shanghu.example.com    DEPLOYED
                   lb-2hk9v5jq   香港接入层   HTTPS:443   zhifu-hk.example.com   DEPLOYED
                   lb-2hk9v5jq   香港接入层   HTTPS:8443  xn--fiq228c.example    DEPLOYED

                 api 0/20
                 R roll back  Space mark  / filter  o sort  s sync  e explain  ? help  q quit
                """)
    }

    @Test func smallestListScrolledToItsEnd() {
        var stage = Stage(60, 15)
        stage.press("G k")
        stage.send(.detailFetched(Fixture.nothingSucceeded))
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.in…  cache 14:02 · 3 min old
                 filter: none                          12 of 12 · created ↓
                   ID      CERT     STATUS            CREATED +08
                   1000225 b8RzM3wJ ROLLED BACK       2026-11-20 09:05:00
                   1000224 s9LhC4yE ROLLBACK FAILED   2026-11-20 07:05:00
                   1000223 Uf1nT7gS NOTHING TO DEPLOY 2026-11-19 23:05:00
                   1000222 c6DyW9hA STATUS 7          2026-11-19 13:05:00
                 > 1000221 Qm5vB1nD DEPLOY FAILED     2026-11-18 13:45:00
                   1000220 zP0aL2x9 DEPLOYED          2026-11-17 12:45:00
                ─── 1000221 ─────────────────────────────── read 14:05:00 ──
                 deployed 0 of 1 · 1 failed · 1 load balancer · ap-singapore
                   lb-9gz3c7kd   login            HTTPS:443  DEPLOY FAILED
                   … 2 more lines: Enter shows all
                 api 0/20
                 R roll back  Space mark  / filter  o sort  ? help  q quit
                """)
    }

    @Test func emptyCacheBeingFilled() {
        let stage = Stage(60, 15, records: [], details: [:], age: CacheAge())
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tence…  synchronising …
                 filter: none                            0 of 0 · created ↓
                   ID      CERT     STATUS            CREATED +08
                   The cache is empty; records are being fetched …





                ────────────────────────────────────────────────────────────



                 api 0/20
                 R roll back  Space mark  / filter  o sort  ? help  q quit
                """)
    }

    @Test func filterBeingTypedWithMarksHidden() {
        var stage = Stage(80, 24)
        stage.press("j Space Space Space /")
        stage.type("FAILED")
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                 filter: FAILED                        3 of 12 · created ↓ · 3 marked, 2 hidden
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                 * 1000228  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-20 12:50:00
                 > 1000224  s9LhC4yE     clb          ROLLBACK FAILED    2026-11-20 07:05:00
                   1000221  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-18 13:45:00









                ─── 1000224 ─────────────────────────────────────────────────── read 14:05:00 ──
                 rolled back 1 of 2 · 1 failed · 1 load balancer · eu-frankfurt
                   lb-3fr7q1mb   partner-api  HTTPS:443   partner.example.com    PUT BACK
                   lb-3fr7q1mb   partner-api  HTTPS:8443  伙伴.example.com       NOT PUT BACK
                     原证书已于 2025-05-01 过期,无法重新绑定


                 api 0/20
                 Enter: keep filter  Esc: the former one  Up Down: history
                """)
        #expect(stage.state.render().cursor == Position(row: 1, column: 15))
    }

    @Test(arguments: ["/", ":"])
    func whileALineIsTypedTheFooterNamesNoKeyThatWouldBeALetter(key: String) {
        var stage = Stage(80, 24)
        stage.press(key)
        let footer = stage.state.render().lines[23]
        #expect(!footer.contains("R roll back") && !footer.contains("q quit"))
        #expect(footer.contains("Enter") && footer.contains("Esc"))
    }

    @Test(arguments: [(60, "q quit"), (80, "s sync"), (100, "t requests"), (140, "t requests")])
    func footerNamesAsManyKeysAsFit(columns: Int, key: String) {
        let footer = Stage(columns, 24).state.render().lines[23]
        #expect(footer.hasPrefix(" R roll back  Space mark") && footer.hasSuffix("? help  q quit"))
        #expect(footer.contains(key))
    }
}
