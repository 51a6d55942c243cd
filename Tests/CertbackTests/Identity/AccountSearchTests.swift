import Foundation
import RecordModel
import Testing

@testable import APICore
@testable import certback

/// Whose account is opened, who is asked for that, and how long that may take.
@Suite struct AccountSearchTests {
    private let base = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path

    private func atTheEnd() { try? FileManager.default.removeItem(atPath: base) }

    private static func keys(_ id: String) -> Credentials { Credentials(secretID: id, secretKey: Secret("k")) }

    /// A source whose keys others give.
    private struct Role: CredentialsProvider {
        var source = CredentialSource(.machineRole)

        func credentials() async throws(CredentialsError) -> Credentials { AccountSearchTests.keys("ASIA") }
        func discard(_ refused: Credentials) async -> Bool { false }
    }

    private func search(
        _ credentials: any CredentialsProvider, wanted: String? = nil, answer: String? = nil
    ) -> AccountSearch {
        AccountSearch(
            credentials: credentials,
            identify: { (_) async throws(APIError) in
                guard let answer else { throw APIError(.lost("reset"), action: GetCallerIdentity.action, leftMachine: true) }
                return CallerIdentity(accountID: answer, arn: "arn", userID: "", principalID: "", type: "")
            }, book: AccountBook(folder: base), folders: AccountFolders(base: base), wanted: wanted, guide: .english)
    }

    /// As the environment gives them.
    private func lasting(_ id: String) -> any CredentialsProvider {
        var source = CredentialSource(.environment)
        source.lastingKeys = Self.keys(id)
        return Fixed(source: source)
    }

    private struct Fixed: CredentialsProvider {
        let source: CredentialSource

        func credentials() async throws(CredentialsError) -> Credentials { source.lastingKeys ?? AccountSearchTests.keys("none") }
        func discard(_ refused: Credentials) async -> Bool { false }
    }

    @Test func theFirstKeyHereOpensAtOnceAndNobodyIsAsked() async throws {
        defer { atTheEnd() }
        let account = try await search(lasting("AKID1"), answer: "100").account()
        #expect(account == Self.keys("AKID1").account)
        #expect(!FileManager.default.fileExists(atPath: base))
    }

    @Test func aFurtherKeyOfAKnownAccountOpensWhatTheFirstOneMade() async throws {
        defer { atTheEnd() }
        let first = Self.keys("AKID1").account
        _ = AccountFolders(base: base).name(of: "100", for: first)
        let account = try await search(lasting("AKID2"), answer: "100").account()
        #expect(account.fingerprint == first.fingerprint && account.number == "100" && account.label == "100")
        // Asked once a key: the next run needs no network.
        let again = try await search(lasting("AKID2")).account()
        #expect(again.fingerprint == first.fingerprint && again.number == "100")
        #expect(again.identifiedAt != nil)
    }

    @Test func withoutAnAnswerTheKeyItselfStandsForTheAccount() async throws {
        defer { atTheEnd() }
        _ = AccountFolders(base: base).name(of: "100", for: Self.keys("AKID1").account)
        let account = try await search(lasting("AKID2")).account()
        #expect(account == Self.keys("AKID2").account && account.number == nil)
    }

    @Test func aRoleNamesItsAccountAndNobodyIsAsked() async throws {
        defer { atTheEnd() }
        let source = CredentialSource(.tccliKeys, roleARN: "qcs::cam::uin/100000000001:roleName/ops")
        let account = try await search(Role(source: source)).account()
        #expect(account.number == "100000000001" && account.identifiedAt == nil)
        #expect(account.fingerprint == "number-100000000001")
    }

    @Test func keysOfAMachineAreAskedAboutSinceTheirIdsDoNotLast() async throws {
        defer { atTheEnd() }
        let account = try await search(Role(), answer: "100").account()
        #expect(account.number == "100")
        let unknown = try await search(Role()).account()
        #expect(unknown.number == nil)
        #expect(unknown.fingerprint == Self.keys("ASIA").account.fingerprint, "nothing of another account is shown as theirs")
    }

