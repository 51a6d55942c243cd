import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import CloudSimulator

@Suite struct FaultsOverHTTPTests {
    /// Rolls a record back under a fault, and gives the simulator's log besides the answer.
    private func rollBack(
        under effect: FaultEffect
    ) async throws -> (answer: Result<LiveClient.Answer, any Error>, request: ReceivedRequest) {
        var options = SimulatorOptions()
        options.faults = [Fault(target: .rollback, effect: effect, times: 1)]
        let simulator = try CloudSimulator(options: options)
        let answer = try await simulator.withServer { address -> Result<LiveClient.Answer, any Error> in
            do {
                return .success(try await LiveClient(address: address).rollBack())
            } catch {
                return .failure(error)
            }
        }
        #expect(simulator.log.count == 1)
        return (answer, try #require(simulator.log.first))
    }

    @Test(arguments: [(FaultEffect.cutBefore, false), (.cutAfter, true)])
    func aCutConnectionCarriesNoByte(effect: FaultEffect, isCarriedOut: Bool) async throws {
        let (answer, request) = try await rollBack(under: effect)
        let error = #expect(throws: HTTPClientError.self) { try answer.get() }
        #expect(error == .remoteConnectionClosed)
        #expect(request.wasCarriedOut == isCarriedOut)
    }

    @Test func aTruncatedAnswerBreaksOffAfterItsHead() async throws {
        var options = SimulatorOptions()
        options.faults = [Fault(target: .rollback, effect: .truncated)]
        let simulator = try CloudSimulator(options: options)
        try await simulator.withServer { address in
            let client = LiveClient(address: address)
            let response = try await client.open(client.signed(.rollback, #"{"DeployRecordId": 1000230}"#))
            #expect(response.status == .ok)
            await #expect(throws: (any Error).self) { try await response.body.collect(upTo: 1 << 20) }
        }
        #expect(simulator.log.accepted(rollbackOf: 1_000_230) == 1)
    }

    @Test(arguments: [(FaultEffect.html502, 502), (.html200, 200)])
    func aGatewayAnswersInHTML(effect: FaultEffect, status: Int) async throws {
        let (result, request) = try await rollBack(under: effect)
        let answer = try result.get()
        #expect(answer.status == status)
        #expect(answer.contentType == "text/html")
        #expect(answer.body.hasPrefix("<html>"))
        #expect(!request.wasCarriedOut)
    }

    @Test(arguments: [
        (FaultEffect.rateLimit, "RequestLimitExceeded"), (.internalError, "InternalError"),
        (.code("FailedOperation.AuthError"), "FailedOperation.AuthError"),
    ])
    func aRefusalHasTheCodeAndStatus200(effect: FaultEffect, code: String) async throws {
        let (result, request) = try await rollBack(under: effect)
        let answer = try result.get()
        #expect(answer.status == 200)
        #expect(answer.reply?.code == code)
        #expect(answer.reply?.requestID != nil)
        #expect(!request.wasCarriedOut)
    }

    @Test func anEmptyAnswerHidesWhatWasDone() async throws {
        let (result, request) = try await rollBack(under: .empty)
        #expect(try result.get().body.isEmpty)
        #expect(try result.get().status == 200)
        #expect(request.wasCarriedOut)
    }

    @Test func aNullResponseHidesWhatWasDone() async throws {
        let (result, request) = try await rollBack(under: .nullResponse)
        #expect(try result.get().body == #"{"Response":null}"#)
        #expect(request.wasCarriedOut)
    }

    @Test func anErrorMayComeWithACharset() async throws {
        let (result, request) = try await rollBack(under: .errorWithCharset)
        #expect(try result.get().contentType == "application/json; charset=utf-8")
        #expect(try result.get().reply?.code == "FailedOperation.AuthError")
        #expect(!request.wasCarriedOut)
    }

    @Test func aRequestIDMayBeMissing() async throws {
        let (result, request) = try await rollBack(under: .noRequestID)
        #expect(try result.get().body == #"{"Response":{}}"#)
        #expect(request.wasCarriedOut)
    }

    @Test func aRefusalMayHaveTheOldFormat() async throws {
        let (result, request) = try await rollBack(under: .oldFormat)
        #expect(try result.get().body == #"{"code":4000,"message":"Invalid parameter.","codeDesc":"InvalidParameter"}"#)
        #expect(!request.wasCarriedOut)
    }

    @Test func aSlowAnswerComesLateThoughTheWorkIsDoneAtOnce() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let (result, request) = try await rollBack(under: .slow(seconds: 0.2))
        #expect(clock.now - start >= .milliseconds(200))
        #expect(try result.get().reply?.code == "OK")
        #expect(request.wasCarriedOut)
    }
}
