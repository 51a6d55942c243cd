import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Synchronization
import Testing

/// What nobody could see settles nothing: only looks that were answered say that nothing came of a request.
@Suite struct SettlingTests {
    /// Follows a change of a record that stays as it is. `answers` says which looks are answered, in turn; after them all
    /// are. Every look takes twenty seconds, and a minute settles.
    private func follow(
        _ left: [ChangeState], _ kind: ChangeKind = .rollback, answers: [Bool]
    ) async throws -> [ChangeUpdate.Event] {
        let events = Mutex<[ChangeUpdate.Event]>([])
        try await Bench.with([.good(for: kind)]) { bench in
            let attempt = try await bench.leave(left, of: bench.ids[0], kind, by: Bench.us)
            let uptime = Uptime()
            let rest = Mutex(answers[...])
            let network = AnsweringTransport(base: bench.transport) { () throws(TransportError) in
                uptime.advance(by: .seconds(20))
                if rest.withLock({ $0.popFirst() }) ?? true { return nil }
                // Not repeated, so that each look is one call.
                return .refused("FailedOperation.AuthError")
            }
            let runner = try bench.runner(
                bench.client(over: network), settlingTime: .seconds(60), uptime: { uptime.now() })
            let witness = await bench.resume(attempt, by: runner)
            events.withLock { $0 = witness.events }
        }
        return events.withLock(\.self)
    }

    /// What was told, in short.
    private func words(_ events: [ChangeUpdate.Event]) -> [String] {
        events.compactMap { event in
            switch event {
            case .state(let state): state.word
            case .looked: "looked"
            case .lookFailed: "failed"
            default: nil
            }
        }
    }

    @Test func looksThatFailForLongerThanSettlingTakesSettleNothing() async throws {
        let told = words(try await follow([.sending, .unknown(why: "lost")], answers: [false, false, false, false, false]))
        let failures = [String](repeating: "failed", count: 5)
        #expect(told == failures + ["looked", "looked", "looked", "NOT APPLIED", "looked"])
    }

    @Test func aLookThatFailsBeginsTheMinuteAnew() async throws {
        let told = words(try await follow([.sending, .unknown(why: "lost")], answers: [true, true, true, false]))
        #expect(told == ["looked", "looked", "looked", "failed", "looked", "looked", "looked", "NOT APPLIED", "looked"])
    }

    @Test func anAcceptedRetryHasNotFailedAgainBecauseNobodyCouldLook() async throws {
        let told = words(try await follow([.sending, .accepted], .retry, answers: [false, false, false, false, false]))
        let failures = [String](repeating: "failed", count: 5)
        #expect(told == failures + ["looked", "looked", "looked", "RETRY FAILED", "looked"])
    }
}
