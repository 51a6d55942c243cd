import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import CloudSimulator

@Suite struct ServerTests {
    /// Generous towards a busy machine; the end takes a few milliseconds.
    private static let atOnce = Duration.seconds(60)

    private func simulator(_ faults: [Fault] = []) throws -> CloudSimulator {
        var options = SimulatorOptions()
        options.faults = faults
        return try CloudSimulator(options: options)
    }

    @Test func answersAreJSONOverRealHTTP() async throws {
        let simulator = try simulator()
        let answer = try await simulator.withServer { address in
            #expect(address.url == "http://127.0.0.1:\(address.port)")
            return try await LiveClient(address: address).call(.list)
        }
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json")
        #expect(answer.reply?.total == 240)
        #expect(simulator.log.map(\.outcome) == ["OK"])
    }

    @Test func anErrorOfTheAPIHasStatus200() async throws {
        let answer = try await simulator().withServer { try await LiveClient(address: $0).rollBack(1) }
        #expect(answer.status == 200)
        #expect(answer.reply?.code == "FailedOperation.CertificateDeployNotExist")
    }

    @Test(arguments: ["GET /", "POST /other"])
    func onlyPostToTheRootIsServed(line: String) async throws {
        let parts = line.split(separator: " ").map(String.init)
        let status = try await simulator().withServer { address in
            var request = HTTPClientRequest(url: address.url + parts[1])
            request.method = .init(rawValue: parts[0])
            return try await HTTPClient.shared.execute(request, timeout: .seconds(20)).status.code
        }
        #expect(status == 404)
    }

    @Test func theEndDoesNotWaitForOpenConnectionsOrSlowAnswers() async throws {
        let simulator = try simulator([Fault(target: .rollback, effect: .slow(seconds: 600))])
        let clock = ContinuousClock()
        let (bodyEnded, pending) = try await simulator.withServer { address in
            let client = LiveClient(address: address)
            _ = try await client.call(.list)
            let silent = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connect(host: "127.0.0.1", port: address.port).get()
            #expect(silent.isActive)
            let pending = try client.begin(.rollback, #"{"DeployRecordId": 1000230}"#)
            while simulator.log.count < 2 { await Task.yield() }
            return (clock.now, pending)
        }
        #expect(clock.now - bodyEnded < Self.atOnce)
        await #expect(throws: (any Error).self) { try await pending.get() }
        #expect(simulator.log.accepted(rollbackOf: 1_000_230) == 1)
    }

    @Test func aCancelledRunEndsWithoutAnError() async throws {
        let simulator = try simulator([Fault(target: .rollback, effect: .slow(seconds: 600))])
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let clock = ContinuousClock()
        let elapsed = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await simulator.run { bound.yield($0) } }
            let port = try #require(await ports.first { _ in true })
            _ = try await LiveClient(address: SimulatorAddress(port: port)).call(.list)
            let start = clock.now
            group.cancelAll()
            try await group.waitForAll()
            return clock.now - start
        }
        #expect(elapsed < Self.atOnce)
    }

    @Test func aPortInUseIsToldClearly() async throws {
        let code = try await simulator().withServer { address in
            var options = SimulatorOptions()
            options.port = address.port
            let second = try CloudSimulator(options: options)
            let error = await #expect(throws: SimulatorError.self) { try await second.withServer { _ in } }
            return error?.reason == .cannotListen(port: address.port)
        }
        #expect(code)
    }
}
