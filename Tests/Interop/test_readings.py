"""What the SDK and tccli read out of the simulator's answers is what certback reads."""
import json

from case import Case, items, progress, record, tasks, update_record
from cloud import Cloud


class Readings(Case):
    @classmethod
    def setUpClass(cls):
        cls.cloud = cls.enterClassContext(Cloud(seed=7))

    def setUp(self):
        self.theirs = self.sdk(self.cloud.url)
        self.ours = self.certback(self.cloud.url)

    def pages(self, action, size):
        """Every page until the count is reached, as the SDK reads them."""
        rows = []
        while True:
            page = self.theirs.call(action, Offset=len(rows), Limit=size)
            rows += page.DeployRecordList
            if len(rows) >= page.TotalCount or not page.DeployRecordList:
                return rows

    def listed(self, *filter):
        """As certback lists them, without the words that it puts beside the numbers."""
        self.ours.run("sync", "--all")
        rows = self.ours.json("list", *filter)
        return [{name: value for name, value in row.items() if name != "statusWord"} for row in rows]

    def shown(self, id):
        shown = self.ours.json("show", id)
        for one in shown["tasks"]:
            del one["kind"], one["statusWord"]
        return shown

    def test_every_record_of_the_list(self):
        # Pages of another size than certback's: what a row says must not depend on where a page ends.
        rows = self.pages("DescribeHostUploadUpdateRecord", 70)
        self.assertEqual(len(rows), 240)
        self.assertGreaterEqual({row.Status for row in rows}, {1, 2, 3, 4, 5, 6, 7})
        self.assertEqual([record(row) for row in rows], self.listed("family:upload"))

    def test_every_record_of_the_family_update(self):
        rows = self.pages("DescribeHostUpdateRecord", 5)
        self.assertEqual(len(rows), 12)
        self.assertEqual([update_record(row) for row in rows], self.listed("family:update"))

    def test_details_of_records_of_every_status(self):
        rows = self.theirs.call("DescribeHostUploadUpdateRecord", Offset=0, Limit=100).DeployRecordList
        most = 0
        for status in sorted({row.Status for row in rows}):
            for row in [row for row in rows if row.Status == status][:3]:
                with self.subTest(status=status, id=row.Id):
                    shown = self.shown(row.Id)
                    self.assertEqual(tasks(self.theirs, row.Id), shown["tasks"])
                    most = max([most, *(len(one["items"]) for one in shown["tasks"])])
        self.assertGreater(most, 200, "no record of this seed needs a second page")

    def test_details_of_the_family_update(self):
        for row in self.theirs.call("DescribeHostUpdateRecord", Offset=0, Limit=100).DeployRecordList:
            with self.subTest(id=row.Id):
                shown = self.shown(f"update/{row.Id}")
                detail = self.theirs.call(
                    "DescribeHostUpdateRecordDetail", DeployRecordId=str(row.Id), Offset="0", Limit="200")
                [deployment] = shown["tasks"]
                self.assertEqual(items(detail.RecordDetailList), deployment["items"])
                # What the family does not say, the status and the time of the whole, certback finds in the items.
                self.assertEqual(progress(detail), deployment["progress"])

    def test_a_page_of_items_is_a_part_of_the_whole(self):
        rows = self.theirs.call("DescribeHostUpdateRecord", Offset=0, Limit=100).DeployRecordList
        [deployment] = self.shown(f"update/{rows[1].Id}")["tasks"]
        read = []
        while len(read) < len(deployment["items"]):
            page = self.theirs.call(
                "DescribeHostUpdateRecordDetail", DeployRecordId=str(rows[1].Id), Offset=str(len(read)), Limit="3")
            part = items(page.RecordDetailList)
            self.assertIn(len(part), range(1, 4))
            read += part
        self.assertEqual(read, deployment["items"])

    def test_tccli_prints_what_the_SDK_reads(self):
        tccli = self.tccli(self.cloud.url)
        rows = self.theirs.call("DescribeHostUploadUpdateRecord", Offset=0, Limit=100).DeployRecordList
        deployed = next(row.Id for row in rows if row.Status == 1)
        updates = self.theirs.call("DescribeHostUpdateRecord", Offset=0, Limit=100).DeployRecordList
        update = next(row.Id for row in updates if row.Status == 1)
        for action, parameters in [
            ("DescribeHostUploadUpdateRecord", {"Offset": 30, "Limit": 70}),
            ("DescribeHostUpdateRecord", {"Offset": 2, "Limit": 5}),
            ("DescribeHostUploadUpdateRecordDetail", {"DeployRecordId": deployed, "Offset": 0, "Limit": 200}),
            ("DescribeHostUpdateRecordDetail", {"DeployRecordId": str(update), "Offset": "0", "Limit": "200"}),
        ]:
            with self.subTest(action):
                printed = tccli.call(action, **parameters)
                read = json.loads(self.theirs.call(action, **parameters).to_json_string())
                for answer in (printed, read):
                    del answer["RequestId"]
                self.assertEqual(with_absent_as_null(printed), with_absent_as_null(read))


class LastPages(Case):
    def test_the_record_that_is_alone_on_its_page(self):
        # certback asks for a hundred at a time: one less, none or one on the last page.
        for count in (0, 1, 99, 100, 101, 201):
            with self.subTest(count), Cloud(records=count) as cloud:
                certback = self.certback(cloud.url)
                certback.run("sync")
                theirs = set()
                for offset in range(0, count, 50):
                    page = self.sdk(cloud.url).call("DescribeHostUploadUpdateRecord", Offset=offset, Limit=50)
                    theirs |= {row.Id for row in page.DeployRecordList}
                self.assertEqual(len(theirs), count)
                self.assertEqual({row["id"] for row in certback.json("list", "family:upload")}, theirs)


def with_absent_as_null(value):
    """The SDK leaves out what is null or empty where tccli prints it."""
    if isinstance(value, dict):
        return {name: with_absent_as_null(part) for name, part in value.items() if part not in (None, [])}
    return [with_absent_as_null(part) for part in value] if isinstance(value, list) else value
