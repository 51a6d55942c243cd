import RecordModel

@testable import APICore

/// A client over real HTTP to an endpoint of a test's own; unless told otherwise it sends once.
struct RealClient {
    var endpoint: Endpoint
    var route = Route()
    var limits = HTTPTransport.Limits()
    var repeats = RepeatPolicy.once
    var credentials = Credentials.sample
    let reports = ReportLog()

    init(_ endpoint: String, route: Route = Route()) throws {
        self.endpoint = try Endpoint(endpoint)
        self.route = route
    }

    /// Gives the client; its connections are closed at the end.
    func with<Value: Sendable>(_ body: @Sendable (APIClient) async throws -> Value) async throws -> Value {
        var configuration = APIClient.Configuration(endpoint: endpoint, credentials: credentials)
        configuration.repeats = repeats
        let transport = HTTPTransport(limits: limits, route: route)
        let client = APIClient(configuration, transport: transport, onReport: { [reports] in reports.add($0) })
        do {
            let value = try await body(client)
            try await transport.close()
            return value
        } catch {
            try await transport.close()
            throw error
        }
    }

    /// What becomes of a rollback, or of reading the list.
    func outcome(ofRollback isRollback: Bool = true) async throws -> Result<RequestID?, APIError> {
        try await with { client in
            do {
                if isRollback { return .success(try await client.rollBack().requestID) }
                _ = try await client.send(DescribeHostUploadUpdateRecord())
                return .success(nil)
            } catch let error as APIError {
                return .failure(error)
            }
        }
    }

    /// Rolls a record back, or reads the list, which must fail.
    func failure(ofRollback isRollback: Bool = true) async throws -> APIError {
        switch try await outcome(ofRollback: isRollback) {
        case .success: throw NoFailure()
        case .failure(let error): return error
        }
    }
}

extension HTTPTransport.Limits {
    /// For servers that keep silent on purpose; a busy machine must still connect in time.
    static let short = {
        var limits = HTTPTransport.Limits()
        limits.connect = .seconds(1)
        limits.answer = .milliseconds(500)
        return limits
    }()
}
