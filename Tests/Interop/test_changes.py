"""A change that one client begins, the others see to its end."""
import time

from case import Case, items, tasks
from clients import Refusal
from cloud import Cloud
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

PENDING = "FailedOperation.CertificateDeployHasPendingRecord"
NOTHING_TO_ROLL_BACK = "FailedOperation.CertificateDeployRollbackStatusInvalid"
NOTHING_TO_RETRY = "FailedOperation.CertificateDeployRetryStatusInvalid"

# How a rollback ends, in certback's word and in the API's number; which of the two the seed decides.
ENDS = {"ROLLED BACK": 4, "ROLLBACK FAILED": 5}


class Changes(Case):
    def setUp(self):
        self.cloud = self.opened(Cloud(seed=3))
        self.theirs = self.sdk(self.cloud.url)
        self.ours = self.certback(self.cloud.url)

    def ids(self, status, action="DescribeHostUploadUpdateRecord"):
        rows = self.theirs.call(action, Offset=0, Limit=100).DeployRecordList
        return [row.Id for row in rows if row.Status == status]

    def update(self, id):
        return self.theirs.call("DescribeHostUpdateRecordDetail", DeployRecordId=str(id), Offset="0", Limit="200")

    def until(self, look, is_over):
        """Looks until it is over; the simulator needs hundredths of a second for an item."""
        last = time.monotonic() + 30
        while time.monotonic() < last:
            seen = look()
            if is_over(seen):
                return seen
        self.fail("the change did not end")

    def shown_tasks(self, id):
        shown = self.ours.json("show", id)["tasks"]
        for one in shown:
            del one["kind"], one["statusWord"]
        return shown

    def test_a_rollback_by_the_SDK_is_followed_and_seen_by_certback(self):
        id = self.ids(1)[0]
        self.theirs.call("UploadUpdateCertificateRecordRollback", DeployRecordId=id)
        seen = self.until(lambda: tasks(self.theirs, id), lambda seen: len(seen) == 2 and seen[1]["status"] != 3)
        self.assertEqual([one["type"] for one in seen], [0, 1])
        self.assertIn(seen[1]["status"], ENDS.values())
        self.assertEqual(seen, self.shown_tasks(id))
        # What is rolled back is not rolled back again, by whichever client.
        with self.assertRaises(TencentCloudSDKException) as refused:
            self.theirs.call("UploadUpdateCertificateRecordRollback", DeployRecordId=id)
        self.assertEqual(refused.exception.code, NOTHING_TO_ROLL_BACK)
        self.ours.run("rollback", id, "--yes", status=4)

    def test_a_rollback_by_certback_is_seen_by_the_SDK(self):
        id = self.ids(1)[1]
        [result] = self.ours.json("rollback", id, "--yes", status=(0, 1))
        seen = tasks(self.theirs, id)
        self.assertEqual([(one["type"], one["status"]) for one in seen], [(0, 1), (1, ENDS[result["state"]])])
        self.assertEqual(seen, self.shown_tasks(id))

    def test_a_rollback_by_tccli_is_followed_by_its_own_looks(self):
        id = self.ids(1)[2]
        tccli = self.tccli(self.cloud.url)
        self.assertEqual(list(tccli.call("UploadUpdateCertificateRecordRollback", DeployRecordId=id)), ["RequestId"])
        answer = self.until(
            lambda: tccli.call("DescribeHostUploadUpdateRecordDetail", DeployRecordId=id, Limit=200),
            lambda answer: answer["DeployRecordDetail"][-1]["Type"] == 1 and answer["DeployRecordDetail"][-1]["Status"] != 3)
        shown = self.shown_tasks(id)
        self.assertEqual(
            [(one["type"], one["status"], one["progress"]["succeeded"]) for one in shown],
            [(one["Type"], one["Status"], one["SuccessTotalCount"]) for one in answer["DeployRecordDetail"]])
        with self.assertRaises(Refusal) as refused:
            tccli.call("UploadUpdateCertificateRecordRollback", DeployRecordId=id)
        self.assertEqual(refused.exception.code, NOTHING_TO_ROLL_BACK)

    def test_a_rollback_of_the_family_update_runs_in_a_record_of_its_own(self):
        first, second = self.ids(1, "DescribeHostUpdateRecord")[:2]
        made = self.theirs.call("UpdateCertificateRecordRollback", DeployRecordId=first).DeployRecordId
        self.until(lambda: self.update(made), lambda detail: detail.RunningTotalCount == 0)
        [task_made] = self.shown_tasks(f"update/{made}")
        self.assertEqual(items(self.update(made).RecordDetailList), task_made["items"])

        [result] = self.ours.json("rollback", f"update/{second}", "--yes", status=(0, 1))
        [change] = self.ours.json("journal")
        family, number = change["rollbackRecord"].split("/")
        self.assertEqual((family, int(number)), ("update", made + 1))
        rolled_back = self.update(number)
        self.assertEqual(rolled_back.SuccessTotalCount + rolled_back.FailedTotalCount, rolled_back.TotalCount)
        self.assertEqual(rolled_back.FailedTotalCount == 0, ENDS[result["state"]] == 4)
        self.assertEqual(items(rolled_back.RecordDetailList), self.shown_tasks(f"update/{second}")[1]["items"])

    def test_retries_of_both_families_by_each(self):
        tccli = self.tccli(self.cloud.url)
        failed = self.ids(2)
        failed_updates = self.ids(2, "DescribeHostUpdateRecord")
        self.theirs.call("UploadUpdateCertificateRecordRetry", DeployRecordId=failed[0])
        tccli.call("UploadUpdateCertificateRecordRetry", DeployRecordId=failed[1])
        self.ours.run("retry", failed[2], "--yes", status=(0, 1))
        for id in failed[:3]:
            [deployment] = self.until(lambda: tasks(self.theirs, id), lambda seen: seen[0]["status"] != 3)
            self.assertIn(deployment["status"], (1, 2))
            self.assertEqual([deployment], self.shown_tasks(id))
        self.theirs.call("UpdateCertificateRecordRetry", DeployRecordId=failed_updates[0])
        detail = self.until(lambda: self.update(failed_updates[0]), lambda detail: detail.RunningTotalCount == 0)
        self.assertEqual(items(detail.RecordDetailList), self.shown_tasks(f"update/{failed_updates[0]}")[0]["items"])

    def test_a_retry_of_nothing_is_refused_to_each(self):
        id = self.ids(1)[0]
        with self.assertRaises(TencentCloudSDKException) as refused:
            self.theirs.call("UploadUpdateCertificateRecordRetry", DeployRecordId=id)
        self.assertEqual(refused.exception.code, NOTHING_TO_RETRY)
        self.ours.run("retry", id, "--yes", status=4)


class SlowChange(Case):
    def test_what_the_SDK_has_begun_certback_does_not_send_again(self):
        cloud = self.opened(Cloud(seed=3, item_seconds=30))
        sdk, certback = self.sdk(cloud.url), self.certback(cloud.url)
        rows = sdk.call("DescribeHostUploadUpdateRecord", Offset=0, Limit=100).DeployRecordList
        id = next(row.Id for row in rows if row.Status == 1)
        sdk.call("UploadUpdateCertificateRecordRollback", DeployRecordId=id)
        with self.assertRaises(TencentCloudSDKException) as refused:
            sdk.call("UploadUpdateCertificateRecordRollback", DeployRecordId=id)
        self.assertEqual(refused.exception.code, PENDING)
        certback.run("rollback", id, "--yes", status=4)
        self.assertEqual(certback.json("journal"), [])
