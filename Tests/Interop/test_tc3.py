"""The third signer, against known answers: those of the API's documents, and the official SDK's with its clock stopped."""
import unittest

import tc3

TIMESTAMP = 1551113065
SECRET_KEY = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"


class PublishedSignatures(unittest.TestCase):
    def test_the_documents_example(self):
        body = rb'{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}'
        headers = [("content-type", "application/json; charset=utf-8"), ("host", "cvm.tencentcloudapi.com")]
        canonical = tc3.canonical_request("POST", "/", "", headers, body)
        self.assertEqual(
            tc3.signature(canonical, TIMESTAMP, "cvm", SECRET_KEY),
            "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168")

    def test_the_SDKs_answers_for_the_actions_here(self):
        answers = {
            b'{"DeployRecordId": 2}': "f319c13bd84f8a4c21bacbb3a2fd3cb06b9a6f553335c2c32277e0bdf85b29f7",
            b'{"DeployRecordId": 2, "Limit": 200, "Offset": 0}':
                "77990cb2038c3c44a00a96ca242d39d90f07ae7fb19efbf3c306a9dd01ec6293",
            b'{"DeployRecordId":2}': "94694108c610388325bdd77566b8a8a3d5d2b69d2856ce485634cab64ab6a2f8",
        }
        headers = [("content-type", "application/json"), ("host", "ssl.intl.tencentcloudapi.com")]
        for body, known in answers.items():
            canonical = tc3.canonical_request("POST", "/", "", headers, body)
            self.assertEqual(tc3.signature(canonical, TIMESTAMP, "ssl", SECRET_KEY), known)
