import CloudSimulator
import Foundation
import NIOSSL
import RecordModel
import Synchronization
import Testing

@testable import APICore

/// Each step of the way tells what it found; the first that fails is the last.
@Suite struct ConnectionProbeTests {
    private func way(_ probe: ConnectionProbe) async -> [ConnectionProbe.Step] {
        var steps: [ConnectionProbe.Step] = []
        await probe.run { steps.append($0) }
        return steps
    }

    private func failure<Value>(_ measured: Measured<Value>) -> ProbeFailure? {
        if case .failure(let failure) = measured.outcome { failure } else { nil }
    }

    private let certificates: TestCertificates
    private var roots: NIOSSLTrustRoots { .certificates(certificates.authorities.certificates) }

    init() throws { certificates = try TestCertificates.shared.get() }

    @Test func theWayToAnAPIOfThisMachineHasThreeSteps() async throws {
        let simulator = try CloudSimulator(options: SimulatorOptions())
        try await simulator.withServer { address in
            let steps = await way(ConnectionProbe(try Endpoint(address.url), limits: .unhurried))

            try #require(steps.count == 3)
            guard case .lookup(let lookup) = steps[0], case .connect(let reached) = steps[1], case .answer(let answer) = steps[2]
            else {
                Issue.record("\(steps)")
                return
            }
            #expect(try lookup.outcome.get() == ["127.0.0.1"])
            #expect(try reached.outcome.get() == ReachedAddress(address: "127.0.0.1:\(address.port)"))
            let head = try answer.outcome.get()
            #expect(head.status == 404)
            #expect(head.sentAt <= head.receivedAt)
            let date = try #require(head.date)
            #expect(abs(date.timeIntervalSince(head.receivedAt)) < 5)
        }
        // It is no request of the API's.
        #expect(simulator.log.isEmpty)
    }

    @Test func aTrustedServerTellsWhoItIs() async throws {
        let steps = try await TLSServer.with(certificates.good) { port in
            await way(ConnectionProbe(try Endpoint("https://127.0.0.1:\(port)"), limits: .unhurried, trustRoots: roots))
        }
        try #require(steps.count == 4)
        guard case .handshake(let handshake) = steps[2], case .answer(let answer) = steps[3] else {
            Issue.record("\(steps)")
            return
        }
        let peer = try handshake.outcome.get()
        #expect(peer.version == "TLS 1.3")
        #expect(peer.certificate?.subject == "Server")
        #expect(peer.certificate?.issuer == "Authority")
        #expect(try answer.outcome.get().date == Date(timeIntervalSince1970: 946_684_800))
    }

    @Test(arguments: [
        (\TestCertificates.good, ConnectionCause.certificateUntrusted), (\.ofAnotherHost, .certificateForAnotherHost),
        (\.expired, .certificateExpired),
    ])
    func whoeverCannotBeTrustedIsNamed(
        identity: any KeyPath<TestCertificates, TestCertificates.Identity> & Sendable, cause: ConnectionCause
    ) async throws {
        let roots = cause == .certificateUntrusted ? NIOSSLTrustRoots.default : roots
        let steps = try await TLSServer.with(certificates[keyPath: identity]) { port in
            await way(ConnectionProbe(try Endpoint("https://127.0.0.1:\(port)"), limits: .unhurried, trustRoots: roots))
        }
        guard case .handshake(let handshake)? = steps.last, let failure = failure(handshake) else {
            Issue.record("\(steps)")
            return
        }
        #expect(failure.cause == cause)
        #expect(failure.peer?.subject == "Server")
        #expect(failure.peer?.issuer == "Authority")
        #expect(ErrorGuide.english.explain(failure.asUnreachable).outcome == .unreachable)
    }

    @Test func aServerWithoutTLSIsToldOf() async throws {
        let simulator = try CloudSimulator(options: SimulatorOptions())
        let steps = try await simulator.withServer { address in
            await way(ConnectionProbe(try Endpoint("https://127.0.0.1:\(address.port)"), limits: .unhurried))
        }
        guard case .handshake(let handshake)? = steps.last else {
            Issue.record("\(steps)")
            return
        }
        #expect(failure(handshake)?.cause == .noTLS)
    }

