import FoundationEssentials
import RecordModel
import Testing

@testable import BrowserUI

@Suite struct PageScreenTests {
    @Test func detailOfARollbackThatFailedOnAnItem() {
        var stage = Stage(80, 24)
        stage.press(":")
        stage.type("1000224")
        stage.press("Enter Enter")
        stage.send(.detailFetched(Fixture.rolledBackInPart))
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.c…  cache 14:02 · 3 min old
                ─── Record 1000224 ─────────────────────────────────────────────────────────────
                 certificate s9LhC4yE · ROLLBACK FAILED
                 read 14:05:00

                 Rollback, began 2026-11-20 07:15:00 +08
                 rolled back 1 of 2 · 1 failed · 1 load balancer · eu-frankfurt
                   lb-3fr7q1mb   partner-api  HTTPS:443   partner.example.com    PUT BACK
                   lb-3fr7q1mb   partner-api  HTTPS:8443  伙伴.example.com       NOT PUT BACK
                     原证书已于 2025-05-01 过期,无法重新绑定

                 Deployment, began 2026-11-20 07:05:00 +08
                 deployed 2 of 2 · 1 load balancer · eu-frankfurt
                   lb-3fr7q1mb   partner-api  HTTPS:443   partner.example.com    DEPLOYED
                   lb-3fr7q1mb   partner-api  HTTPS:8443  伙伴.example.com       DEPLOYED








                 Esc or q: back
                """)
    }

    @Test func firstPageOfHelp() {
        var stage = Stage(100, 30)
        stage.press("?")
        #expect(
            stage.screen == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.com                     cache 14:02 · 3 min old
                ─── Keys ───────────────────────────────────────────────────────────────────────────────────────────
                 j Down     one row down
                 k Up       one row up
                 PgDn ^F    one page down
                 PgUp ^B    one page up
                 ^D         half a page down
                 ^U         half a page up
                 g Home     first row
                 G End      last row
                 R          plan a rollback of the marked rows, else of this row
                 T          plan a retry of the failed items of this record
                 x          withdraw what has not been sent yet
                 Space      mark and move down
                 a          mark all that the filter shows
                 u          clear all marks
                 /          filter line (history: Up Down); Enter keeps, Esc restores the former
                 o          next sort column
                 O          reverse the order
                 Enter      detail, full screen; Esc or q back
                 :          :1000231 goes to a record; also :sync :requests :journal :help :quit
                 s          synchronise with the API now; :sync all reads the whole list
                 e          explain the error of the row, else the last error
                 i          the request of the row: as HTTP, as tccli or curl, its answer
                 Left       there: the part before
                 Right      there: the next part
                 [          there: the newer request, up to the one not sent yet
                 ]          there: the older request
                 t          requests: every request and change, its phases and its fate
                 Esc or q: back · lines 1 to 27 of 48, j k PgDn PgUp move
                """)
    }

    private let pending = Explanation(
        title: "FailedOperation.CertificateDeployHasPendingRecord", what: "A deployment of this certificate is still running.",
        changed: "No. The API refused the request before doing anything.",
        remedy: "Wait for the running task, then press R again.", again: "Safe after that task has ended.",
        message: "证书有正在进行的部署任务,请等待任务结束后再试", requestID: RequestID(rawValue: "79b4dae4-51a7-4345-9b2b-0c6a29f69291"),
        outcome: .refused)

    @Test func errorExplained() {
        var stage = Stage(100, 30)
        stage.send(.failed(pending))
        #expect(
            stage.screenAboveKeys == """
                 certback  AKIDEXAM…MPLE · ssl.intl.tencentcloudapi.com                     cache 14:02 · 3 min old
                 filter: none                                                                  12 of 12 · created ↓
                   ID       CERTIFICATE  RESOURCES    STATUS             CREATED +08          UPDATED +08
                 > 1000231  pW7kZ2aQ     clb          DEPLOYING          2026-11-20 14:03:00  2026-11-20 14:04:00
                   1000230  a1B2c3D4     clb          DEPLOYED           2026-11-20 13:56:00  2026-11-20 13:57:00
                   1000229  Hy2cX6pV     clb          DEPLOYED           2026-11-20 13:07:00  2026-11-20 13:08:00
                   1000228  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-20 12:50:00  2026-11-20 12:51:00
                   1000227  Nw4tG9mK     clb          WAITING            2026-11-20 12:07:00  2026-11-20 12:08:00
                   1000226  k3JfR8xT     clb          ROLLING BACK       2026-11-20 11:31:00  2026-11-20 11:32:00
                   1000225  b8RzM3wJ     clb          ROLLED BACK        2026-11-20 09:05:00  2026-11-20 09:06:00
                   1000224  s9LhC4yE     clb          ROLLBACK FAILED    2026-11-20 07:05:00  2026-11-20 07:06:00
                   1000223  Uf1nT7gS     clb          NOTHING TO DEPLOY  2026-11-19 23:05:00  2026-11-19 23:06:00
                   1000222  c6DyW9hA     clb          STATUS 7           2026-11-19 13:05:00  2026-11-19 13:06:00
                   1000221  Qm5vB1nD     clb          DEPLOY FAILED      2026-11-18 13:45:00  2026-11-18 13:46:00
                   1000220  zP0aL2x9     clb,cdn,waf  DEPLOYED           2026-11-17 12:45:00  2026-11-17 12:46:00




                 ┌─ FailedOperation.CertificateDeployHasPendingRecord ────────────────────────────────────────────┐
                 │ what        A deployment of this certificate is still running.                                 │
                 │ changed?    No. The API refused the request before doing anything.                             │
                 │ do          Wait for the running task, then press R again.                                     │
                 │ again?      Safe after that task has ended.                                                    │
                 │ message     证书有正在进行的部署任务,请等待任务结束后再试                                      │
                 │ RequestId   79b4dae4-51a7-4345-9b2b-0c6a29f69291                                               │
                 │ Esc: close                                                                                     │
                 └────────────────────────────────────────────────────────────────────────────────────────────────┘
                 api 0/20
                """)
    }
}
