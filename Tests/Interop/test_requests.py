"""What the SDK, tccli and certback send for the same call differs in nothing that is signed.

What does differ, and why that is fine:

- The spacing of the body. The SDK and tccli write `{"a": 1}`, certback `{"a":1}`, and the keys may stand in another order.
  Whoever signs hashes the very bytes that it sends, and JSON of the same values is the same call.
- The Host of tccli. It takes an endpoint without TLS only with the scheme before it, and then sends and signs the scheme
  too; for an endpoint of its own it sends the bare name as the others do.
- Language, client and trace id, and tccli's region: headers that none of the three signs.
"""
import time

import tc3
from case import Case
from clients import SDK, Certback, Refusal, Tccli
from cloud import SECRET_ID, SECRET_KEY, Cloud, shifted
from recorder import Recorder


def signed_part(call):
    """All that decides the signature and what is asked for, with the body as values."""
    parts = call.authorization
    return {
        "method": call.method,
        "target": call.target,
        "signed headers": [
            (name, value.removeprefix("http://") if name == "host" else value) for name, value in call.signed_headers],
        "scheme": (parts["algorithm"], parts["id"], parts["service"], parts["end"]),
        "version": call.header("X-TC-Version"),
        "action": call.action,
        "parameters": call.parameters,
    }


class SameCalls(Case):
    """Each client does the same to a world of its own, through one recorder, so that all see one host."""

    @classmethod
    def setUpClass(cls):
        cls.enterClassContext(recorder := Recorder())
        cls.recorder = recorder
        cls.started = int(time.time())
        with Cloud(seed=1) as cloud:
            recorder.cloud = cloud
            cls.expected = wanted_calls(SDK(recorder.url))
            recorder.take()
            sdk = SDK(recorder.url)
            for action, parameters in cls.expected:
                sdk.call(action, **parameters)
            cls.sent_by_sdk = recorder.take()
        with Cloud(seed=1) as cloud:
            recorder.cloud = cloud
            cls.sent_by_tccli = by_tccli(recorder, cls.expected)
        with Cloud(seed=1) as cloud:
            recorder.cloud = cloud
            cls.sent_by_certback = by_certback(recorder, cls.expected)
        cls.ended = int(time.time())

    def test_the_three_send_the_same_calls(self):
        for sdk, tccli, (action, parameters) in zip(self.sent_by_sdk, self.sent_by_tccli, self.expected, strict=True):
            with self.subTest(action):
                ours = [call for call in self.sent_by_certback if (call.action, call.parameters) == (action, parameters)]
                self.assertTrue(ours, f"certback never sent {parameters}")
                official = signed_part(sdk)
                self.assertEqual(official["parameters"], parameters)
                self.assertEqual(official, signed_part(tccli))
                for call in ours:
                    self.assertEqual(official, signed_part(call))

    def test_certback_sends_nothing_else(self):
        for call in self.sent_by_certback:
            # Whose the keys are is asked before each change, of another service.
            if call.action == "GetCallerIdentity":
                continue
            # What was changed is looked at until it has ended, in the family update in a record of its own.
            if call.action == "DescribeHostUpdateRecordDetail" and int(call.parameters["DeployRecordId"]) > self.newest_update:
                continue
            self.assertIn((call.action, call.parameters), self.expected)

    def test_values_have_the_same_types(self):
        # In JSON 2 and "2" differ, in Python 1 and True do not.
        def types(call):
            return {name: type(value) for name, value in call.parameters.items()}

        for sdk, tccli in zip(self.sent_by_sdk, self.sent_by_tccli, strict=True):
            self.assertEqual(types(sdk), types(tccli))
            for call in self.sent_by_certback:
                if call.action == sdk.action and call.parameters == sdk.parameters:
                    self.assertEqual(types(sdk), types(call))

    def test_each_host_is_the_one_asked(self):
        for call in self.sent_by_sdk + self.sent_by_certback:
            self.assertEqual(call.header("Host"), self.recorder.address)
        for call in self.sent_by_tccli:
            self.assertEqual(call.header("Host"), self.recorder.url)

    def test_every_signature_is_the_one_computed_here(self):
        for call in self.sent_by_sdk + self.sent_by_tccli + self.sent_by_certback:
            with self.subTest(call):
                self.assertIn(call.timestamp, range(self.started - 1, self.ended + 2))
                computed = tc3.authorization(
                    call.signed_headers, call.body, call.timestamp, secret_id=SECRET_ID, secret_key=SECRET_KEY,
                    service=call.authorization["service"])
                self.assertEqual(call.header("Authorization"), computed)

    def test_the_SDK_signs_the_bytes_of_certback_as_certback_does(self):
        sdk = SDK(self.recorder.url)
        for call in self.sent_by_certback:
            with self.subTest(call):
                self.assertEqual(call.authorization["signature"], sdk.signature_of(call))

    def test_one_changed_byte_is_another_signature(self):
        call = self.sent_by_certback[0]
        changed = tc3.authorization(
            call.signed_headers, call.body + b" ", call.timestamp, secret_id=SECRET_ID, secret_key=SECRET_KEY)
        self.assertNotEqual(call.header("Authorization"), changed)

    def test_all_were_taken(self):
        for call in self.sent_by_sdk + self.sent_by_tccli + self.sent_by_certback:
            self.assertNotIn("Error", call.answer["Response"], call)

    @property
    def newest_update(self):
        first = next(call for call in self.sent_by_sdk if call.action == "DescribeHostUpdateRecord")
        return max(row["Id"] for row in first.answer["Response"]["DeployRecordList"])