    @Test func aRefusedConnectionEndsTheWay() async throws {
        let port = try DeafPort()
        let steps = await way(ConnectionProbe(try Endpoint("https://127.0.0.1:\(port.number)"), limits: .unhurried))
        guard steps.count == 2, case .connect(let reached) = steps[1] else {
            Issue.record("\(steps)")
            return
        }
        #expect(failure(reached)?.cause == .refused)
    }

    @Test func aNameWithoutAddressEndsTheWay() async throws {
        // No label has more than 63 letters, so that no name server is asked.
        let steps = await way(ConnectionProbe(try Endpoint(String(repeating: "a", count: 64) + ".invalid"), limits: .unhurried))
        guard steps.count == 1, case .lookup(let lookup) = steps[0] else {
            Issue.record("\(steps)")
            return
        }
        #expect(failure(lookup)?.cause == .name)
    }

    @Test(arguments: ["http", "https"])
    func whoNeverAnswersIsNotWaitedForLongerThanTheLimit(scheme: String) async throws {
        let port = try MutePort()
        var limits = ConnectionProbe.Limits()
        limits.step = .milliseconds(200)
        let start = ContinuousClock.now
        let steps = await way(ConnectionProbe(try Endpoint("\(scheme)://127.0.0.1:\(port.number)"), limits: limits))

        #expect(ContinuousClock.now - start < .seconds(30))
        try #require(steps.count == 3)
        switch steps[2] {
        case .handshake(let handshake): #expect(failure(handshake)?.cause == .timeLimit)
        case .answer(let answer): #expect(failure(answer)?.cause == .timeLimit)
        default: Issue.record("\(steps)")
        }
    }

    @Test func allStepsTogetherHaveALimitToo() async throws {
        let port = try MutePort()
        var limits = ConnectionProbe.Limits()
        limits.all = .zero
        let steps = await way(ConnectionProbe(try Endpoint("http://127.0.0.1:\(port.number)"), limits: limits))
        guard case .lookup(let lookup)? = steps.first else {
            Issue.record("\(steps)")
            return
        }
        #expect(failure(lookup)?.cause == .name || steps.count == 2)
        #expect(steps.count < 3)
    }

    private static func hop(_ port: Int) -> ConnectionProbe.Hop {
        ConnectionProbe.Hop(host: "127.0.0.1", port: port, login: Secret("Basic bmFtZQ=="))
    }

    @Test func theWayThroughAProxyHasAStepMore() async throws {
        let steps = try await TLSServer.with(certificates.good, asProxy: 200) { port in
            await way(
                ConnectionProbe(try Endpoint("https://127.0.0.1"), via: Self.hop(port), limits: .unhurried, trustRoots: roots))
        }
        try #require(steps.count == 5)
        guard case .tunnel(let tunnel) = steps[2], case .handshake(let handshake) = steps[3], case .answer(let answer) = steps[4]
        else {
            Issue.record("\(steps)")
            return
        }
        #expect(try tunnel.outcome.get())
        #expect(try handshake.outcome.get().certificate?.subject == "Server")
        #expect(try answer.outcome.get().status == 200)
    }

    @Test(arguments: [(407, ConnectionCause.proxyCredentials), (403, .proxyRefused), (502, .proxyRefused)])
    func aProxyThatRefusesIsToldOf(status: Int, cause: ConnectionCause) async throws {
        let steps = try await TLSServer.with(certificates.good, asProxy: status) { port in
            await way(ConnectionProbe(try Endpoint("https://127.0.0.1"), via: Self.hop(port), limits: .unhurried))
        }
        guard steps.count == 3, case .tunnel(let tunnel) = steps[2] else {
            Issue.record("\(steps)")
            return
        }
        #expect(failure(tunnel)?.cause == cause)
        #expect(!everyPrintout(of: steps).contains("bmFtZQ"))
    }

    @Test func aProxyThatIsNotThereIsNotTakenForTheAPI() async throws {
        let port = try DeafPort()
        let steps = await way(
            ConnectionProbe(try Endpoint("https://127.0.0.1"), via: Self.hop(Int(port.number)), limits: .unhurried))
        guard steps.count == 2, case .connect(let reached) = steps[1] else {
            Issue.record("\(steps)")
            return
        }
        #expect(failure(reached)?.cause == .proxy)
    }
}

extension ConnectionProbe.Limits {
    /// For a machine that is busy with other tests.
    fileprivate static var unhurried: ConnectionProbe.Limits {
        var limits = ConnectionProbe.Limits()
        limits.step = .seconds(60)
        limits.all = .seconds(120)
        return limits
    }
}
