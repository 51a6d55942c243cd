import APICore
import CloudSimulator
import Foundation
import RecordModel
import RecordStore
import Rollback
import Testing

/// A simulated cloud over real HTTP, and all that asks it.
struct Bench: Sendable {
    let simulator: CloudSimulator
    let clock: CloudClock
    let client: APIClient
    let transport: HTTPTransport
    let folder: TemporaryFolder
    let cache: RecordCache
    let journal: Journal
    /// The hand-written records, in the order given.
    let ids: [DeployRecord.ID]

    /// Runs `body` against a cloud of hand-written records, or of so many made-up ones.
    ///
    /// - Parameters:
    ///   - updates: how many records of the family `update` there are; their numbers end at 999,991 more than that.
    ///   - deployments: the same of the family `deploy`.
    ///   - itemDuration: how long the cloud takes for one item, by its own clock.
    ///   - journal: opens a journal other than a sound one.
    ///   - body: the cloud's clock stands still in it unless a witness moves it.
    static func with(
        _ records: [CloudRecord] = [.deployed], generated: Int = 0, updates: Int = 0, deployments: Int = 0,
        faults: [String] = [],
        itemDuration: Duration = .seconds(1),
        journal: @escaping @Sendable (TemporaryFolder) throws -> Journal = { try Journal(folder: $0.path) },
        _ body: @Sendable (Bench) async throws -> Void
    ) async throws {
        let clock = CloudClock()
        var options = SimulatorOptions()
        options.recordCount = generated
        options.updateRecordCount = updates
        options.deployRecordCount = deployments
        options.demoRecords = Array(CloudRecord.json(of: records).utf8)
        options.faults = try faults.map { try Fault(parsing: $0) }
        options.itemDuration = itemDuration
        options.now = { clock.now }
        let simulator = try CloudSimulator(options: options)
        try await Turns.wait {
            try await simulator.withServer { address in
                let bench = try Bench(simulator, at: address, clock: clock, records: records.count, generated: generated, journal)
                do {
                    try await body(bench)
                } catch {
                    try await bench.transport.close()
                    throw error
                }
                try await bench.transport.close()
            }
        }
    }

    private init(
        _ simulator: CloudSimulator, at address: SimulatorAddress, clock: CloudClock, records: Int, generated: Int,
        _ journal: (TemporaryFolder) throws -> Journal
    ) throws {
        self.simulator = simulator
        self.clock = clock
        folder = TemporaryFolder()
        cache = try RecordCache(folder: folder.path)
        self.journal = try journal(folder)
        // Last: a transport must be closed, which a bench that fails here never is.
        transport = HTTPTransport()
        client = try Self.client(of: address.url, over: transport)
        // The simulator numbers hand-written records down to just above the generated ones.
        let newest = Int64(999_991 + generated + records)
        ids = try (0..<Int64(records)).map { try #require(DeployRecord.ID(rawValue: newest - $0)) }
    }

    /// A client that repeats at once what may be repeated, twice at the most.
    static func client(
        of url: String, over transport: any Transport,
        repeats: RepeatPolicy = RepeatPolicy(attempts: 3, firstPause: .microseconds(10))
    ) throws -> APIClient {
        let options = SimulatorOptions()
        let credentials = Credentials(secretID: options.secretID, secretKey: Secret(options.secretKey))
        var configuration = APIClient.Configuration(endpoint: try Endpoint(url), credentials: credentials)
        configuration.repeats = repeats
        return APIClient(configuration, transport: transport, limiter: RateLimiter(requestsPerSecond: 10_000))
    }

    /// The same cloud over a network of the test's own.
    func client(over transport: any Transport) throws -> APIClient {
        try Self.client(of: client.configuration.endpoint.url, over: transport)
    }

    /// A client that sends each call once.
    func onceClient() -> APIClient {
        var configuration = client.configuration
        configuration.repeats = .once
        return APIClient(configuration, transport: transport, limiter: RateLimiter(requestsPerSecond: 10_000))
    }
}
