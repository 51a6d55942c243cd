import RecordModel
import Testing

@testable import APICore

extension Credentials {
    /// Made up; opens nothing.
    static let sample = Credentials(secretID: "AKIDSAMPLE00000000000000000000000000", secretKey: Secret("key-that-opens-nothing"))
}

extension DeployRecord.ID {
    static func sample(_ number: Int64 = 1_000_230) throws -> DeployRecord.ID {
        try #require(DeployRecord.ID(rawValue: number))
    }
}

extension APIClient {
    /// A client over a fake network; unless told otherwise it sends once, and its budget is never short.
    convenience init(_ transport: FakeTransport, repeats: RepeatPolicy = .once, reports: ReportLog = ReportLog()) {
        var configuration = Configuration(endpoint: .international, credentials: .sample)
        configuration.repeats = repeats
        self.init(
            configuration, transport: transport, limiter: RateLimiter(requestsPerSecond: 1000),
            onReport: { reports.add($0) })
    }

    func rollBack(_ number: Int64 = 1_000_230) async throws -> Receipt {
        try await send(UploadUpdateCertificateRecordRollback(.sample(number)))
    }
}

extension RepeatPolicy {
    /// Several attempts, and next to no pause between them.
    static let quick = RepeatPolicy(attempts: 4, firstPause: .milliseconds(1), longestPause: .milliseconds(2))
}

/// Runs what must fail with an ``APIError``, and returns it.
func failure(of work: () async throws -> Void) async throws -> APIError {
    do { try await work() } catch let error as APIError { return error }
    throw NoFailure()
}

struct NoFailure: Error {}