def wanted_calls(sdk):
    """Every action with its parameters written out, for records that the world has."""
    listed = sdk.call("DescribeHostUploadUpdateRecord", Offset=0, Limit=100).DeployRecordList
    deployed = next(row.Id for row in listed if row.Status == 1)
    failed, other = [row.Id for row in listed if row.Status == 2][:2]
    detail = sdk.call("DescribeHostUploadUpdateRecordDetail", DeployRecordId=other, Offset=0, Limit=200)
    item = next(
        row.Id for task in detail.DeployRecordDetail for group in task.RecordDetailList for row in group.List if row.Status == 2)
    updates = sdk.call("DescribeHostUpdateRecord", Offset=0, Limit=100).DeployRecordList
    update = next(row.Id for row in updates if row.Status == 1)
    failed_update = next(row.Id for row in updates if row.Status == 2)
    large = next(row.Id for row in listed if item_count(sdk, row.Id) > 200)
    whole, texts = {"Offset": 0, "Limit": 200}, {"Offset": "0", "Limit": "200"}
    return [
        ("DescribeHostUploadUpdateRecord", {"Offset": 0, "Limit": 100}),
        ("DescribeHostUploadUpdateRecord", {"Offset": 100, "Limit": 100}),
        ("DescribeHostUploadUpdateRecord", {"Offset": 200, "Limit": 100}),
        ("DescribeHostUpdateRecord", {"Offset": 0, "Limit": 100}),
        ("DescribeHostUploadUpdateRecordDetail", {"DeployRecordId": deployed, **whole}),
        ("UploadUpdateCertificateRecordRollback", {"DeployRecordId": deployed}),
        ("DescribeHostUploadUpdateRecordDetail", {"DeployRecordId": failed, **whole}),
        ("UploadUpdateCertificateRecordRetry", {"DeployRecordId": failed}),
        ("DescribeHostUploadUpdateRecordDetail", {"DeployRecordId": other, **whole}),
        ("UploadUpdateCertificateRecordRetry", {"DeployRecordDetailId": item}),
        ("DescribeHostUploadUpdateRecordDetail", {"DeployRecordId": large, **whole}),
        ("DescribeHostUploadUpdateRecordDetail", {"DeployRecordId": large, "Offset": 200, "Limit": 200}),
        ("DescribeHostUpdateRecordDetail", {"DeployRecordId": str(update), **texts}),
        ("UpdateCertificateRecordRollback", {"DeployRecordId": update}),
        ("DescribeHostUpdateRecordDetail", {"DeployRecordId": str(failed_update), **texts}),
        ("UpdateCertificateRecordRetry", {"DeployRecordId": failed_update}),
    ]


def item_count(sdk, id):
    """How many items the larger of a record's tasks has."""
    detail = sdk.call("DescribeHostUploadUpdateRecordDetail", DeployRecordId=id, Limit=1)
    return max(one.TotalCount for one in detail.DeployRecordDetail)


def by_tccli(recorder, calls):
    tccli = Tccli(recorder.url)
    try:
        recorder.take()
        for action, parameters in calls:
            tccli.call(action, **parameters)
        return recorder.take()
    finally:
        tccli.close()


def by_certback(recorder, calls):
    """The commands that make certback send these calls, and follow what they have begun."""
    certback = Certback(recorder.url)
    changes = [parameters for action, parameters in calls if not action.startswith("Describe")]
    (rollback, retry, item, update, update_retry) = changes
    shown = [parameters["DeployRecordId"] for action, parameters in calls if action == "DescribeHostUploadUpdateRecordDetail"]
    owner, large = shown[2], shown[3]
    try:
        recorder.take()
        certback.run("sync")
        certback.run("show", large)
        for change in [
            ("rollback", rollback["DeployRecordId"]),
            ("retry", retry["DeployRecordId"]),
            ("retry", owner, "--item", item["DeployRecordDetailId"]),
            ("rollback", f"update/{update['DeployRecordId']}"),
            ("retry", f"update/{update_retry['DeployRecordId']}"),
        ]:
            # Whether the simulated cloud succeeds with every item is no matter here.
            certback.run(*change, "--yes", status=(0, 1))
        return recorder.take()
    finally:
        certback.close()


class StoppedClock(Case):
    """At a quarter to five in the afternoon in Greenwich, where it is another day already in China."""

    TIME, MOMENT, ZONE = 1551113065, "2019-02-26 00:44:25", "Asia/Shanghai"

    def test_all_sign_for_the_day_in_Greenwich(self):
        recorder = self.opened(Recorder())
        clock = {**shifted(self.MOMENT), "TZ": self.ZONE}
        with self.assertRaises(Refusal):
            self.tccli(recorder.url).call("DescribeHostUploadUpdateRecordDetail", clock, DeployRecordId=2, Offset=0, Limit=200)
        self.certback(recorder.url).run("show", 2, extra_environment=clock, status=1)
        calls = recorder.take()
        self.assertEqual({call.header("X-TC-RequestClient").split("_")[0].split("-")[0] for call in calls}, {"SDK", "certback"})
        for call in calls:
            with self.subTest(call):
                self.assertEqual(call.parameters, {"DeployRecordId": 2, "Offset": 0, "Limit": 200})
                self.assertEqual(call.timestamp, self.TIME)
                self.assertEqual(call.authorization["date"], "2019-02-25")
                computed = tc3.authorization(
                    call.signed_headers, call.body, self.TIME, secret_id=SECRET_ID, secret_key=SECRET_KEY)
                self.assertEqual(call.header("Authorization"), computed)
