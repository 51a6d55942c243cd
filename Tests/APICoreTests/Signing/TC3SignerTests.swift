import Crypto
import Testing

@testable import APICore

/// The key of the documents' examples.
private let documented = Credentials(
    secretID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: Secret("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"))

@Suite struct TC3SignerTests {
    /// The request of the documents' examples.
    private func example(action: String? = nil) -> TC3Signer.Input {
        let body = #"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#
        return TC3Signer.Input(
            service: "cvm", contentType: "application/json; charset=utf-8", host: "cvm.tencentcloudapi.com", action: action,
            body: Array(body.utf8), timestamp: 1_551_113_065)
    }

    /// A request of our own actions, as the official SDK was seen to sign it.
    private func ours(_ body: String, action: String? = nil, timestamp: Int64 = 1_551_113_065) -> TC3Signer.Input {
        TC3Signer.Input(
            contentType: "application/json", host: "ssl.intl.tencentcloudapi.com", action: action,
            body: Array(body.utf8), timestamp: timestamp)
    }

    private func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { HexByte.text($0) }.joined()
    }

    @Test func theInternationalDocumentsKnownAnswerIsGiven() {
        let signer = TC3Signer()
        let canonical = signer.canonicalRequest(example())
        #expect(digest(canonical) == "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031")
        #expect(canonical.hasSuffix("35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064"))
        #expect(
            signer.authorization(for: example(), credentials: documented)
                == "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
                + "SignedHeaders=content-type;host, "
                + "Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168")
    }

    @Test func theMainlandDocumentsKnownAnswerIsGiven() {
        let signer = TC3Signer()
        let stars = String(repeating: "*", count: 32)
        let credentials = Credentials(secretID: "AKID\(stars)", secretKey: Secret(stars))
        let input = example(action: "DescribeInstances")
        #expect(
            digest(signer.canonicalRequest(input)) == "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84")
        #expect(
            signer.authorization(for: input, credentials: credentials)
                == "TC3-HMAC-SHA256 Credential=AKID\(stars)/2019-02-25/cvm/tc3_request, "
                + "SignedHeaders=content-type;host;x-tc-action, "
                + "Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f")
    }

    @Test(arguments: [
        (#"{"DeployRecordId": 2}"#, "f319c13bd84f8a4c21bacbb3a2fd3cb06b9a6f553335c2c32277e0bdf85b29f7"),
        (
            #"{"Offset": 0, "Limit": 10, "OldCertificateId": "OMhKAc35"}"#,
            "ab20be3e3f6387c116b8cc358a1ee715b7a4ffb9a6d49aaa7d79be60bd08d26f"
        ),
        (
            #"{"DeployRecordId": 2, "Limit": 200, "Offset": 0}"#,
            "77990cb2038c3c44a00a96ca242d39d90f07ae7fb19efbf3c306a9dd01ec6293"
        ),
        (#"{"DeployRecordId":2}"#, "94694108c610388325bdd77566b8a8a3d5d2b69d2856ce485634cab64ab6a2f8"),
    ])
    func ourActionsAreSignedAsTheOfficialSDKSignsThem(body: String, signature: String) {
        #expect(TC3Signer().signature(for: ours(body), credentials: documented) == signature)
    }

    @Test func theActionIsSignedWhereGiven() {
        let input = ours(#"{"DeployRecordId":2}"#, action: "UploadUpdateCertificateRecordRollback")
        #expect(
            TC3Signer().signature(for: input, credentials: documented)
                == "dfdf7af0d88d4b421675c16872aa4dc8f5a0178808dc9dbaf9d4e8c8914f1d33")
    }

    @Test func aTokenIsNoPartOfTheSignature() {
        let temporary = Credentials(secretID: documented.secretID, secretKey: documented.secretKey, token: Secret("token"))
        #expect(
            TC3Signer().signature(for: ours(#"{"DeployRecordId": 2}"#), credentials: temporary)
                == "f319c13bd84f8a4c21bacbb3a2fd3cb06b9a6f553335c2c32277e0bdf85b29f7")
    }

    @Test(arguments: [
        (Int64(1_551_139_199), "2019-02-25"), (1_551_139_200, "2019-02-26"), (1_551_110_400, "2019-02-25"),
        (1_709_164_800, "2024-02-29"), (1_735_689_599, "2024-12-31"), (1_735_689_600, "2025-01-01"),
    ])
    func theDayIsThatOfUTC(timestamp: Int64, day: String) {
        let authorization = TC3Signer().authorization(for: ours("{}", timestamp: timestamp), credentials: documented)
        #expect(authorization.contains("/\(day)/ssl/tc3_request, "))
    }

    @Test func whateverIsSignedChangesTheSignature() {
        var others = [TC3Signer.Input](repeating: ours("{}"), count: 5)
        others[0].contentType += "; charset=utf-8"
        others[1].host += ":8443"
        others[2].action = "DescribeHostUploadUpdateRecord"
        others[3].body.append(UInt8(ascii: " "))
        others[4].timestamp += 1
        let signatures = Set((others + [ours("{}")]).map { TC3Signer().signature(for: $0, credentials: documented) })
        #expect(signatures.count == 6)
    }
}
