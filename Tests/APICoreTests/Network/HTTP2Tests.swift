import RecordModel
import Testing

@testable import APICore

/// Reads go by HTTP/2 where the server offers it; changes never do.
@Suite struct HTTP2Tests {
    private func client(_ port: Int) throws -> RealClient {
        try RealClient("https://127.0.0.1:\(port)", route: Route(authorities: TestCertificates.shared.get().authorities))
    }

    @Test func readsShareOneConnectionOfHTTP2() async throws {
        try await HTTP2API.with(.json(ScriptedAPI.accepted)) { port, api in
            let client = try client(port)
            try await client.with { client in
                for _ in 1...3 { _ = try await client.send(DescribeHostUploadUpdateRecord()) }
            }
            #expect(api.requestsOverHTTP2 == 3)
            #expect(api.connections == 1)
            for call in 1...3 {
                let phases = client.reports.all.filter { $0.call == call }.compactMap {
                    if case .phase(let phase) = $0.event { phase } else { nil }
                }
                #expect(phases == RequestPhase.allCases)
            }
        }
    }

    @Test func aChangeGoesByHTTP1OverAConnectionOfItsOwn() async throws {
        try await HTTP2API.with(.json(ScriptedAPI.accepted)) { port, api in
            let client = try client(port)
            try await client.with { client in
                _ = try await client.send(DescribeHostUploadUpdateRecord())
                for _ in 1...2 { _ = try await client.rollBack() }
            }
            #expect(api.requestsOverHTTP2 == 1)
            #expect(api.requestsOverHTTP1 == 2)
            #expect(api.connections == 3)
        }
    }

    /// REFUSED_STREAM and GOAWAY promise that nothing was done; certback does not build on promises of whoever answers.
    @Test(arguments: [HTTP2API.Answer.resetStream(code: 7), .resetStream(code: 0), .goAway, .hangUp])
    func aReadThatBreaksOffHadLeftAndSucceedsWhenRepeated(answer: HTTP2API.Answer) async throws {
        try await HTTP2API.with(answer) { port, _ in
            let error = try await client(port).failure(ofRollback: false)
            guard case .lost = error.reason else {
                Issue.record("\(error.reason)")
                return
            }
            #expect(error.leftMachine)
            #expect(error.cause == .closed)
        }
        try await HTTP2API.with(answer, .json(ScriptedAPI.accepted)) { port, api in
            var client = try client(port)
            client.repeats = .quick
            _ = try await client.outcome(ofRollback: false).get()
            #expect(api.requestsOverHTTP2 == 2)
            // A connection that ends may be taken once more before its end is known.
            #expect(client.reports.repeated.first == 1)
        }
    }

    @Test func aReadWithoutAnAnswerEndsAtTheLimit() async throws {
        try await HTTP2API.with(.silence) { port, _ in
            var client = try client(port)
            client.limits = .short
            #expect(try await client.failure(ofRollback: false).cause == .timeLimit)
        }
    }
}
