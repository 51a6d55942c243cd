import RecordModel
import Testing

@testable import BrowserUI

/// An explanation in Chinese, as the guide words it.
@Suite struct ChineseExplanationTests {
    private static let lost = Explanation(
        title: "lost", what: "API 已经收到完整的请求，但连接在收到回答之前被关闭。",
        changed: "无法确定。在 certback 核对完这条记录之前，状态是 UNKNOWN；核对是自动进行的。",
        remedy: "按 t 查看核对过程；其间不要按 R。如果经常发生，请检查是否有代理或防火墙切断连接。",
        again: "还不可以：请求可能已被接受。只有显示 NOT APPLIED 之后才可以。",
        message: "the connection was closed before the answer came", outcome: .unknownOutcome)

    @Test func theExplanationOfALostAnswerInChinese() {
        var stage = Stage(80, 24)
        stage.send(.failed(Self.lost))
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                 filter: none                                              12 of 12 · created ↓
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08
                 > 1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00
                   1000230  a1B2c3D4     clb          DEPLOYED           2026-11-20 13:56:00
                   1000229  Hy2cX6pV     clb          DEPLOYED           2026-11-20 13:07:00
                   1000228  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-20 12:50:00
                   1000227  Nw4tG9mK     clb          WAITING            2026-11-20 12:07:00
                   1000226  k3JfR8xT     clb          ROLLING BACK       2026-11-20 11:31:00
                   1000225  b8RzM3wJ     clb          ROLLED BACK        2026-11-20 09:05:00
                   1000224  s9LhC4yE     clb          ROLLBACK FAILED    2026-11-20 07:05:00
                   1000223  Uf1nT7gS     clb          NOTHING TO DEPLOY  2026-11-19 23:05:00
                 ┌─ lost ─────────────────────────────────────────────────────────────────────┐
                 │ what        API 已经收到完整的请求，但连接在收到回答之前被关闭。           │
                 │ changed?    无法确定。在 certback 核对完这条记录之前，状态是 UNKNOWN；核对 │
                 │             是自动进行的。                                                 │
                 │ do          按 t 查看核对过程；其间不要按 R。如果经常发生，请检查是否有代  │
                 │             理或防火墙切断连接。                                           │
                 │ again?      还不可以：请求可能已被接受。只有显示 NOT APPLIED 之后才可以。  │
                 │ message     the connection was closed before the answer came               │
                 │ Esc: close                                                                 │
                 └────────────────────────────────────────────────────────────────────────────┘
                 api 0/20
                 Esc: close
                """)
    }

    @Test func keysOfOnesOwnAreNamedInChineseToo() throws {
        var stage = Stage(80, 24, keymap: try Keymap(rebinding: [.rollBack: ["B"], .requests: ["v"]]))
        stage.send(.failed(Self.lost))
        #expect(stage.words.contains("按 v 查看核对过程；其间不要按 B。如果经常发生"))
    }
}
