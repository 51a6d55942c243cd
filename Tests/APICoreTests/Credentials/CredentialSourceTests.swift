import Foundation
import RecordModel
import Testing

@testable import APICore

/// What each place may hold, and what is said of it.
@Suite struct CredentialSourceTests {
    private static let id = "TENCENTCLOUD_SECRET_ID"
    private static let key = "TENCENTCLOUD_SECRET_KEY"
    private static let token = "TENCENTCLOUD_TOKEN"
    private static let terraforms = "TENCENTCLOUD_SECURITY_TOKEN"

    @Test(
        arguments: [
            ([:], nil), ([token: "t"], "t"), ([terraforms: "t"], "t"), ([token: "t", terraforms: "t"], "t"),
            ([token: "", terraforms: "t"], "t"), ([token: ""], nil),
        ] as [([String: String], String?)])
    func theTokenHasTwoNames(variables: [String: String], token: String?) async throws {
        try await KeyPlace.with { place in
            place.environment = variables.merging([Self.id: "AKID1", Self.key: "k1"]) { $1 }
            let keys = try await place.chain().credentials()
            #expect(keys == Credentials(secretID: "AKID1", secretKey: Secret("k1"), token: token.map(Secret.init)))
        }
    }

    @Test(
        arguments: [
            ([id: "AKID1"], "the environment: not set: TENCENTCLOUD_SECRET_KEY; set all or none of them"),
            ([id: "AKID1", key: ""], "the environment: not set: TENCENTCLOUD_SECRET_KEY; set all or none of them"),
            ([key: "k1"], "the environment: not set: TENCENTCLOUD_SECRET_ID; set all or none of them"),
            (
                [id: "Gu5t9x", key: "AKID1"],
                "the environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY stand in each other's place: what should be the key begins as ids do"
            ),
            ([token: "t"], "the environment: not set: TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY; set all or none of them"),
            ([id: " AKID1", key: "k1"], "the environment: TENCENTCLOUD_SECRET_ID is empty, or has blanks or line breaks in it"),
            (
                [id: "AKID1", key: "k1\r\n"],
                "the environment: TENCENTCLOUD_SECRET_KEY is empty, or has blanks or line breaks in it"
            ),
            (
                [id: "AKID1", key: "\u{3000}k1"],
                "the environment: TENCENTCLOUD_SECRET_KEY is empty, or has blanks or line breaks in it"
            ),
            (
                [id: "AKID1", key: "k1", token: "t 1"],
                "the environment: TENCENTCLOUD_TOKEN is empty, or has blanks or line breaks in it"
            ),
            (
                [id: "AKID1", key: "k1", token: "a", terraforms: "b"],
                "the environment: TENCENTCLOUD_TOKEN and TENCENTCLOUD_SECURITY_TOKEN differ: unset one of them"
            ),
        ] as [([String: String], String)])
    func aBrokenEnvironmentEndsTheSearch(variables: [String: String], said: String) async throws {
        try await KeyPlace.with { place in
            place.environment = variables
            #expect(await place.said() == said)
            #expect(place.transport.calls.isEmpty)
        }
    }

