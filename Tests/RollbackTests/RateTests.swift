import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Testing

/// A refused rate is waited out, and those who watch are told.
@Suite struct RateTests {
    private static let codes = [
        "RequestLimitExceeded", "RequestLimitExceeded.UinLimitExceeded", "RequestLimitExceeded.GlobalRegionUinLimitExceeded",
        "RequestLimitExceeded.IPLimitExceeded", "LimitExceeded.RateLimitExceeded",
    ]

    @Test(arguments: codes, ChangeKind.allCases)
    func eachWaitIsToldWithTheAPIsCode(code: String, kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)], faults: ["\(kind.rawValue):code=\(code):2"]) { bench in
            let witness = try await bench.ask(for: kind)
            #expect(witness.repeats.map(\.why) == [code, code])
            // The change is still being sent meanwhile, and nothing is written down for it.
            let waits = witness.updates.filter { if case .repeating = $0.event { true } else { false } }
            #expect(waits.map(\.attempt.state) == [.sending, .sending])
            #expect(try await bench.journaledStates().words.prefix(3) == ["INTENDED", "SENDING", "ACCEPTED"])
        }
    }

    @Test func thePauseIsDoubledAndChanceSpreadsIt() async throws {
        try await Bench.with([CloudRecord](repeating: .deployed, count: 8), faults: ["rollback:rate-limit"]) { bench in
            let first = Duration.microseconds(10)
            let pauses = try await bench.rollBack().repeats.map(\.pause)
            #expect(pauses.count == 16)
            #expect(pauses.allSatisfy { $0 >= first / 2 && $0 <= first * 2 })
            #expect(Set(pauses).count > 8)
        }
    }

    @Test func aRequestThatCannotLeaveIsToldToBeTriedAgain() async throws {
        try await Bench.with { bench in
            let nowhere = try Bench.client(of: "http://127.0.0.1:1", over: bench.transport)
            let witness = try await bench.rollBack(by: bench.runner(nowhere))
            #expect(witness.repeats.map(\.why) == ["unreachable", "unreachable"])
            #expect(witness.phases == [.queued, .connecting, .queued, .connecting, .queued, .connecting])
        }
    }

    @Test func whatMayHaveBeenCarriedOutIsNotToldToBeRepeated() async throws {
        try await Bench.with(faults: ["rollback:cut-after:1"]) { bench in
            let witness = try await bench.rollBack()
            #expect(witness.repeats.isEmpty)
        }
    }
}
