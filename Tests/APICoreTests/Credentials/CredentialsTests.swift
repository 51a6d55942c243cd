import RecordModel
import Testing

@testable import APICore

@Suite struct CredentialsTests {
    private static let id = "TENCENTCLOUD_SECRET_ID"
    private static let key = "TENCENTCLOUD_SECRET_KEY"
    private static let token = "TENCENTCLOUD_TOKEN"

    @Test func idAndKeyAreEnough() throws {
        let credentials = try Credentials(environment: [Self.id: "AKID1", Self.key: "k1", "HOME": "/nowhere"])
        #expect(credentials == Credentials(secretID: "AKID1", secretKey: Secret("k1")))
    }

    @Test func aTokenIsTakenWithThem() throws {
        let credentials = try Credentials(environment: [Self.id: "AKID1", Self.key: "k1", Self.token: "t1"])
        #expect(credentials.token == Secret("t1"))
    }

    @Test func anEmptyTokenIsNone() throws {
        #expect(try Credentials(environment: [Self.id: "AKID1", Self.key: "k1", Self.token: ""]).token == nil)
    }

    @Test(
        arguments: [
            ([:], [id, key]), ([id: "", key: ""], [id, key]), ([id: "AKID1"], [key]), ([id: "AKID1", key: ""], [key]),
            ([key: "k1"], [id]), ([id: "", key: "k1"], [id]), ([token: "t1"], [id, key]),
        ] as [([String: String], [String])])
    func whatIsMissingIsNamed(environment: [String: String], missing: [String]) {
        #expect(throws: CredentialsError.missing(missing)) { try Credentials(environment: environment) }
    }

    @Test(
        arguments: [
            ([id: " AKID1", key: "k1"], id), ([id: "AKID1\n", key: "k1"], id), ([id: "AK ID1", key: " "], id),
            ([id: "AKID1", key: "k1 "], key), ([id: "AKID1", key: "k\t1"], key), ([id: "AKID1", key: "k1\r\n"], key),
            ([id: "AKID1", key: "k1\u{A0}"], key), ([id: "AKID1", key: "\u{3000}k1"], key),
            ([id: "AKID1", key: "k1", token: " "], token), ([id: "AKID1", key: "k1", token: "t1\n"], token),
        ] as [([String: String], String)])
    func blanksAreRefusedAndTheirPlaceIsNamed(environment: [String: String], name: String) {
        #expect(throws: CredentialsError.blank(name)) { try Credentials(environment: environment) }
    }

    @Test func anErrorShowsNoValue() {
        let error = #expect(throws: CredentialsError.self) {
            try Credentials(environment: [Self.id: "AKID1", Self.key: "opens nothing"])
        }
        #expect(!everyPrintout(of: error as Any).contains("opens"))
    }

    @Test func accountsAreToldApartByTheKeysID() {
        let one = Credentials(secretID: "AKIDSAMPLE00000001", secretKey: Secret("a"))
        let other = Credentials(secretID: "AKIDSAMPLE00000002", secretKey: Secret("a"))
        let sameWithAnotherKey = Credentials(secretID: "AKIDSAMPLE00000001", secretKey: Secret("b"), token: Secret("t"))
        #expect(one.account != other.account)
        #expect(one.account == sameWithAnotherKey.account)
        #expect(one.account.fingerprint.count == 16)
    }

    @Test(arguments: [
        ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3", "AKIDz8kr…LPx3"), ("AKID1", "AKID1"), ("AK\u{1B}ID", "AK␛ID"),
    ])
    func peopleAreShownAShortCleanedID(secretID: String, label: String) {
        #expect(Credentials(secretID: secretID, secretKey: Secret("k")).account.label == label)
    }
}
