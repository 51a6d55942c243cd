import CloudSimulator
import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

@Suite struct SecurityTokenServiceTests {
    private static let role = Role(arn: "qcs::cam::uin/100000000001:roleName/operator")
    private static let issued = #"""
        {"Response":{"Credentials":{"Token":"tok-opens-nothing","TmpSecretId":"AKIDTMP","TmpSecretKey":"tmp-opens-nothing"},
        "ExpiredTime":1751007200,"Expiration":"2025-06-27T06:53:20Z","RequestId":"r-sts"}}
        """#

    private func service(_ transport: FakeTransport, beside endpoint: Endpoint = .international) -> SecurityTokenService {
        SecurityTokenService(.init(beside: endpoint), transport: transport)
    }

    @Test func theKeysOwnerIsAskedForAtTheSecurityTokensOfTheSameSite() async throws {
        let transport = FakeTransport(
            .json(#"{"Response":{"AccountId":"1000","Arn":"a","UserId":"u","PrincipalId":"p","Type":"CAMUser","RequestId":"r"}}"#)
        )
        let caller = try await service(transport).callerIdentity(of: .sample)
        #expect(caller == CallerIdentity(accountID: "1000", arn: "a", userID: "u", principalID: "p", type: "CAMUser"))
        let call = try #require(transport.calls.first)
        #expect(call.url == "https://sts.intl.tencentcloudapi.com/")
        #expect(call.header("X-TC-Action") == "GetCallerIdentity")
        #expect(call.header("X-TC-Version") == "2018-08-13")
        #expect(call.header("X-TC-Region") == "ap-guangzhou")
        #expect(call.header("Authorization")?.contains("/sts/tc3_request, ") == true)
        #expect(call.body == Array("{}".utf8))
    }

    @Test(arguments: [
        ("ssl.intl.tencentcloudapi.com", "https://sts.intl.tencentcloudapi.com/"),
        ("ssl.tencentcloudapi.com", "https://sts.tencentcloudapi.com/"),
        ("ssl.ap-guangzhou.tencentcloudapi.com", "https://sts.tencentcloudapi.com/"),
        ("http://127.0.0.1:18765", "http://127.0.0.1:18765/"),
        ("https://gateway.example", "https://gateway.example/"),
    ])
    func eachSiteHasItsOwnAndAnyOtherHostIsAskedItself(endpoint: String, url: String) async throws {
        let transport = FakeTransport(.json(#"{"Response":{"AccountId":"1","RequestId":"r"}}"#))
        _ = try await service(transport, beside: Endpoint(endpoint)).callerIdentity(of: .sample)
        #expect(transport.calls.map(\.url) == [url])
    }

    @Test func anAnswerWithoutAnAccountIsNone() async throws {
        let transport = FakeTransport(.json(#"{"Response":{"RequestId":"r"}}"#))
        let error = try await failure { _ = try await service(transport).callerIdentity(of: .sample) }
        guard case .unreadable(.wrongShape(let what)) = error.reason else { throw error }
        #expect(what.contains("AccountId"))
    }

    @Test func aRolesKeysComeWithTheirEnd() async throws {
        let keys = try await service(FakeTransport(.json(Self.issued))).assume(Self.role, with: .sample)
        #expect(
            keys.credentials
                == Credentials(secretID: "AKIDTMP", secretKey: Secret("tmp-opens-nothing"), token: Secret("tok-opens-nothing")))
        #expect(keys.expiresAt == Date(timeIntervalSince1970: 1_751_007_200))
    }

    @Test func whoBringsATokenDoesNotSign() async throws {
        let transport = FakeTransport(.json(Self.issued))
        _ = try await service(transport).assume(Self.role, provider: "OIDC", token: Secret("web-token"))
        let call = try #require(transport.calls.first)
        #expect(call.header("Authorization") == "SKIP")
        #expect(call.header("X-TC-Token") == nil)
        #expect(String(decoding: call.body, as: UTF8.self).contains(#""WebIdentityToken":"web-token""#))
    }

    /// A gateway may cut an answer off in the middle: what is left may be the keys.
    @Test(arguments: [
        String(issued.dropLast(90)), issued.replacing("AKIDTMP", with: "AK ID"), issued.replacing("1751007200", with: "null"),
        issued.replacing(#""Token":"tok-opens-nothing","#, with: ""),
    ])
    func aBrokenAnswerIsNotQuoted(answer: String) async throws {
        let transport = FakeTransport(.json(answer))
        let error = try await failure { _ = try await service(transport).assume(Self.role, with: .sample) }
        #expect(!everyPrintout(of: error).contains("opens"))
        #expect(!ErrorGuide.english.explain(error).text.contains("opens"))
        guard case .unreadable = error.reason else { throw error }
    }

    @Test func aWrongStatusShowsNothingOfTheAnswerEither() async throws {
        let transport = FakeTransport(.json(Self.issued, status: 502))
        let error = try await failure { _ = try await service(transport).assume(Self.role, with: .sample) }
        #expect(!everyPrintout(of: error).contains("opens"))
        #expect(transport.calls.count == 3)
    }

    @Test func overHTTPTheIssuedKeysServeForRecordsAndAreOfTheSameAccount() async throws {
        let cloud = try LiveCloud()
        try await cloud.simulator.withServer { address in
            let endpoint = try Endpoint(address.url)
            let transport = HTTPTransport()
            let tokens = SecurityTokenService(.init(beside: endpoint), transport: transport)
            let keys = try await tokens.assume(Self.role, with: cloud.credentials)
            let own = try await tokens.callerIdentity(of: cloud.credentials)
            let caller = try await tokens.callerIdentity(of: keys.credentials)
            #expect(caller.accountID == own.accountID)
            #expect((own.type, caller.type) == ("CAMUser", "CAMRole"))
            let client = APIClient(.init(endpoint: endpoint, credentials: keys.credentials), transport: transport)
            #expect(try await client.send(DescribeHostUploadUpdateRecord(offset: 0, limit: 5)).records.count == 5)
            let web = try await tokens.assume(Self.role, provider: "p", token: Secret(SimulatorOptions().webIdentityToken))
            #expect(try await tokens.callerIdentity(of: web.credentials).accountID == own.accountID)
            try await transport.close()
        }
    }
}
