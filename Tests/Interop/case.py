"""What the tests have in common: clients that end with the test, and readings written one way."""
import datetime
import unittest

from clients import SDK, Certback, Tccli


class Case(unittest.TestCase):
    maxDiff = None

    def opened(self, thing):
        """Enters a cloud or a recorder, to be left when the test ends."""
        thing.__enter__()
        self.addCleanup(thing.__exit__, None, None, None)
        return thing

    def closed_later(self, client):
        self.addCleanup(client.close)
        return client

    def sdk(self, url, **options):
        return SDK(url, **options)

    def tccli(self, url, **options):
        return self.closed_later(Tccli(url, **options))

    def certback(self, url, **options):
        return self.closed_later(Certback(url, **options))


# The same field read by each: here by the SDK, written as `certback --format json` writes it.


def moment(text):
    """`2025-05-20 15:03:17` of a record is UTC+8, `2025-05-20T07:03:17.000000Z` of an item is UTC."""
    if not text:
        return None
    if "T" in text:
        return datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").strftime("%Y-%m-%dT%H:%M:%SZ")
    east = datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    return (east - datetime.timedelta(hours=8)).strftime("%Y-%m-%dT%H:%M:%SZ")


def marked(text):
    """certback shows a mark for what nobody can see; the SDK passes it on."""
    return (text or "").replace("\u034f", "\ufffd")


def without_none(values):
    return {name: value for name, value in values.items() if value is not None}


def record(row):
    """A row of the list of the family whose certificates keep their id."""
    return without_none({
        "id": row.Id, "family": "upload", "certificateID": row.OldCertId, "status": row.Status,
        "resourceTypes": [type.lower() for type in row.ResourceTypes],
        "createdAt": moment(row.CreateTime), "updatedAt": moment(row.UpdateTime),
    })


def update_record(row):
    """A row of the list of the family in which another certificate takes the place of the one before."""
    return without_none({
        "id": f"update/{row.Id}", "family": "update", "certificateID": row.CertId, "formerCertificateID": row.OldCertId,
        "status": row.Status, "resourceTypes": [type.lower() for type in row.ResourceTypes],
        "createdAt": moment(row.CreateTime), "updatedAt": moment(row.UpdateTime),
    })


def item(row):
    """One item of a task; the update family alone names the new certificate too."""
    new = getattr(row, "CertId", None)
    return without_none({
        "id": row.Id, "certificateID": new or row.OldCertId, "formerCertificateID": row.OldCertId if new else None,
        "resourceType": row.ResourceType.lower(), "region": row.Region, "instanceID": row.InstanceId,
        "instanceName": marked(row.InstanceName), "listenerID": row.ListenerId, "listenerName": marked(row.ListenerName),
        # One element may hold a whole comma list.
        "domains": [domain for element in row.Domains or [] for domain in element.split(",")],
        # The SDK leaves it as it came: a number, or its digits.
        "port": None if row.Port in (None, "") else int(row.Port),
        "transport": row.Protocol or "", "status": row.Status, "errorMessage": marked(row.ErrorMsg),
        "createdAt": moment(row.CreateTime), "updatedAt": moment(row.UpdateTime),
    })


def items(lists):
    """Those of a page, whatever group of resources they stand in."""
    return [item(row) for group in lists or [] for row in group.List or []]


def progress(counts):
    return {
        "total": counts.TotalCount, "succeeded": counts.SuccessTotalCount, "failed": counts.FailedTotalCount,
        "running": counts.RunningTotalCount,
    }


def task(row):
    """The deployment of a record, or its rollback, with the items of one page."""
    return without_none({
        "type": row.Type, "status": row.Status, "progress": progress(row), "createdAt": moment(row.CreateTime),
        "items": items(row.RecordDetailList),
    })


def tasks(sdk, id):
    """Both with all their items, page by page, as whoever uses the SDK has to read them."""
    whole = []
    while True:
        offset = max((len(one["items"]) for one in whole), default=0)
        page = sdk.call("DescribeHostUploadUpdateRecordDetail", DeployRecordId=id, Offset=offset, Limit=200)
        read = [task(row) for row in page.DeployRecordDetail]
        for one, more in zip(whole, read):
            one["items"] += more["items"]
        whole = whole or read
        if all(len(one["items"]) >= one["progress"]["total"] for one in whole) or not any(one["items"] for one in read):
            return whole
