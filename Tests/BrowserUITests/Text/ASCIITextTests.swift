import RecordModel
import Testing

@testable import BrowserUI

@Suite struct ASCIITextTests {
    @Test func everyCellKeepsItsPlaceInTheList() {
        var stage = Stage(80, 24)
        stage.press("jj")
        stage.send(.detailFetched(Fixture.chinese))
        #expect(
            stage.screen.inASCII == """
                 certback  AKIDEXAM~MPLE - ssl.intl.tencentcloudapi.c~  cache 14:02 - 3 min old
                 filter: none                                              12 of 12 - created v
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
                --- 1000229 --------------------------------------------------- read 14:05:00 --
                 deployed 4 of 4 - 2 load balancers - ap-hongkong, ap-singapore
                   lb-6zf2x8ny   ????~????    HTTPS:443   ????.example.com       DEPLOYED
                   lb-6zf2x8ny   ????~????    HTTPS:8443  shanghu.example.com    DEPLOYED
                   lb-2hk9v5jq   ??????????   HTTPS:443   zhifu-hk.example.com   DEPLOYED
                   lb-2hk9v5jq   ??????????   HTTPS:8443  xn--fiq228c.example    DEPLOYED

                 api 0/20
                 R roll back  Space mark  / filter  o sort  s sync  e explain  ? help  q quit
                """)
    }

    @Test func theQuestionHasBorders() {
        var stage = Stage(80, 24)
        stage.askForRollback(of: 1_000_230)
        #expect(
            stage.screen.inASCII == """
                 certback  AKIDEXAM~MPLE - ssl.intl.tencentcloudapi.c~  cache 14:02 - 3 min old
                 filter: none                                              12 of 12 - created v
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                   1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00
                 > 1000230  a1B2c3D4     clb          DEPLOYED           2026-11-20 13:56:00
                 +- Roll back record 1000230? ------------------------------------------------+
                 | account      AKIDEXAM~MPLE at ssl.intl.tencentcloudapi.com                 |
                 | record       1000230, deployed 2026-11-20 13:56:00 +08, read from the API  |
                 |              0 s ago                                                       |
                 | certificate  a1B2c3D4 keeps its id and goes back to the content before     |
                 |              this task                                                     |
                 | affects      4 listeners of 2 load balancers in ap-singapore               |
                 |              www.example.com, api.example.com, admin.example.com, +2       |
                 | The API rolls back the whole task. certback cannot undo it.                |
                 |                                                                            |
                 | Type 1000230 and press Enter to roll back:                                 |
                 | Esc: change nothing                                                        |
                 +----------------------------------------------------------------------------+
                   lb-0a1b2c3d   web-1        HTTPS:8443  admin.example.com      DEPLOYED
                   lb-9f8e7d6c   web-2        HTTPS:443   shop.example.com       DEPLOYED
                   lb-9f8e7d6c   web-2        HTTPS:8443  img.example.com        DEPLOYED

                 api 0/20
                 Esc: change nothing
                """)
    }

    @Test(arguments: [
        ("plain", "plain"), ("新加坡-支…", "??????-??~"), ("≥ 1,204… · created ↓", "> 1,204~ - created v"),
        ("é", "?"), ("e\u{301}", "?"), ("a\u{A0}b", "a b"), ("👨‍👩‍👧", "??????"), ("old → new", "old > new"),
    ])
    func whatASCIIDoesNotHaveGetsAStandInOfTheSameWidth(text: String, spelled: String) {
        #expect(text.inASCII == spelled)
        #expect(text.inASCII.cellWidth == text.cellWidth)
    }

    @Test func whatTheTerminalHasStays() {
        let text = "┌ 新加坡 · é ┐".spelled { scalar, width in width == 2 }
        #expect(text == "+ 新加坡 - ? +")
    }

    /// A question mark would say that something is lost.
    @Test func noSignThatAScreenDrawsByItselfIsLost() {
        var stage = Stage(140, 40, details: [:])
        for keys in ["", "?", "q t", "q L", "q / FAILED Enter", ": j", "Esc Enter", "q R", "Esc", "s"] {
            stage.press(keys)
            let screen = stage.screen
            #expect(screen.inASCII.count { $0 == "?" } == screen.count { $0 == "?" }, "\(keys)\n\(screen.inASCII)")
        }
    }
}
