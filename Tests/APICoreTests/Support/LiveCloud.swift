import APICore
import CloudSimulator
import RecordModel

/// A simulated cloud on a free port, and clients that reach it over real HTTP.
struct LiveCloud {
    /// A record of the simulated account that can be rolled back.
    static let rollbackable: Int64 = 1_000_230
    static let rollback = "UploadUpdateCertificateRecordRollback"
    /// Short enough that a fault `slow=600` ends in a moment, long enough for a busy machine to answer.
    static let shortLimits = {
        var limits = HTTPTransport.Limits()
        limits.connect = .seconds(1)
        limits.answer = .seconds(1)
        return limits
    }()

    let simulator: CloudSimulator
    let reports = ReportLog()
    var credentials: Credentials
    var repeats = RepeatPolicy.quick
    var limits = HTTPTransport.Limits()

    /// - Parameters:
    ///   - faults: as the simulator's command line takes them.
    ///   - rateLimit: calls of an action that the cloud allows in a second; nil for any number.
    init(faults: [String] = [], token: String? = nil, rateLimit: Int? = nil) throws {
        var options = SimulatorOptions()
        options.rateLimit = rateLimit
        options.faults = try faults.map { text throws(SimulatorError) in try Fault(parsing: text) }
        options.token = token
        simulator = try CloudSimulator(options: options)
        credentials = Credentials(
            secretID: options.secretID, secretKey: Secret(options.secretKey), token: token.map(Secret.init))
    }

    /// Runs the cloud and gives a client of it, as long as `body` runs.
    func withClient<R: Sendable>(_ body: @Sendable (APIClient) async throws -> R) async throws -> R {
        try await simulator.withServer { address in
            try await withClient(of: Endpoint(address.url), body)
        }
    }

    /// Gives a client of any endpoint; its transport is closed at the end.
    func withClient<R: Sendable>(
        of endpoint: Endpoint, _ body: @Sendable (APIClient) async throws -> R
    ) async throws -> R {
        var configuration = APIClient.Configuration(endpoint: endpoint, credentials: credentials)
        configuration.repeats = repeats
        let transport = HTTPTransport(limits: limits)
        let client = APIClient(configuration, transport: transport, onReport: { [reports] in reports.add($0) })
        do {
            let result = try await body(client)
            try await transport.close()
            return result
        } catch {
            try await transport.close()
            throw error
        }
    }

    /// Rolls the record back, which must fail.
    func failingRollback() async throws -> APIError {
        try await withClient { client in
            try await failure { _ = try await client.rollBack(Self.rollbackable) }
        }
    }
}

extension APIClient {
    /// The newest record of the account whose deployment failed, on several items.
    func failedRecord() async throws -> DeployRecord.ID {
        for try await page in recordPages() {
            for record in page.records where record.status == .failed {
                if let items = try await detail(of: record.id).deployment?.failedItems, items.count > 1 { return record.id }
            }
        }
        throw NoFailure()
    }
}
