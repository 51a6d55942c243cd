import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

@Suite struct SecretTests {
    private let key = "Gu5t9xGARNpq86cd98joQYCN3"
    private let token = "token-3fZ0mRrq"

    private var credentials: Credentials {
        Credentials(secretID: "AKIDz8krbsJ5yKBZ", secretKey: Secret(key), token: Secret(token))
    }

    @Test func aSecretIsNeverPrinted() {
        let secret = Secret(key)
        #expect(secret.description == "(secret)")
        #expect(secret.debugDescription == "(secret)")
        #expect("\(secret)" == "(secret)")
        #expect(String(reflecting: secret) == "(secret)")
        #expect(!everyPrintout(of: secret).contains(key))
        #expect(!everyPrintout(of: [Optional(secret)]).contains(key))
        #expect(!everyPrintout(of: ["key": secret]).contains(key))
    }

    @Test func aSecretHasNothingToReflect() {
        #expect(Mirror(reflecting: Secret(key)).children.isEmpty)
    }

    @Test func aSecretCannotBeEncoded() {
        #expect(!((Secret(key) as Any) is any Encodable))
        #expect(!((credentials as Any) is any Encodable))
    }

    @Test func aSecretIsRevealedForSigningOnly() {
        #expect(Secret(key).reveal() == key)
        #expect(Secret(key) == Secret(key))
        #expect(Secret(key) != Secret(token))
    }

    @Test func credentialsShowTheirIDButNeitherKeyNorToken() {
        let printout = everyPrintout(of: credentials)
        #expect(printout.contains("AKIDz8krbsJ5yKBZ"))
        #expect(!printout.contains(key))
        #expect(!printout.contains(token))
    }

    @Test func aClientsConfigurationShowsNeitherKeyNorToken() {
        let configuration = APIClient.Configuration(endpoint: .international, credentials: credentials, region: "ap-region")
        let printout = everyPrintout(of: configuration)
        #expect(printout.contains("ap-region"))
        #expect(!printout.contains(key))
        #expect(!printout.contains(token))
    }
}
