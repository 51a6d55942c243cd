public import RecordModel

/// Hands out keys of one account alone, whatever their source turns to while the program runs.
///
/// A login that somebody has renewed for another account, or a machine whose role has changed, must not have what was confirmed
/// for one account carried out in another.
public actor AccountCredentials: CredentialsProvider {
    /// Where the keys come from.
    public nonisolated let source: CredentialSource
    private let keys: any CredentialsProvider
    private let account: String
    private let isAccountGiven: Bool
    private let identify: @Sendable (Credentials) async throws(APIError) -> CallerIdentity
    /// The id of the keys that were found to be the account's last.
    private var known: String?

    /// - Parameters:
    ///   - account: the number of the account.
    ///   - isAccountGiven: true where a person says whose keys these are: then they serve also while nobody can be asked.
    ///   - identify: asks whose keys these are; once for each that come.
    public init(
        _ keys: any CredentialsProvider, of account: String, isAccountGiven: Bool = false,
        identify: @escaping @Sendable (Credentials) async throws(APIError) -> CallerIdentity
    ) {
        source = keys.source
        self.keys = keys
        self.account = account
        self.isAccountGiven = isAccountGiven
        self.identify = identify
    }

    /// - Throws: also where the keys are another account's, or nobody tells whose they are.
    public func credentials() async throws(CredentialsError) -> Credentials {
        let found = try await keys.credentials()
        if found.secretID == known { return found }
        let owner: String
        do { owner = try await identify(found).accountID } catch {
            if isAccountGiven { return found }
            throw CredentialsError(source, .unidentified(ErrorGuide.english.explain(error).what))
        }
        guard owner == account else { throw CredentialsError(source, .otherAccount(owner.cleaned, wanted: account.cleaned)) }
        known = found.secretID
        return found
    }

    public func discard(_ refused: Credentials) async -> Bool { await keys.discard(refused) }
}
