"""The example of the library, run as its readers run it: it lists, asks, sends once and follows."""
import os
import subprocess
import tempfile

from case import Case, tasks
from cloud import SECRET_ID, SECRET_KEY, Cloud, environment

EXAMPLES = os.environ["INTEROP_EXAMPLES"]


class Examples(Case):
    def setUp(self):
        self.cloud = self.opened(Cloud(seed=3))
        self.theirs = self.sdk(self.cloud.url)
        self.folder = self.opened(tempfile.TemporaryDirectory()).name

    def run_example(self, *arguments, typed="", secret_key=SECRET_KEY):
        keys = {"TENCENTCLOUD_SECRET_ID": SECRET_ID, "TENCENTCLOUD_SECRET_KEY": secret_key, "ENDPOINT": self.cloud.url}
        return subprocess.run(
            [EXAMPLES, self.folder, *map(str, arguments)], env=environment(**keys, HOME=self.folder), input=typed,
            capture_output=True, text=True, timeout=60, check=True).stdout

    def deployed(self):
        rows = self.theirs.call("DescribeHostUploadUpdateRecord", Offset=0, Limit=100).DeployRecordList
        return next(row.Id for row in rows if row.Status == 1)

    def test_it_lists_what_the_SDK_lists(self):
        rows = self.theirs.call("DescribeHostUploadUpdateRecord", Offset=0, Limit=100).DeployRecordList
        listed = [line.split()[:2] for line in self.run_example().splitlines()]
        self.assertEqual(len(listed), 240)
        self.assertEqual(listed[:100], [[str(row.Id), row.OldCertId] for row in rows])

    def test_it_rolls_back_once_confirmed(self):
        id = self.deployed()
        said = self.run_example(id, typed=f"{id}\n")
        words = [word for word in ("INTENDED", "SENDING", "ACCEPTED", "ROLL") if f"{id} {word}" in said]
        self.assertEqual(words, ["INTENDED", "SENDING", "ACCEPTED", "ROLL"])
        self.assertEqual([one["type"] for one in tasks(self.theirs, id)], [0, 1])
        # The same again is told to be done already, and not asked.
        self.assertNotIn("Type", self.run_example(id, typed=f"{id}\n"))

    def test_nothing_is_sent_for_another_text(self):
        id = self.deployed()
        for typed in ("", "\n", "y\n", f"{id + 1}\n"):
            self.assertIn("Nothing was sent.", self.run_example(id, typed=typed))
        self.assertEqual([one["type"] for one in tasks(self.theirs, id)], [0])

    def test_what_is_no_id_is_not_taken_for_a_wish_to_list(self):
        self.assertEqual(self.run_example("1e6"), "1e6 is no record id.\n")

    def test_a_refusal_is_explained(self):
        self.assertIn("AuthFailure.SignatureFailure", self.run_example(secret_key="wrong"))
