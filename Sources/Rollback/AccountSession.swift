public import APICore
public import Foundation
public import RecordModel
public import RecordStore

/// One account at one endpoint with its cache and journal: all that a program needs to look at records and change them.
///
/// A program that wants other parts puts them together itself: this is nothing but the usual ones.
public struct AccountSession: Sendable {
    /// Asks the API, within its rate.
    public let client: APIClient
    /// Keeps the records that were read.
    public let cache: RecordCache
    /// Keeps what was asked for; below the same folder it is the account's only one, so that nothing is sent twice.
    public let journal: Journal
    /// Takes the fresh look that a confirmation is built on.
    public let planner: Planner
    /// Carries out what was confirmed.
    public let runner: ChangeRunner

    /// Finds keys where certback finds them, asks STS whose they are, opens the account's files, does the work, and closes.
    ///
    /// - Parameters:
    ///   - folder: gets a folder for each account, named by its number.
    ///   - variables: the environment in which keys are looked for.
    ///   - clientName: names the program in each request.
    /// - Throws: `CredentialsError`, `APIError` or `StoreError`, all of which ``APICore/ErrorGuide`` explains; and what the work throws.
    public static func with<Value: Sendable>(
        _ endpoint: Endpoint = .international, folder: String, clientName: String,
        variables: [String: String] = ProcessInfo.processInfo.environment, _ work: (AccountSession) async throws -> Value
    ) async throws -> Value {
        let transport = HTTPTransport()
        let result: Result<Value, any Error>
        do {
            let session = try await AccountSession(endpoint, transport, folder, clientName, variables)
            result = .success(try await work(session))
        } catch { result = .failure(error) }
        try await transport.close()
        return try result.get()
    }

    private init(
        _ endpoint: Endpoint, _ transport: HTTPTransport, _ folder: String, _ clientName: String, _ variables: [String: String]
    ) async throws {
        var service = SecurityTokenService.Configuration(beside: endpoint)
        service.clientName = clientName
        let tokens = SecurityTokenService(service, transport: transport)
        let keys = try CredentialChain(
            in: CredentialChain.Surroundings(
                environment: variables, home: variables["HOME"] ?? NSHomeDirectory(), tokens: tokens,
                metadata: endpoint.isLoopback ? nil : MetadataService(transport: transport)))
        let number = try await tokens.callerIdentity(of: keys.credentials()).accountID
        let account = Account(fingerprint: number, label: number, number: number, identifiedAt: Date())
        // Another account's keys, wherever they come from later, must not sign what was confirmed for this one.
        let ownKeys = AccountCredentials(keys, of: number) { (keys) async throws(APIError) in
            try await tokens.callerIdentity(of: keys)
        }
        var configuration = APIClient.Configuration(endpoint: endpoint, credentials: ownKeys, account: account)
        configuration.clientName = clientName
        client = APIClient(configuration, transport: transport)
        cache = try RecordCache(folder: "\(folder)/\(number)")
        journal = try Journal(folder: "\(folder)/\(number)")
        planner = Planner(client: client, cache: cache, journal: journal)
        let own = Operator.ofThisProcess(variables)
        runner = ChangeRunner(
            client: client, cache: cache, journal: journal, operatedBy: own, lease: Lease(own: own), inHand: ChangesInHand(),
            isReadOnly: false)
    }

    /// Follows what an earlier run left unsettled, to its end; sends nothing.
    @concurrent
    public func resumeAll(onUpdate: @escaping ChangeObserver) async throws(StoreError) {
        let left = try await journal.live()
        await withDiscardingTaskGroup { group in
            for attempt in left { group.addTask { await runner.resume(attempt, onUpdate: onUpdate) } }
        }
    }
}
