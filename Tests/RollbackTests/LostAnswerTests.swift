import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Testing

/// What is made of every answer to the one request that matters, and of its absence.
@Suite struct LostAnswerTests {
    private static let lookedUpAndGone = ["INTENDED", "SENDING", "UNKNOWN", "NOT APPLIED"]
    private static let lookedUpAndDone = ["INTENDED", "SENDING", "UNKNOWN", "ROLLING BACK", "ROLLED BACK"]
    private static let refused = ["INTENDED", "SENDING", "REFUSED"]
    private static let accepted = ["INTENDED", "SENDING", "ACCEPTED", "ROLLING BACK", "ROLLED BACK"]

    /// Each fault hits the first request alone: were it sent again, the cloud would take it.
    @Test(arguments: [
        ("cut-before", lookedUpAndGone), ("cut-after", lookedUpAndDone), ("html502", lookedUpAndGone),
        ("html200", lookedUpAndGone),
        ("empty", lookedUpAndDone), ("truncated", lookedUpAndDone), ("null-response", lookedUpAndDone),
        ("no-request-id", lookedUpAndDone), ("internal-error", lookedUpAndGone), ("code=FailedOperation", lookedUpAndGone),
        ("code=ResourceInUse", lookedUpAndGone), ("code=ServiceUnavailable", lookedUpAndGone),
        ("code=FailedOperation.NobodyHasHeardOf", lookedUpAndGone), ("code=AuthFailure.SignatureFailure", refused),
        ("error-charset", refused), ("old-format", refused), ("slow=0.01", accepted),
    ])
    func oneConfirmationIsOneRequest(fault: String, words: [String]) async throws {
        try await Bench.with(faults: ["rollback:\(fault):1"]) { bench in
            let witness = try await bench.rollBack()
            #expect(witness.states(of: bench.ids[0]).words == words)
            #expect(try await bench.journaledStates().words == words)
            #expect(try await bench.journal.live() == [])
            #expect(bench.rollbackRequests.count == 1)
            let wasDone = words.last == "ROLLED BACK"
            #expect(bench.acceptedCount(bench.ids[0]) == (wasDone ? 1 : 0))
        }
    }

    @Test(arguments: ["cut-before", "html502", "internal-error"])
    func whatIsUnknownIsExplained(fault: String) async throws {
        try await Bench.with(faults: ["rollback:\(fault):1"]) { bench in
            let witness = try await bench.rollBack()
            let explanation = try #require(witness.explanation(of: bench.ids[0]))
            #expect(!explanation.changed.hasPrefix("No."))
            guard case .unknown(let why) = witness.states(of: bench.ids[0])[2] else {
                Issue.record("\(witness.states(of: bench.ids[0]))")
                return
            }
            #expect(why.hasPrefix(explanation.title))
        }
    }

    @Test func whatIsUnknownIsNotSaidToBeUndoneBeforeItHasSettled() async throws {
        try await Bench.with(faults: ["rollback:cut-before:1"]) { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            let witness = await bench.cancel(on: { if case .looked(3, _) = $0 { true } else { false } }) { note in
                await bench.runner(settlingTime: 3600).run(confirmed, onUpdate: note) { _, _ in }
            }
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "UNKNOWN"])
            #expect(try await bench.journal.live().map(\.state.word) == ["UNKNOWN"])
        }
    }

    @Test func aRateLimitIsWaitedOut() async throws {
        try await Bench.with(faults: ["rollback:rate-limit:1"]) { bench in
            let witness = try await bench.rollBack()
            #expect(witness.states(of: bench.ids[0]).words == Self.accepted)
            #expect(try await bench.journaledStates().words == Self.accepted)
            #expect(bench.rollbackRequests.map(\.wasCarriedOut) == [false, true])
        }
    }

    @Test func aRateLimitWithoutEndIsARefusal() async throws {
        try await Bench.with(faults: ["rollback:rate-limit"]) { bench in
            let witness = try await bench.rollBack()
            #expect(witness.states(of: bench.ids[0]).words == Self.refused)
            #expect(try await bench.journal.live() == [])
            #expect(bench.rollbackRequests.map(\.wasCarriedOut) == [false, false, false])
        }
    }

    @Test func whatCannotLeaveIsWithdrawn() async throws {
        try await Bench.with { bench in
            // Nothing listens on port 1.
            let nowhere = try Bench.client(of: "http://127.0.0.1:1", over: bench.transport)
            let witness = try await bench.rollBack(by: bench.runner(nowhere))
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "WITHDRAWN"])
            #expect(witness.explanation(of: bench.ids[0])?.outcome == .unreachable)
            #expect(try await bench.journal.live() == [])
            #expect(bench.rollbackRequests.isEmpty)
        }
    }
}
