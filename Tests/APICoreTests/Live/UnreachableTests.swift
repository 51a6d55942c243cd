import APICore
import CloudSimulator
import RecordModel
import Testing

@Suite struct UnreachableTests {
    private func failingRollback(_ cloud: LiveCloud, at endpoint: Endpoint) async throws -> APIError {
        try await cloud.withClient(of: endpoint) { client in
            try await failure { _ = try await client.rollBack(LiveCloud.rollbackable) }
        }
    }

    @Test(arguments: ["http", "https"])
    func aPortWithoutAListenerIsUnreachable(scheme: String) async throws {
        let port = try DeafPort()
        let error = try await failingRollback(LiveCloud(), at: Endpoint("\(scheme)://127.0.0.1:\(port.number)"))
        #expect(error.reason == .unreachable("the connection was refused"))
        #expect(!error.leftMachine)
        #expect(ErrorGuide.english.explain(error).outcome == .unreachable)
    }

    @Test func aRollbackIsTriedAgainOnlyBecauseNothingLeft() async throws {
        let port = try DeafPort()
        let cloud = try LiveCloud()
        let error = try await failingRollback(cloud, at: Endpoint("http://127.0.0.1:\(port.number)"))
        #expect(cloud.reports.repeated == Array(1..<cloud.repeats.attempts))
        for attempt in 1...cloud.repeats.attempts {
            #expect(cloud.reports.phases(ofAttempt: attempt) == [.queued, .connecting])
        }
        #expect(cloud.reports.all.last?.event == .failed(error))
    }

    @Test func aServerThatSpeaksNoTLSGetsNoByteOfTheRequest() async throws {
        let cloud = try LiveCloud()
        let error = try await cloud.simulator.withServer { address in
            try await failingRollback(cloud, at: Endpoint("https://127.0.0.1:\(address.port)"))
        }
        guard case .unreachable = error.reason else {
            Issue.record("\(error.reason)")
            return
        }
        #expect(!error.leftMachine)
        #expect(cloud.simulator.log.isEmpty)
    }

    @Test func aHostThatCannotBeResolvedIsUnreachable() async throws {
        // No label has more than 63 letters, so that no name server is asked.
        let host = String(repeating: "a", count: 64) + ".invalid"
        let error = try await failingRollback(LiveCloud(), at: Endpoint(host))
        #expect(error.reason == .unreachable("the host name \(host) could not be resolved"))
        #expect(!error.leftMachine)
    }
}
