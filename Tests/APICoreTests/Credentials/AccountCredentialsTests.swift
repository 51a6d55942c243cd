import RecordModel
import Synchronization
import Testing

@testable import APICore

/// Keys that a source turns to while the program runs are handed out only if they are of the same account.
@Suite struct AccountCredentialsTests {
    /// Hands out other keys each time it is told to drop the ones it gave.
    private final class Turning: CredentialsProvider {
        let source = CredentialSource(.tccliLogin, path: "/home/x/.tccli/default.credential", profile: "default")
        private let number = Mutex(0)

        func credentials() async throws(CredentialsError) -> Credentials {
            Credentials(secretID: "AKID\(number.withLock(\.self))", secretKey: Secret("k"), token: Secret("t"))
        }

        func discard(_ refused: Credentials) async -> Bool {
            number.withLock { $0 += 1 }
            return true
        }
    }

    private final class Owners: Sendable {
        private let owners: [String: String]
        let asked = Mutex<[String]>([])

        init(_ owners: [String: String]) { self.owners = owners }

        func identity(of keys: Credentials) throws(APIError) -> CallerIdentity {
            asked.withLock { $0.append(keys.secretID) }
            guard let owner = owners[keys.secretID] else {
                throw APIError(.lost("reset"), action: GetCallerIdentity.action, leftMachine: true)
            }
            return CallerIdentity(accountID: owner, arn: "", userID: "", principalID: "", type: "")
        }
    }

    private func guarded(_ owners: Owners, _ keys: Turning, isAccountGiven: Bool = false) -> AccountCredentials {
        AccountCredentials(keys, of: "100", isAccountGiven: isAccountGiven) { (keys) async throws(APIError) in
            try owners.identity(of: keys)
        }
    }

    @Test func keysOfTheAccountAreHandedOutAndAskedAboutOnce() async throws {
        let owners = Owners(["AKID0": "100", "AKID1": "100"])
        let keys = Turning()
        let guarded = guarded(owners, keys)
        for _ in 0..<3 { #expect(try await guarded.credentials().secretID == "AKID0") }
        #expect(await guarded.discard(Credentials(secretID: "AKID0", secretKey: Secret("k"))))
        #expect(try await guarded.credentials().secretID == "AKID1")
        #expect(owners.asked.withLock(\.self) == ["AKID0", "AKID1"])
    }

    @Test func keysOfAnotherAccountAreNotHandedOutHoweverOftenOneAsks() async throws {
        let keys = Turning()
        let guarded = guarded(Owners(["AKID0": "100", "AKID1": "200"]), keys)
        _ = try await guarded.credentials()
        _ = await guarded.discard(Credentials(secretID: "AKID0", secretKey: Secret("k")))
        for _ in 0..<2 {
            let error = await #expect(throws: CredentialsError.self) { try await guarded.credentials() }
            #expect(error?.sentence.contains("account 200, while this run is about account 100") == true)
        }
    }

    @Test func whereAPersonSaysWhoseTheyAreOnlyAContradictionKeepsThemBack() async throws {
        let keys = Turning()
        let guarded = guarded(Owners(["AKID1": "200"]), keys, isAccountGiven: true)
        #expect(try await guarded.credentials().secretID == "AKID0")
        _ = await guarded.discard(Credentials(secretID: "AKID0", secretKey: Secret("k")))
        await #expect(throws: CredentialsError.self) { try await guarded.credentials() }
    }

    @Test func keysNobodyKnowsTheOwnerOfAreNotHandedOut() async throws {
        let guarded = guarded(Owners([:]), Turning())
        let error = await #expect(throws: CredentialsError.self) { try await guarded.credentials() }
        #expect(error?.sentence.contains("it cannot be told whose they are") == true)
    }
}
