import RecordModel
import Testing

@testable import APICore

/// Each way in which the network can keep a request from leaving, provoked on this machine, and its words.
@Suite struct CauseTests {
    private func expect(
        _ error: APIError, _ cause: ConnectionCause, _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(error.cause == cause, "\(error)", sourceLocation: sourceLocation)
        #expect(error.reason == .unreachable(sentence), sourceLocation: sourceLocation)
        #expect(!error.leftMachine && error.phase == .connecting, sourceLocation: sourceLocation)
        for language in Language.allCases {
            let explanation = ErrorGuide(language).explain(error)
            let entry = ErrorGuide(language).exactEntry("client.unreachable.\(cause.rawValue)")
            #expect(explanation.what == entry?.what, sourceLocation: sourceLocation)
            #expect(explanation.outcome == .unreachable, sourceLocation: sourceLocation)
        }
    }

    /// - Parameter isSilent: true where only the time limit can end it.
    private func failure(at endpoint: String, _ route: Route = Route(), isSilent: Bool = false) async throws -> APIError {
        var client = try RealClient(endpoint, route: route)
        if isSilent { client.limits = .short }
        return try await client.failure()
    }

    /// A TLS server that answers properly, reached by its address.
    private func failure(
        _ identity: KeyPath<TestCertificates, TestCertificates.Identity>, isTrusted: Bool = true
    ) async throws -> APIError {
        let certificates = try TestCertificates.shared.get()
        return try await ScriptedAPI.with(
            tls: certificates[keyPath: identity], answer: ScriptedAPI.json(ScriptedAPI.accepted)
        ) { port, api in
            let route = Route(authorities: isTrusted ? certificates.authorities : nil)
            let error = try await failure(at: "https://127.0.0.1:\(port)", route)
            #expect(api.requests.isEmpty)
            return error
        }
    }

    @Test func aRefusedConnection() async throws {
        let port = try DeafPort()
        expect(try await failure(at: "https://127.0.0.1:\(port.number)"), .refused, "the connection was refused")
    }

    @Test func aNameWithoutAnAddress() async throws {
        let host = String(repeating: "a", count: 64) + ".invalid"
        expect(try await failure(at: host), .name, "the host name \(host) could not be resolved")
    }

    @Test func aFirewallThatDropsWhatItDoesNotLike() async throws {
        let port = try SaturatedPort()
        expect(
            try await failure(at: "http://127.0.0.1:\(port.number)", isSilent: true), .timeLimit,
            "no connection within the time limit")
    }

    @Test func aCertificateThatHasExpired() async throws {
        expect(
            try await failure(\.expired), .certificateExpired, "the server's certificate has expired or is not valid yet")
    }

    @Test func aCertificateOfAnotherHost() async throws {
        expect(
            try await failure(\.ofAnotherHost), .certificateForAnotherHost, "the server's certificate is made out to another host"
        )
    }

    @Test func aCertificateOfAnUnknownAuthority() async throws {
        expect(
            try await failure(\.good, isTrusted: false), .certificateUntrusted,
            "no trusted authority vouches for the server's certificate")
    }

    @Test func aServerWithoutTLS() async throws {
        try await LoopbackServer.with { connection in
            try await connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
            try await connection.hold()
        } _: { port in
            expect(try await failure(at: "https://127.0.0.1:\(port)"), .noTLS, "what answered does not speak TLS")
        }
    }

    @Test func aServerThatTakesTheConnectionAndKeepsSilent() async throws {
        try await LoopbackServer.with {
            try await $0.hold()
        } _: { port in
            expect(
                try await failure(at: "https://127.0.0.1:\(port)", isSilent: true), .timeLimit,
                "no connection within the time limit")
        }
    }

    @Test func aServerThatHangsUpDuringTheHandshake() async throws {
        try await LoopbackServer.with {
            _ = try await $0.bytes(1)
        } _: { port in
            let error = try await failure(at: "https://127.0.0.1:\(port)")
            #expect(error.cause == .closed)
            #expect(!error.leftMachine)
        }
    }

