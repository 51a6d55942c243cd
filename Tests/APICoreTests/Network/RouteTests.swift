import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

/// Ways that work: own authorities, proxies, IPv6; and none that leads elsewhere.
@Suite struct RouteTests {
    private func authorities() throws -> CertificateAuthorities { try TestCertificates.shared.get().authorities }

    private func withAPI<Value: Sendable>(
        host: String = "127.0.0.1", _ body: @Sendable (_ port: Int, ScriptedAPI) async throws -> Value
    ) async throws -> Value {
        try await ScriptedAPI.with(
            host: host, tls: TestCertificates.shared.get().good, answer: ScriptedAPI.json(ScriptedAPI.accepted), body)
    }

    private func proxy(_ address: String) throws -> Proxy? {
        try ProxySettings(environment: ["https_proxy": address]).proxy(for: Endpoint(TestCertificates.name))
    }

    @Test func anOwnAuthorityVouchesForTheAPI() async throws {
        try await withAPI { port, api in
            let client = try RealClient("https://127.0.0.1:\(port)", route: Route(authorities: authorities()))
            #expect(try await client.outcome().get() == RequestID(rawValue: "r-yes"))
            #expect(api.requests.map { $0.header("Host") } == ["127.0.0.1:\(port)"])
        }
    }

    @Test func throughAProxyTheRequestIsSeenByTheAPIAlone() async throws {
        try await withAPI { port, api in
            try await TestProxy.with(leadingTo: port) { proxyPort, log in
                let route = Route(
                    proxy: try proxy("http://operator1:hunter%2022@127.0.0.1:\(proxyPort)"), authorities: try authorities())
                let client = try RealClient("https://\(TestCertificates.name):8443", route: route)
                #expect(try await client.outcome().get() == RequestID(rawValue: "r-yes"))
                let asked = try #require(log.requests.first)
                #expect(asked.head.hasPrefix("CONNECT \(TestCertificates.name):8443 HTTP/1.1\r\n"))
                let login = "Basic \(Data("operator1:hunter 22".utf8).base64EncodedString())"
                #expect(asked.header("Proxy-Authorization") == login)
                #expect(!asked.head.contains("TC3") && !asked.head.contains("X-TC"))
                #expect(api.requests.map { $0.header("Proxy-Authorization") } == [nil])
                #expect(!everyPrintout(of: client.reports.all).contains("hunter"))
            }
        }
    }

    @Test func throughASOCKSProxyTheProxyResolvesTheName() async throws {
        try await withAPI { port, api in
            try await TestProxy.withSOCKS(leadingTo: port) { proxyPort, log in
                let route = Route(proxy: try proxy("socks5://127.0.0.1:\(proxyPort)"), authorities: try authorities())
                let client = try RealClient("https://\(TestCertificates.name)", route: route)
                #expect(try await client.outcome().get() == RequestID(rawValue: "r-yes"))
                #expect(log.requests.map(\.head) == [TestCertificates.name])
                #expect(api.requests.count == 1)
            }
        }
    }

    /// What a proxy answers in the API's place cannot pass for the API.
    @Test func aProxyThatPlaysTheAPIIsFoundOut() async throws {
        let other = try TestCertificates.shared.get().ofAnotherHost
        try await ScriptedAPI.with(tls: other, answer: ScriptedAPI.json(ScriptedAPI.accepted)) { port, api in
            try await TestProxy.with(leadingTo: port) { proxyPort, _ in
                let route = Route(proxy: try proxy("http://127.0.0.1:\(proxyPort)"), authorities: try authorities())
                let error = try await RealClient("https://\(TestCertificates.name)", route: route).failure()
                #expect(error.cause == .certificateForAnotherHost)
                #expect(!error.leftMachine && api.requests.isEmpty)
            }
        }
    }

    @Test func anAddressOfIPv6IsReachedWithAndWithoutTLS() async throws {
        try await withAPI(host: "::1") { port, api in
            let client = try RealClient("https://[::1]:\(port)", route: Route(authorities: authorities()))
            #expect(try await client.outcome().get() == RequestID(rawValue: "r-yes"))
            #expect(api.requests.map { $0.header("Host") } == ["[::1]:\(port)"])
        }
        try await ScriptedAPI.with(host: "::1", answer: ScriptedAPI.json(ScriptedAPI.accepted)) { port, api in
            let client = try RealClient("http://[::1]:\(port)")
            #expect(try await client.outcome().get() == RequestID(rawValue: "r-yes"))
        }
    }

    /// localhost has both families here and there; a server on one of them is found.
    @Test(arguments: ["127.0.0.1", "::1"])
    func aNameOfBothFamiliesIsReachedOnEither(host: String) async throws {
        try await ScriptedAPI.with(host: host, answer: ScriptedAPI.json(ScriptedAPI.accepted)) { port, _ in
            let outcome = try await RealClient("http://localhost:\(port)").outcome()
            // A machine whose hosts file gives localhost one family alone cannot show more.
            guard case .failure(let error) = outcome, host == "::1" else {
                #expect(try outcome.get() == RequestID(rawValue: "r-yes"))
                return
            }
            #expect(error.cause == .refused)
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308], [true, false])
    func noRedirectionIsFollowed(status: Int, isRollback: Bool) async throws {
        try await ScriptedAPI.with(answer: ScriptedAPI.json(ScriptedAPI.accepted)) { elsewhere, other in
            let answer = ScriptedAPI.http(
                Array(ScriptedAPI.accepted.utf8), status: "\(status) Elsewhere",
                headers: ["Location: http://127.0.0.1:\(elsewhere)/"])
            try await ScriptedAPI.with(answer: ScriptedAPI.once(answer)) { port, api in
                let error = try await RealClient("http://127.0.0.1:\(port)").failure(ofRollback: isRollback)
                guard case .unreadable(.httpStatus(status, _)) = error.reason else {
                    Issue.record("\(error.reason)")
                    return
                }
                #expect(ErrorGuide.english.explain(error).title == "http status")
                #expect(api.requests.count == 1)
                #expect(other.connections == 0)
            }
        }
    }

    @Test func readsShareAConnectionAndEachChangeHasItsOwn() async throws {
        try await ScriptedAPI.with(answer: ScriptedAPI.json(ScriptedAPI.accepted)) { port, api in
            try await RealClient("http://127.0.0.1:\(port)").with { client in
                for _ in 1...10 { _ = try await client.send(DescribeHostUploadUpdateRecord()) }
                // A read that follows at once may come before the connection is free again, and opens a second one.
                let ofReads = api.connections
                #expect(ofReads <= 3)
                for _ in 1...2 { _ = try await client.rollBack() }
                #expect(api.connections == ofReads + 2)
            }
        }
    }
}
