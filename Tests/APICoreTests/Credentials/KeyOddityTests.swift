import Testing

@testable import APICore

@Suite struct KeyOddityTests {
    private static let id = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"
    private static let key = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"

    @Test(
        arguments: [
            (id, key, nil, []), ("I" + id.dropFirst(), key, nil, []), (id, key + "longer", "a token", []),
            ("AKI", key, nil, [.unknownPrefix, .shortID(3)]), (key, id, nil, [.unknownPrefix, .keyLength(36)]),
            (id, "short", nil, [.keyLength(5)]), (id, id, nil, [.keyIsID]), (id, id, "a token", [.keyIsID]),
        ] as [(String, String, String?, [KeyOddity])])
    func whatLooksLikeABadCopyIsTold(id: String, key: String, token: String?, oddities: [KeyOddity]) {
        let credentials = Credentials(secretID: id, secretKey: Secret(key), token: token.map(Secret.init))
        #expect(credentials.oddities == oddities)
    }

    @Test func nothingOfTheKeyIsTold() {
        let credentials = Credentials(secretID: Self.id, secretKey: Secret("a-secret-nobody-sees"))
        #expect(!everyPrintout(of: credentials.oddities).contains("a-secret"))
    }
}