    @Test(
        arguments: [
            (#"{"secretId":"AKID1","secretKey":"k1","type":"default"}"#, nil),
            (#"{"secretId":"AKID1","secretKey":"k1","token":"t1","type":null}"#, "t1"),
            (#"{"secretId":"AKID1","secretKey":"k1","token":"","role-arn":"","unheard-of":[1]}"#, nil),
            (#"{"type":"oauth","secretId":"AKID1","secretKey":"k1","token":"t1","expiresAt":1751000001}"#, "t1"),
            (
                #"{"type":"sso","secretId":"AKID1","secretKey":"k1","token":"t1","expiresAt":"1751000001","sso":{"uin":"1"}}"#,
                "t1"
            ),
        ] as [(String, String?)])
    func tccliFilesAreReadAsTccliWritesThem(text: String, token: String?) async throws {
        try await KeyPlace.with { place in
            try place.tccli(text)
            let keys = try await place.chain().credentials()
            #expect(keys == Credentials(secretID: "AKID1", secretKey: Secret("k1"), token: token.map(Secret.init)))
        }
    }

    /// Nothing of what a file holds is ever repeated: it may be a key in the wrong place.
    @Test(
        arguments: [
            ("", "is empty"), (" \n", "is empty"), (#"{"secretId":"OPENS","#, ", line 1, column 21, is no JSON"),
            ("OPENS", "is no JSON"),
            ("{\n\n  OPENS: 1}", ", line 3, column 3, is no JSON"), ("[]", "something else than a text"),
            (#"{"secretId":["OPENS"],"secretKey":"k"}"#, "something else than a text"),
            (#"{"secretId":"AKID1","secretKey":"OP ENS"}"#, "secretKey is empty, or has blanks or line breaks in it"),
            (#"{"secretId":"AKID1\n","secretKey":"OPENS"}"#, "secretId is empty, or has blanks or line breaks in it"),
            (#"{"secretId":"OPENS"}"#, "lacks secretKey"), (#"{"secretId":"","secretKey":"OPENS"}"#, "lacks secretId"),
            (#"{"type":"OPENS","secretId":"a","secretKey":"b"}"#, "has a \"type\" that certback does not know"),
            (#"{"type":"oauth","secretId":"OPENS","secretKey":"OPENS"}"#, "lacks expiresAt"),
            (#"{"type":"sso","expiresAt":1751000001,"token":"OPENS"}"#, "lacks secretId, secretKey"),
            (
                #"{"type":"oauth","secretId":"OPENS","secretKey":"OPENS","token":"OPENS","expiresAt":1750999999}"#,
                "the login ended at 2025-06-27T04:53:19Z: run \"tccli auth login\" to log in again"
            ),
            (#"{"type":"sso","secretId":"OPENS","secretKey":"OPENS","expiresAt":1751000000}"#, "run \"tccli sso login\""),
            (
                #"{"type":"oauth","secretId":"OPENS","secretKey":"OPENS","expiresAt":1}"#,
                "remove \"type\", \"token\" and \"expiresAt\""
            ),
        ])
    func aBrokenFileOfTccliIsToldByItsPathAndNeverByItsContent(text: String, words: String) async throws {
        try await KeyPlace.with { place in
            try place.tccli(text)
            let said = await place.said()
            #expect(said.contains("~/.tccli/default.credential") && said.contains(words), "\(said)")
            #expect(!said.contains("OPENS") && !said.contains("OP ENS"))
            // Nothing behind it is asked.
            #expect(!said.contains(".tencentcloud"))
        }
    }

    @Test func aLoginOfANamedProfileIsToldWithItsName() async throws {
        try await KeyPlace.with { place in
            try place.tccli(#"{"type":"sso","secretId":"a","secretKey":"b","expiresAt":1}"#, profile: "prod")
            #expect(await place.said("prod").contains("run \"tccli sso login --profile prod\""))
        }
    }

    @Test(arguments: [#"{}"#, #"{"secretId":"","secretKey":""}"#, #"{"secretId":null,"secretKey":null,"token":null}"#])
    func aFileOfTccliWithoutKeysIsAsGoodAsNone(text: String) async throws {
        try await KeyPlace.with { place in
            try place.tccli(text)
            try place.write("[default]\nsecret_id=AKIDFILE\nsecret_key=k\n", to: ".tencentcloud/credentials")
            #expect(await place.outcome() == .success("AKIDFILE"))
        }
    }

    @Test func aLoginIsReadAnewWhenItEnds() async throws {
        try await KeyPlace.with { place in
            try place.tccli(#"{"type":"oauth","secretId":"AKID1","secretKey":"k","expiresAt":1751000100}"#)
            let chain = try place.chain()
            #expect(try await chain.credentials().secretID == "AKID1")
            try place.tccli(#"{"type":"oauth","secretId":"AKID2","secretKey":"k","expiresAt":1751007200}"#)
            #expect(try await chain.credentials().secretID == "AKID2")
            #expect(chain.source.isTemporary)
            #expect(chain.source.login?.endsAt == Date(timeIntervalSince1970: 1_751_000_100))
            #expect(chain.source.login?.command == "tccli auth login")
        }
    }

    @Test func keysThatMayTakeARoleTakeIt() async throws {
        try await KeyPlace.with { place in
            try place.tccli(
                #"{"secretId":"AKID1","secretKey":"k1","role-arn":"\#(KeyPlace.role)","role-session-name":"me"}"#)
            let chain = try place.chain()
            #expect(chain.source.isTemporary && chain.source.lastingKeys == nil)
            #expect(chain.source.name == "tccli's profile default, role \(KeyPlace.role)")
            #expect(try await chain.credentials().secretID == "AKIDROLE")
            let call = try #require(place.transport.calls.first)
            #expect(call.header("X-TC-Action") == "AssumeRole")
            #expect(call.header("Authorization")?.contains("Credential=AKID1/") == true)
            #expect(String(decoding: call.body, as: UTF8.self).contains(#""RoleSessionName":"me""#))
        }
    }

    @Test func theEnvironmentMayNameARoleAsWell() async throws {
        try await KeyPlace.with { place in
            place.environment = [Self.id: "AKID1", Self.key: "k1", "TENCENTCLOUD_ROLE_ARN": KeyPlace.role]
            #expect(await place.outcome() == .success("AKIDROLE"))
            let body = try #require(place.transport.calls.first?.body)
            #expect(String(decoding: body, as: UTF8.self).contains(#""RoleSessionName":"certback""#))
        }
    }

    @Test func aRoleThatIsRefusedIsToldInTheServicesWords() async throws {
        try await KeyPlace.with { place in
            try place.tccli(#"{"secretId":"AKID1","secretKey":"k1","role-arn":"\#(KeyPlace.role)"}"#)
            place.transport = FakeTransport(.refused("ResourceNotFound.RoleNotFound"))
            #expect(
                await place.said().hasSuffix(
                    "the role \(KeyPlace.role) could not be taken: ResourceNotFound.RoleNotFound: No. (RequestId r-no)"))
        }
    }

    @Test func aFileOfTccliMayNameTheMachinesRole() async throws {
        try await KeyPlace.with { place in
            try place.tccli(#"{"type":"cvm-role"}"#)
            #expect(await place.outcome() == .success("AKIDMACHINE"))
        }
    }

    @Test(arguments: [
        ("[default]\nsecret_id = AKIDFILE\nsecret_key = k\n", "AKIDFILE"),
        ("# mine\n; too\n\n[other]\nsecret_id=x\n[ default ]\r\nsecret_key=k\r\nsecret_id=AKIDFILE\r\nrole_arn=\r\n", "AKIDFILE"),
        ("secret_id=x\n[default]\nsecret_id=AKIDFILE\nsecret_key=a=b", "AKIDFILE"),
    ])
    func theSDKsFileIsReadAsTheSDKsDo(text: String, id: String) async throws {
        try await KeyPlace.with { place in
            try place.write(text, to: ".tencentcloud/credentials")
            #expect(await place.outcome() == .success(id))
        }
    }

    @Test func theMachinesFileServesWhereTheHomeHasNone() async throws {
        try await KeyPlace.with { place in
            try place.write("[default]\nsecret_id=AKIDMACHINEFILE\nsecret_key=k\n", to: "etc/credentials")
            #expect(await place.outcome() == .success("AKIDMACHINEFILE"))
            try place.write("[default]\nsecret_id=AKIDFILE\nsecret_key=k\n", to: ".tencentcloud/credentials")
            #expect(await place.outcome() == .success("AKIDFILE"))
        }
    }

    @Test(arguments: [
        ("[default]\nsecret_id=OPENS", "lacks secret_key"), ("[default]\nOPENS\n", ", line 2, is neither a [section] nor"),
        ("[default]\nsecret_id=AKID1\nsecret_key=OP ENS\n", "secret_key is empty, or has blanks"), ("", "is empty"),
        ("secret_id=AKID1\nsecret_key=OPENS\n", "lacks [default]"),
        ("[prod]\nsecret_id=AKID1\nsecret_key=OPENS\n", "lacks [default]"),
    ])
    func aBrokenFileOfTheSDKsIsToldByItsPathAndLine(text: String, words: String) async throws {
        try await KeyPlace.with { place in
            try place.write(text, to: ".tencentcloud/credentials")
            let said = await place.said()
            #expect(said.contains("~/.tencentcloud/credentials") && said.contains(words), "\(said)")
            #expect(!said.contains("OPENS") && !said.contains("OP ENS"))
        }
    }

    @Test func aWorkloadsTokenIsReadEachTimeAndNeverShown() async throws {
        try await KeyPlace.with { place in
            place.environment = [
                "TKE_REGION": "ap-x", "TKE_PROVIDER_ID": "p", "TKE_ROLE_ARN": KeyPlace.role,
                "TKE_WEB_IDENTITY_TOKEN_FILE": "\(place.home)/token",
            ]
            let chain = try place.chain()
            let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
            #expect(error?.sentence.contains("/token is not there") == true)
            try place.write("web-token-1\n", to: "token")
            #expect(try await chain.credentials().secretID == "AKIDROLE")
            let call = try #require(place.transport.calls.first)
            #expect(call.header("X-TC-Region") == "ap-x")
            #expect(call.header("Authorization") == "SKIP")
            #expect(String(decoding: call.body, as: UTF8.self).contains(#""WebIdentityToken":"web-token-1""#))
        }
    }
}
