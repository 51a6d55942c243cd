import APICore
import Foundation
import RecordModel

/// Asks once more whose keys these are before each change, and names the account of this run with the age of that knowledge.
actor AccountCheck {
    private let search: AccountSearch
    private(set) var account: Account

    init(_ search: AccountSearch, account: Account) {
        self.search = search
        self.account = account
    }

    /// How long a question waits for STS; without an answer it names the account as it was known, with its age.
    private static let patience = Duration.seconds(3)

    /// The account, as of now where STS can be asked.
    ///
    /// - Throws: where the keys are of another account than the one whose journal is open. Then nothing may be changed.
    func confirmed() async throws(Explanation) -> Account {
        let source = search.credentials.source
        guard source.kind != .given else { return account }
        let keys: Credentials
        // Without keys nothing can be sent either; that is told where it is tried.
        do { keys = try await search.credentials.credentials() } catch { return account }
        guard let answer = await search.ask(keys, Self.patience) else { return account }
        let number = answer.identity.accountID
        if let known = account.number, known != number { throw search.guide.otherAccount(number, wanted: known, source) }
        let lasting = source.lastingKeys?.account
        if let lasting { search.book.keep(AccountBook.Entry(answer), of: lasting) }
        // Another key of the account was here before, or only the configuration was known: there may be another journal.
        guard search.folders.name(of: number, for: lasting) == account.fingerprint else {
            throw search.guide.explain(client: .otherJournal, message: "account \(number.cleaned)")
        }
        account.isOnlyConfigured = false
        account.number = number
        account.label = number.cleaned
        account.identifiedAt = answer.at
        return account
    }
}