    // MARK: Proxies

    private func failure(throughProxy address: String, isSilent: Bool = false) async throws -> APIError {
        let settings = ProxySettings(environment: ["HTTPS_PROXY": address])
        let endpoint = "https://\(TestCertificates.name)"
        return try await failure(at: endpoint, Route(proxy: settings.proxy(for: Endpoint(endpoint))), isSilent: isSilent)
    }

    @Test func anExpiredCertificateBehindAProxy() async throws {
        let certificates = try TestCertificates.shared.get()
        try await LoopbackServer.with(tls: certificates.expired) {
            try await $0.hold()
        } _: { port in
            try await TestProxy.with(leadingTo: port) { proxyPort, _ in
                let endpoint = "https://\(TestCertificates.name)"
                let proxy = try ProxySettings(environment: ["HTTPS_PROXY": "127.0.0.1:\(proxyPort)"]).proxy(
                    for: Endpoint(endpoint))
                expect(
                    try await failure(at: endpoint, Route(proxy: proxy, authorities: certificates.authorities)),
                    .certificateExpired, "the server's certificate has expired or is not valid yet")
            }
        }
    }

    @Test(arguments: ["http", "socks5"])
    func aProxyThatIsNotThere(scheme: String) async throws {
        let port = try DeafPort().number
        let error = try await failure(throughProxy: "\(scheme)://127.0.0.1:\(port)")
        expect(error, .proxy, "the proxy \(scheme)://127.0.0.1:\(port) could not be reached: the connection was refused")
    }

    @Test func aProxyWithoutAnAddress() async throws {
        let host = String(repeating: "a", count: 64) + ".invalid"
        expect(
            try await failure(throughProxy: host), .proxy,
            "the proxy http://\(host):80 could not be reached: the host name \(host) could not be resolved")
    }

    @Test(arguments: ["http", "socks5"])
    func aProxyThatKeepsSilent(scheme: String) async throws {
        try await LoopbackServer.with {
            try await $0.hold()
        } _: { port in
            expect(
                try await failure(throughProxy: "\(scheme)://127.0.0.1:\(port)", isSilent: true), .proxy,
                "the proxy \(scheme)://127.0.0.1:\(port) could not be reached: no connection within the time limit")
        }
    }

    @Test(arguments: [
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno", "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", "SSH-2.0-OpenSSH\r\n\r\n", "",
        "HTTP/1.1 403 Forbidden\r\n\r\nHTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n",
    ])
    func aProxyThatWouldNotConnect(answer: String) async throws {
        try await TestProxy.with(leadingTo: 0, answering: answer) { port, log in
            expect(
                try await failure(throughProxy: "http://127.0.0.1:\(port)"), .proxyRefused,
                "the proxy http://127.0.0.1:\(port) would not connect to the API's host")
            #expect(log.requests.count == 1)
        }
    }

    @Test(arguments: [UInt8(1), 2, 5, 99])
    func aSOCKSProxyThatWouldNotConnect(reply: UInt8) async throws {
        try await TestProxy.withSOCKS(leadingTo: 0, refusing: reply) { port, _ in
            expect(
                try await failure(throughProxy: "socks5://127.0.0.1:\(port)"), .proxyRefused,
                "the proxy socks5://127.0.0.1:\(port) would not connect to the API's host")
        }
    }

    @Test func aProxyThatWantsAnotherPassword() async throws {
        let answer = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"
        try await TestProxy.with(leadingTo: 0, answering: answer) { port, _ in
            let error = try await failure(throughProxy: "http://operator1:hunter22@127.0.0.1:\(port)")
            expect(
                error, .proxyCredentials, "the proxy http://(secret)@127.0.0.1:\(port) wants another name or password")
            #expect(!everyPrintout(of: (error, ErrorGuide.english.explain(error))).contains("hunter22"))
        }
    }
}
