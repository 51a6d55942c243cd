import APICore
import FoundationEssentials
import Logging
import RecordModel

/// Where to ask, as whom, and where to keep what was learnt: all that a command needs before it opens anything.
struct CloudSettings: Sendable {
    var endpoint: Endpoint
    let credentials: any CredentialsProvider
    /// Whose records these are; see ``identified()``.
    private(set) var account: Account
    /// The number of the account that the configuration wants the keys to be of.
    private var wantedAccount: String?
    var region: String?
    var cacheFolder: String
    var stateFolder: String
    var operatedBy: Operator
    /// Then nothing is changed in the cloud, whoever asks for it.
    var isReadOnly: Bool
    var families: [RecordFamily] = [.uploadUpdate, .update]
    /// Named where a change is asked for.
    var profile: String?
    /// Costs nothing until an error is explained.
    var guide = ErrorGuide.english
    let connections: Connections
    let log: Log

    /// Files of keys are read; nobody is asked.
    ///
    /// - Throws: an ``Explanation`` of the credentials that are missing or wrong.
    init(_ configuration: Configuration, environment: Environment = .process) throws(Explanation) {
        endpoint = configuration.endpoint
        connections = Connections(requestsPerSecond: configuration.requestsPerSecond, route: configuration.route)
        let surroundings = CredentialChain.Surroundings(
            environment: environment.variables, home: environment.home,
            tokens: connections.securityTokens(beside: endpoint, language: configuration.language),
            metadata: connections.metadata(beside: endpoint))
        do { credentials = try CredentialChain(profile: configuration.credentialsProfile, in: surroundings) } catch {
            throw configuration.guide.explain(error)
        }
        account = Self.account(of: credentials.source)
        wantedAccount = configuration.account
        region = configuration.region
        cacheFolder = configuration.cacheFolder
        stateFolder = configuration.stateFolder
        operatedBy = environment.operatedBy
        isReadOnly = configuration.isReadOnly
        families = configuration.families
        profile = configuration.profile
        guide = configuration.guide
        log = Log(folder: stateFolder, level: configuration.logLevel)
    }

    init(endpoint: Endpoint, credentials: Credentials, folder: String, operatedBy: Operator, isReadOnly: Bool) {
        self.endpoint = endpoint
        self.credentials = credentials
        account = credentials.account
        cacheFolder = "\(folder)/cache"
        stateFolder = "\(folder)/state"
        connections = Connections(requestsPerSecond: 20)
        log = Log(folder: stateFolder, level: .info)
        self.operatedBy = operatedBy
        self.isReadOnly = isReadOnly
    }

    /// Whose records these are, as far as can be told without asking: by the key's id where that lasts, else by its source.
    private static func account(of source: CredentialSource) -> Account { source.lastingKeys?.account ?? source.account }

    /// As whom the API is asked, where, and in which language.
    var clientConfiguration: APIClient.Configuration {
        var configuration = APIClient.Configuration(
            endpoint: endpoint, credentials: keysOfTheAccount, account: account, region: region)
        configuration.language = guide.language
        configuration.clientName = Connections.clientName
        return configuration
    }

    /// The same settings as far as it is known whose they are; nobody is asked and nothing is written.
    func recognised() -> CloudSettings {
        var settings = self
        settings.account = search.recognised()
        return settings
    }

    /// The same settings once it is certain whose they are. Called before anything is opened under the account's name.
    ///
    /// - Throws: where the last source there is has no keys either (until it is asked, a CVM's role only may be there), and
    ///   where they are of another account than the configuration wants.
    func identified() async throws(Explanation) -> CloudSettings {
        var settings = self
        let found: Result<Account, Explanation>
        do { found = .success(try await search.account()) } catch { found = .failure(error) }
        // Whoever comes next may open nothing, and closes nothing then.
        await connections.close()
        settings.account = try found.get()
        if settings.reasonNotToChange != nil { settings.isReadOnly = true }
        return settings
    }

    var search: AccountSearch {
        let tokens = tokens
        let folder = folderOfTheEndpoint(in: stateFolder)
        return AccountSearch(
            credentials: credentials,
            identify: { (keys) async throws(APIError) in try await tokens.callerIdentity(of: keys) },
            book: AccountBook(folder: folder), folders: AccountFolders(base: folder), wanted: wantedAccount, guide: guide)
    }

    /// STS beside the endpoint.
    private var tokens: SecurityTokenService { connections.securityTokens(beside: endpoint, language: guide.language) }

    /// The keys that requests are signed with: of this account alone, whatever their source turns to.
    var keysOfTheAccount: any CredentialsProvider {
        let source = credentials.source
        guard let number = account.number, source.isTemporary, source.accountOfRole == nil else { return credentials }
        let tokens = tokens
        return AccountCredentials(credentials, of: number, isAccountGiven: wantedAccount != nil) {
            (keys) async throws(APIError) in
            try await tokens.callerIdentity(of: keys)
        }
    }

    /// What the operator must hear of before anything else, a line each.
    var notices: [String] {
        [credentials.source.warning, Self.loginNotice(credentials.source), reasonNotToChange].compactMap(\.self)
    }

    /// That a login ends within the half hour: it would end in the middle of the work.
    private static func loginNotice(_ source: CredentialSource) -> String? {
        guard let login = source.login else { return nil }
        let minutes = Int(login.endsAt.timeIntervalSinceNow / 60)
        guard minutes < 30 else { return nil }
        let time = "\(Environment.zone.time(login.endsAt)) \(Environment.zone.label)"
        return "The login of \(source.name) ends at \(time), in \(minutes) min; \(login.command) renews it.".cleaned
    }

    /// Why these keys change nothing in the cloud; nil where they may.
    ///
    /// Temporary ones have another id from hour to hour: by it alone the journal of the account could not be found again.
    var reasonNotToChange: String? {
        guard credentials.source.isTemporary, account.number == nil else { return nil }
        return "READ-ONLY until account is set in the configuration: STS does not tell whose the temporary keys of "
            + "\(credentials.source.name) are."
    }

    /// Record ids of different accounts and endpoints collide, so each pair has folders of its own.
    func folder(in base: String) -> String {
        "\(folderOfTheEndpoint(in: base))/\(account.fingerprint)"
    }

    private func folderOfTheEndpoint(in base: String) -> String {
        let host = endpoint.authority.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" }
        return "\(base)/\(String(host))"
    }
}

extension ErrorGuide {
    /// Explains why there are no keys.
    func explain(_ error: CredentialsError) -> Explanation { explain(client: error.failure, message: error.sentence) }
}
