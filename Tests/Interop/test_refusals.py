"""What is refused, each client reads as the same code, message and request id."""
import re

from case import Case
from clients import Refusal
from cloud import Cloud
from recorder import Recorder
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException


class Refusals(Case):
    def each_reads(self, cloud, code, *, secret_key=None, id=None, status=77):
        """All three look at a record; each must read what the answer to it says."""
        recorder = self.opened(Recorder())
        recorder.cloud = self.opened(cloud)
        key = {} if secret_key is None else {"secret_key": secret_key}
        wanted = id or self.sdk(recorder.cloud.url).call("DescribeHostUploadUpdateRecord", Limit=1).DeployRecordList[0].Id
        with self.assertRaises(TencentCloudSDKException) as raised:
            self.sdk(recorder.url, **key).call("DescribeHostUploadUpdateRecordDetail", DeployRecordId=wanted)
        self.assertEqual(*self.reading(raised.exception, recorder))
        with self.assertRaises(Refusal) as raised:
            self.tccli(recorder.url, **key).call("DescribeHostUploadUpdateRecordDetail", DeployRecordId=wanted)
        self.assertEqual(*self.reading(raised.exception, recorder))
        said = self.certback(recorder.url, **key).run("show", wanted, status=status).stderr
        [call] = recorder.take()
        self.assertEqual(call.answer["Response"]["Error"]["Code"], code)
        return said, call

    def reading(self, error, recorder):
        """What a client read, and what it had been answered."""
        [call] = recorder.take()
        answer = call.answer["Response"]
        read = {name: getattr(error, name, None) for name in ("code", "message")}
        read["request id"] = getattr(error, "request_id", None) or error.requestId
        return read, {
            "code": answer["Error"]["Code"], "message": answer["Error"]["Message"], "request id": answer["RequestId"]}

    def assert_certback_says(self, said, call):
        answer = call.answer["Response"]
        self.assertIn(answer["Error"]["Code"], said)
        self.assertEqual(re.search(r"^  message +(.*)$", said, re.M)[1], answer["Error"]["Message"])
        self.assertEqual(re.search(r"^  RequestId +(\S+)$", said, re.M)[1], answer["RequestId"])
        self.assertRegex(said, r"(?m)^  changed\? +No\.")

    def test_a_wrong_key(self):
        said, call = self.each_reads(Cloud(), "AuthFailure.SignatureFailure", secret_key="wrong", id=1000230)
        self.assert_certback_says(said, call)

    def test_a_clock_that_is_late(self):
        # To the service the client is late when its own clock is ahead.
        said, call = self.each_reads(Cloud(clock="+310s"), "AuthFailure.SignatureExpire", id=1000230)
        self.assert_certback_says(said, call)

    def test_a_clock_that_is_early(self):
        said, call = self.each_reads(Cloud(clock="-310s"), "AuthFailure.SignatureExpire", id=1000230)
        self.assert_certback_says(said, call)

    def test_clocks_that_differ_by_less_than_five_minutes(self):
        for clock in ("+280s", "-280s"):
            with self.subTest(clock):
                cloud = self.opened(Cloud(clock=clock))
                [row] = self.sdk(cloud.url).call("DescribeHostUploadUpdateRecord", Limit=1).DeployRecordList
                self.tccli(cloud.url).call("DescribeHostUploadUpdateRecordDetail", DeployRecordId=row.Id)
                self.certback(cloud.url).run("show", row.Id)

    def test_a_record_that_is_not_there(self):
        said, call = self.each_reads(Cloud(), "FailedOperation.CertificateDeployNotExist", id=5, status=1)
        # certback says it in its own words; the request id is the one for the support.
        self.assertIn("unknown record", said)
        self.assertIn(call.request_id, said)

    def test_a_record_of_the_family_update_that_is_not_there(self):
        cloud = self.opened(Cloud())
        with self.assertRaises(TencentCloudSDKException) as raised:
            self.sdk(cloud.url).call("DescribeHostUpdateRecordDetail", DeployRecordId="5", Offset="0", Limit="200")
        self.assertEqual(raised.exception.code, "FailedOperation.CertificateDeployNotExist")
        self.assertIn("unknown record", self.certback(cloud.url).run("show", "update/5", status=1).stderr)

    def test_a_permission_that_is_missing(self):
        said, call = self.each_reads(
            Cloud(faults=["detail:code=AuthFailure.UnauthorizedOperation"]), "AuthFailure.UnauthorizedOperation", id=1000230)
        self.assert_certback_says(said, call)

    def test_no_change_is_sent_with_a_wrong_key(self):
        recorder = self.opened(Recorder())
        recorder.cloud = self.opened(Cloud())
        self.certback(recorder.url, secret_key="wrong").run("rollback", 1000230, "--yes", status=77)
        self.assertEqual({call.action for call in recorder.take()}, {"GetCallerIdentity", "DescribeHostUploadUpdateRecordDetail"})