    /// `tccli auth login` as somebody else writes the same file.
    @Test func whatTheSameSourceHandsOutForAnotherAccountOpensAnotherFolder() async throws {
        defer { atTheEnd() }
        let first = try await search(Role(), answer: "100").account()
        let second = try await search(Role(), answer: "200").account()
        #expect(first.fingerprint != second.fingerprint)
        #expect(try await search(Role(), answer: "100").account().fingerprint == first.fingerprint)
    }

    @Test func keysOfAnotherAccountThanTheConfigurationWantsOpenNothing() async throws {
        defer { atTheEnd() }
        let error = await #expect(throws: Explanation.self) {
            try await search(lasting("AKID1"), wanted: "200", answer: "100").account()
        }
        #expect(error?.message == "the environment: 100 instead of 200")
        #expect(error?.outcome == .noPermission)
    }

    /// Where STS cannot be reached the operator's word is all there is.
    @Test func theConfigurationTellsWhoseKeysTheyAreWhereSTSDoesNot() async throws {
        defer { atTheEnd() }
        let account = try await search(Role(), wanted: "200").account()
        #expect(account.number == "200" && account.identifiedAt == nil)
        #expect(account.named(at: Date(), in: UTCOffset(seconds: 0)).contains("as the configuration says"))
    }

    /// A slip of the pen while STS cannot be reached.
    @Test(arguments: [true, false])
    func aNumberThatNobodyHasConfirmedLeadsItsOwnerNowhereElse(isLasting: Bool) async throws {
        defer { atTheEnd() }
        let keys = isLasting ? lasting("AKID1") : Role()
        let claimed = try await search(keys, wanted: "200").account()
        #expect(claimed.isOnlyConfigured)
        #expect(!AccountFolders(base: base).knowsAccounts)
        let owner = try await search(lasting("AKID2"), wanted: "200", answer: "200").account()
        #expect(owner.number == "200" && !owner.isOnlyConfigured)
        #expect(owner.fingerprint != claimed.fingerprint)
        #expect(try await search(keys, wanted: "200").account().fingerprint == owner.fingerprint, "found once it is confirmed")
    }

    @Test func keysWithATokenAreTemporaryWhereverTheyStand() async throws {
        let environment = Environment(
            variables: [
                "TENCENTCLOUD_SECRET_ID": "AKID1", "TENCENTCLOUD_SECRET_KEY": "k", "TENCENTCLOUD_TOKEN": "t", "HOME": base,
            ])
        let settings = try CloudSettings(Configuration(flags: [:], path: nil, environment: environment), environment: environment)
        #expect(settings.credentials.source.isTemporary)
        #expect(settings.reasonNotToChange != nil)
    }

    @Test(arguments: [
        ("qcs::cam::uin/100000000001:roleName/ops", "100000000001"), ("qcs::cam::uin/:roleName/x", nil),
        ("qcs::cam::uin/12a:roleName/x", nil), ("roleName/x", nil),
    ])
    func theAccountStandsInARolesName(arn: String, number: String?) {
        #expect(CredentialSource(.environment, roleARN: arn).accountOfRole == number)
    }

    @Test func beforeAChangeItIsAskedAgain() async throws {
        defer { atTheEnd() }
        let keys = lasting("AKID1")
        let check = AccountCheck(search(keys, answer: "100"), account: Self.keys("AKID1").account)
        let account = try await check.confirmed()
        #expect(account.number == "100" && account.identifiedAt != nil)
        #expect(AccountBook(folder: base).entry(of: Self.keys("AKID1").account)?.account == "100")
        let moved = AccountCheck(search(keys, answer: "200"), account: account)
        let error = await #expect(throws: Explanation.self) { try await moved.confirmed() }
        #expect(error?.message.contains("200 instead of 100") == true)
        let silent = AccountCheck(search(keys), account: account)
        #expect(try await silent.confirmed() == account)
    }

    @Test func nothingIsChangedWithTheJournalOfAKeyWhoseAccountHasAnother() async throws {
        defer { atTheEnd() }
        _ = AccountFolders(base: base).name(of: "100", for: Self.keys("AKID1").account)
        let check = AccountCheck(search(lasting("AKID2"), answer: "100"), account: Self.keys("AKID2").account)
        let error = await #expect(throws: Explanation.self) { try await check.confirmed() }
        #expect(error?.title == "other journal")
    }
}
