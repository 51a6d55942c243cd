import APICore
import Foundation
import RecordModel

/// Finds out whose keys these are before anything is opened under the account's name.
struct AccountSearch: Sendable {
    let credentials: any CredentialsProvider
    let identify: @Sendable (Credentials) async throws(APIError) -> CallerIdentity
    let book: AccountBook
    let folders: AccountFolders
    /// The number that the configuration wants.
    let wanted: String?
    let guide: ErrorGuide

    /// How long the first screen waits for STS where it cannot be right without.
    static let patience = Duration.seconds(3)

    /// - Throws: where the keys are of another account than the configuration wants, or a source turns out to have none.
    func account() async throws(Explanation) -> Account {
        let source = credentials.source
        guard source.kind != .given else { return source.lastingKeys?.account ?? source.account }
        if let keys = source.lastingKeys { return try await account(of: keys) }
        if let number = source.accountOfRole { return try identified(source.account, Identified(number: number, at: nil)) }
        return try await accountOfTemporaryKeys(from: source)
    }

    /// The account as far as it is known from earlier runs; nobody is asked and nothing is written.
    func recognised() -> Account {
        let source = credentials.source
        let key = source.lastingKeys?.account
        let known = key.flatMap(book.entry)
        if let number = source.accountOfRole ?? known?.account {
            return Account(
                fingerprint: folders.existingName(of: number, for: key), label: number.cleaned, number: number,
                identifiedAt: known?.asOf)
        }
        return wanted.map { configured($0, for: key) } ?? key ?? source.account
    }

    private func account(of keys: Credentials) async throws(Explanation) -> Account {
        let key = keys.account
        if let known = book.entry(of: key) { return try identified(key, Identified(number: known.account, at: known.asOf)) }
        // The first account here has its folder whatever its number is, and so has a key that was used before. Whose it is
        // will be asked while the list stands, and again before anything is changed.
        if wanted == nil, folders.exists(for: key) || !folders.knowsAccounts { return key }
        let answer = await ask(keys, Self.patience)
        if let answer { book.keep(AccountBook.Entry(answer), of: key) }
        return try identified(key, answer.map { Identified(number: $0.identity.accountID, at: $0.at) })
    }

    private func accountOfTemporaryKeys(from source: CredentialSource) async throws(Explanation) -> Account {
        let keys: Credentials
        do { keys = try await credentials.credentials() } catch { throw guide.explain(error) }
        let answer = await ask(keys, Self.patience)
        // By these keys alone, whose next ones will be others: nothing that another account has left here is shown as theirs.
        var account = source.account
        account.fingerprint = keys.account.fingerprint
        return try identified(account, answer.map { Identified(number: $0.identity.accountID, at: $0.at) })
    }

    private struct Identified {
        var number: String
        /// Nil where nobody had to be asked.
        var at: Date?
    }

    /// - Parameter key: stands for the account as long as nothing else does.
    private func identified(_ key: Account, _ found: Identified?) throws(Explanation) -> Account {
        if let wanted, let found, found.number != wanted {
            throw guide.otherAccount(found.number, wanted: wanted, credentials.source)
        }
        let lasting = credentials.source.lastingKeys == nil ? nil : key
        guard let found else { return wanted.map { configured($0, for: lasting) } ?? key }
        return Account(
            fingerprint: folders.name(of: found.number, for: lasting), label: found.number.cleaned, number: found.number,
            identifiedAt: found.at)
    }

    private func configured(_ number: String, for key: Account?) -> Account {
        var account = Account(
            fingerprint: folders.name(ofConfigured: number, for: key), label: number.cleaned, number: number)
        account.isOnlyConfigured = true
        return account
    }

    /// STS's answer, and when it came.
    struct Answer: Sendable {
        var identity: CallerIdentity
        var at: Date
    }

    /// Nil where STS does not answer in time, or refuses: then the key is all that is known.
    func ask(_ keys: Credentials, _ patience: Duration) async -> Answer? {
        await withTaskGroup(of: Answer?.self) { group in
            group.addTask {
                do { return Answer(identity: try await identify(keys), at: Date()) } catch { return nil }
            }
            group.addTask {
                do { try await Task.sleep(for: patience) } catch {}
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}

extension CredentialSource {
    /// The number in the role's ARN: `qcs::cam::uin/100000000001:roleName/ops`; nil where there is none.
    ///
    /// A role is the same one as long as certback runs, and of that account alone.
    var accountOfRole: String? {
        guard let arn = roleARN, let start = arn.firstRange(of: "uin/") else { return nil }
        let number = arn[start.upperBound...].prefix { $0 != ":" }
        return number.isEmpty || !number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) ? nil : String(number)
    }
}

extension AccountBook.Entry {
    init(_ answer: AccountSearch.Answer) {
        self.init(account: answer.identity.accountID, arn: answer.identity.arn, asOf: answer.at)
    }
}

extension ErrorGuide {
    func otherAccount(_ number: String, wanted: String, _ source: CredentialSource) -> Explanation {
        explain(client: .otherAccount, message: "\(source.name): \(number.cleaned) instead of \(wanted.cleaned)")
    }
}
