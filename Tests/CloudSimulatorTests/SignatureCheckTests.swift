import Foundation
import Testing

@testable import CloudSimulator

@Suite struct SignatureCheckTests {
    private let check = SignatureCheck(
        secretID: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
        secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"
    )
    private static let timestamp = 1_551_113_065
    private let now = Date(timeIntervalSince1970: Double(timestamp))

    /// A call of the published examples: what was signed, and the signature that the official SDK made of it.
    private func example(
        body: String = #"{"DeployRecordId": 2}"#,
        signature: String = "f319c13bd84f8a4c21bacbb3a2fd3cb06b9a6f553335c2c32277e0bdf85b29f7",
        signed: String = "content-type;host",
        credential: String = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/ssl/tc3_request",
        changing changes: [String: String] = [:]
    ) -> IncomingRequest {
        let authorization =
            "TC3-HMAC-SHA256 Credential=\(credential), SignedHeaders=\(signed), Signature=\(signature)"
        let headers = [
            "Host": "ssl.intl.tencentcloudapi.com", "Content-Type": "application/json",
            "X-TC-Action": "UploadUpdateCertificateRecordRollback", "X-TC-Timestamp": "\(Self.timestamp)",
            "Authorization": authorization,
        ].merging(changes) { $1 }
        return IncomingRequest(headers: headers.map { .init(name: $0.key, value: $0.value) }, body: Array(body.utf8))
    }

    private func code(_ request: IncomingRequest, token: String? = nil, after seconds: Double = 0) -> String {
        var check = check
        check.token = token
        do {
            try check.check(request, now: now + seconds)
            return "OK"
        } catch {
            return error.code
        }
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
    func signaturesOfTheOfficialSDKAreAccepted(body: String, signature: String) {
        #expect(code(example(body: body, signature: signature)) == "OK")
    }

    @Test func aBodyLeftUnsignedIsAcceptedIfTheRequestSaysSo() {
        let signature = "44e6087c21db8ca561092d144ea9a9e71506ff85a37a2dbcebfec7f853e8df0f"
        let unsigned = ["X-TC-Content-SHA256": "UNSIGNED-PAYLOAD"]
        #expect(code(example(signature: signature, changing: unsigned)) == "OK")
        #expect(code(example(signature: signature)) == "AuthFailure.SignatureFailure")
    }

    @Test func theActionMayBeSignedAndIsThenCovered() {
        let signature = "dfdf7af0d88d4b421675c16872aa4dc8f5a0178808dc9dbaf9d4e8c8914f1d33"
        func request(_ changes: [String: String]) -> IncomingRequest {
            let signed = "content-type;host;x-tc-action"
            return example(body: #"{"DeployRecordId":2}"#, signature: signature, signed: signed, changing: changes)
        }
        #expect(code(request([:])) == "OK")
        #expect(code(request(["X-TC-Action": "DescribeHostUploadUpdateRecord"])) == "AuthFailure.SignatureFailure")
    }

    @Test func whateverWasSignedMayNotChange() {
        let failure = "AuthFailure.SignatureFailure"
        #expect(code(example(body: #"{"DeployRecordId": 3}"#)) == failure)
        #expect(code(example(changing: ["Host": "ssl.tencentcloudapi.com"])) == failure)
        #expect(code(example(changing: ["Content-Type": "application/json; charset=utf-8"])) == failure)
        #expect(code(example(changing: ["X-TC-Timestamp": "\(Self.timestamp + 1)"])) == failure)
        #expect(code(example(signature: String(repeating: "0", count: 64))) == failure)
        #expect(code(example(signed: "content-type;host;x-absent")) == failure)
    }

    @Test(arguments: ["2019-02-26/ssl", "2019-02-25/cvm"])
    func theScopeMustBeTheUTCDayAndTheService(scope: String) {
        let credential = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/\(scope)/tc3_request"
        #expect(code(example(credential: credential)) == "AuthFailure.SignatureFailure")
    }

    @Test func anUnknownKeyIsNamedAsSuch() {
        #expect(code(example(credential: "AKIDOTHER/2019-02-25/ssl/tc3_request")) == "AuthFailure.SecretIdNotFound")
    }

    @Test(arguments: [
        "", "Basic QUtJRA==", "TC3-HMAC-SHA256", "TC3-HMAC-SHA256 Credential=a/b/ssl/tc3_request",
        "TC3-HMAC-SHA256 SignedHeaders=content-type;host, Credential=a/b/ssl/tc3_request, Signature=00",
    ])
    func aMalformedHeaderIsNamedAsSuch(authorization: String) {
        let request = example(changing: ["Authorization": authorization])
        #expect(code(request) == "AuthFailure.InvalidAuthorization")
    }

    @Test(arguments: ["content-type", "host", "host;content-type", "Content-Type;Host", "content-type;host;host", ""])
    func theSignedHeadersMustBeCompleteAndInOrder(signed: String) {
        #expect(code(example(signed: signed)) == "AuthFailure.InvalidAuthorization")
    }

    @Test func aSignatureLivesFiveMinutesInBothDirections() {
        #expect(code(example(), after: 300) == "OK")
        #expect(code(example(), after: -300) == "OK")
        #expect(code(example(), after: 301) == "AuthFailure.SignatureExpire")
        #expect(code(example(), after: -301) == "AuthFailure.SignatureExpire")
    }

    @Test func aTokenThatIsExpectedMustBeThere() {
        #expect(code(example(), token: "t") == "AuthFailure.TokenFailure")
        #expect(code(example(changing: ["X-TC-Token": "u"]), token: "t") == "AuthFailure.TokenFailure")
        #expect(code(example(changing: ["X-TC-Token": "t"]), token: "t") == "OK")
    }
}
