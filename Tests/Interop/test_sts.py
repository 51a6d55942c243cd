"""STS beside the records: whose the keys are, and the keys of a role."""
import json
import pathlib

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.ssl.v20191205 import models as ssl_models, ssl_client
from tencentcloud.sts.v20180813 import models, sts_client

import tc3
from case import Case
from cloud import SECRET_ID, SECRET_KEY, Cloud
from recorder import Recorder
from test_requests import signed_part

ACCOUNT = "100000000001"
ROLE = f"qcs::cam::uin/{ACCOUNT}:roleName/operator"


def profile(url):
    return ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=url.removeprefix("http://")), language="en-US")


def sts(url, secret_key=SECRET_KEY):
    return sts_client.StsClient(credential.Credential(SECRET_ID, secret_key), "ap-guangzhou", profile(url))


class TokenService(Case):
    def setUp(self):
        self.cloud = self.opened(Cloud(seed=1))
        self.recorder = self.opened(Recorder())
        self.recorder.cloud = self.cloud

    def test_both_ask_the_same_way_whose_the_keys_are_and_read_the_same(self):
        read = sts(self.recorder.url).GetCallerIdentity(models.GetCallerIdentityRequest())
        [official] = self.recorder.take()
        self.certback(self.recorder.url).run("rollback", 1000230, "--dry-run", status=(0, 4))
        [ours] = [call for call in self.recorder.take() if call.action == "GetCallerIdentity"]
        findings = self.certback(self.cloud.url).json("doctor")["checks"]
        self.assertEqual(signed_part(official), signed_part(ours))
        for call in (official, ours):
            computed = tc3.authorization(
                call.signed_headers, call.body, call.timestamp, secret_id=SECRET_ID, secret_key=SECRET_KEY, service="sts")
            self.assertEqual(call.header("Authorization"), computed)
        self.assertEqual(read.AccountId, ACCOUNT)
        [account] = [one["found"] for one in findings if one["check"] == "account"]
        self.assertEqual(account, f"{read.AccountId}, as {read.Arn}")

    def role_file(self, certback):
        folder = pathlib.Path(certback.home.name) / ".tccli"
        folder.mkdir()
        keys = {"secretId": SECRET_ID, "secretKey": SECRET_KEY, "role-arn": ROLE, "role-session-name": "certback"}
        file = folder / "default.credential"
        file.write_text(json.dumps(keys))
        file.chmod(0o600)

    def test_both_take_a_role_the_same_way_and_its_keys_serve(self):
        request = models.AssumeRoleRequest()
        request.RoleArn, request.RoleSessionName = ROLE, "certback"
        read = sts(self.recorder.url).AssumeRole(request).Credentials
        [official] = self.recorder.take()
        keys = credential.Credential(read.TmpSecretId, read.TmpSecretKey, read.Token)
        listing = ssl_models.DescribeHostUploadUpdateRecordRequest()
        listing.Offset, listing.Limit = 0, 100
        rows = ssl_client.SslClient(keys, "", profile(self.cloud.url)).DescribeHostUploadUpdateRecord(listing)

        certback = self.certback(self.recorder.url)
        self.role_file(certback)
        none = {"TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": ""}
        certback.run("sync", extra_environment=none)
        asked = [call for call in self.recorder.take() if call.action == "AssumeRole"]
        self.assertEqual(len(asked), 1)
        self.assertEqual(signed_part(official), signed_part(asked[0]))
        listed = certback.json("list", extra_environment=none)
        self.assertEqual(
            [str(row["id"]) for row in listed if row["family"] == "upload"][:100],
            [str(row.Id) for row in rows.DeployRecordList])

    def test_a_wrong_key_is_refused_to_both(self):
        with self.assertRaises(TencentCloudSDKException) as refused:
            sts(self.cloud.url, secret_key="wrong").GetCallerIdentity(models.GetCallerIdentityRequest())
        findings = self.certback(self.cloud.url, secret_key="wrong").json("doctor", status=77)["checks"]
        codes = {one["check"]: one.get("code") for one in findings}
        self.assertEqual(codes["account"], refused.exception.code)
