import RecordModel
import Testing

@testable import APICore

@Suite struct CredentialsTests {
    @Test func accountsAreToldApartByTheKeysID() {
        let one = Credentials(secretID: "AKIDSAMPLE00000001", secretKey: Secret("a"))
        let other = Credentials(secretID: "AKIDSAMPLE00000002", secretKey: Secret("a"))
        let sameWithAnotherKey = Credentials(secretID: "AKIDSAMPLE00000001", secretKey: Secret("b"), token: Secret("t"))
        #expect(one.account != other.account)
        #expect(one.account == sameWithAnotherKey.account)
        #expect(one.account.fingerprint.count == 16)
    }

    /// Journals are kept under it: another name would leave what is under way behind.
    @Test func aKeysAccountIsTheOneItWasBefore() {
        let keys = Credentials(secretID: "AKIDSIMULATOR0000000000000000000000", secretKey: Secret("k"))
        #expect(keys.account.fingerprint == "8832edec9ae8ed94")
    }

    @Test(arguments: [
        ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3", "AKIDz8kr…LPx3"), ("AKID1", "AKID1"),
        ("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", "an id of 32 characters"),
    ])
    func peopleAreShownAShortCleanedID(secretID: String, label: String) {
        #expect(Credentials(secretID: secretID, secretKey: Secret("k")).account.label == label)
    }

    @Test func sourcesAreToldApartByWhatTheyAreNotByTheKeysOfTheHour() {
        let one = CredentialSource(.tccliLogin, path: "/a", profile: "p")
        var exposed = one
        exposed.isExposed = true
        #expect(one.account == exposed.account)
        let others = [
            CredentialSource(.tccliSSO, path: "/a", profile: "p"), CredentialSource(.tccliLogin, path: "/b", profile: "p"),
            CredentialSource(.tccliLogin, path: "/a", profile: "q"),
            CredentialSource(.tccliLogin, path: "/a", profile: "p", roleARN: "r"),
        ]
        #expect(Set((others + [one]).map(\.account.fingerprint)).count == 5)
    }
}
