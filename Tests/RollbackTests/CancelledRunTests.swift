import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Testing

@testable import Rollback

/// What an ending program leaves: nothing is sent any more, and nothing that was sent is forgotten.
@Suite struct CancelledRunTests {
    @Test func whatHasNotBeenSentIsWithdrawn() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            let witness = Witness(clock: bench.clock)
            let run = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                await bench.runner().run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure)
            }
            await run.value
            for id in bench.ids { #expect(witness.states(of: id).words == ["INTENDED", "WITHDRAWN"]) }
            #expect(try await bench.journal.attempts().map(\.state.word) == ["WITHDRAWN", "WITHDRAWN"])
            #expect(bench.rollbackRequests.isEmpty)
        }
    }

    @Test(arguments: [1, 2, 3])
    func whatTheOperatorTakesBackInTimeIsNotSent(count: Int) async throws {
        try await Bench.with([CloudRecord](repeating: .deployed, count: count + 1)) { bench in
            let (taken, other) = (Witness(clock: bench.clock), bench.runner())
            // While the first one leaves.
            let network = InterruptedTransport(base: bench.transport) { _ in
                try await other.withdrawUnsent(onUpdate: taken.note)
            }
            let witness = try await bench.rollBack(by: bench.runner(bench.client(over: network)))
            #expect(bench.rollbackRequests.map(\.deployRecordID) == [Int(bench.ids[0].rawValue)])
            #expect(witness.states(of: bench.ids[0]).last?.word == "ROLLED BACK")
            let attempts = try await bench.journal.attempts()
            #expect(attempts.map(\.recordID) == bench.ids)
            #expect(attempts.dropFirst().allSatisfy { $0.state == .withdrawn(why: "taken back by the operator") })
            #expect(taken.updates.map(\.attempt.recordID) == Array(bench.ids.dropFirst()))
            for id in bench.ids.dropFirst() {
                #expect(witness.states(of: id).words == ["INTENDED", "WITHDRAWN"])
            }
        }
    }

    @Test func whatIsOnItsWayOrAnothersIsNotTakenBack() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            let sending = try await bench.leave([.sending], of: bench.ids[0], by: Bench.us)
            let theirs = try await bench.leave([], of: bench.ids[1], by: Bench.other)
            let witness = Witness(clock: bench.clock)
            try await bench.runner().withdrawUnsent(onUpdate: witness.note)
            #expect(witness.updates == [])
            #expect(try await bench.journal.live().map(\.step) == [sending.step, theirs.step])
        }
    }

    @Test func whatWasAcceptedIsLeftToBeFollowed() async throws {
        try await Bench.with { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            _ = await bench.cancel(on: { $0 == .state(.accepted) }) { note in
                await bench.runner().run(confirmed, onUpdate: note) { _, _ in }
            }
            let live = try await bench.journal.live()
            #expect(live.map(\.recordID) == bench.ids)
            #expect(live.allSatisfy { $0.state.isInCloud })
            #expect(bench.rollbackRequests.count == 1)
        }
    }

    @Test func aRequestGivenUpOnItsWayIsUnknown() async throws {
        // Carried out at once, answered after the test.
        try await Bench.with(faults: ["rollback:slow=600:1"]) { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            _ = await bench.cancel(on: { $0 == .phase(.waiting) }) { note in
                await bench.runner().run(confirmed, onUpdate: note) { _, _ in }
            }
            #expect(try await bench.journal.live().map(\.state.word) == ["UNKNOWN"])
            #expect(bench.rollbackRequests.count <= 1)
        }
    }

    /// The journal could not take the answer at first, and the program ends before the next look.
    @Test func anAnswerThatIsNotWrittenDownYetIsWhenTheProgramEnds() async throws {
        try await Bench.with { bench in
            var attempt = try await bench.leave([.sending], of: bench.ids[0], by: Bench.us)
            attempt.state = .accepted
            let answer = Journal.Step(.accepted, requestID: RequestID(rawValue: "r-1"), by: Bench.us, at: attempt.steppedAt)
            let ending = Task { [attempt] in
                withUnsafeCurrentTask { $0?.cancel() }
                await ChangeWatcher(tools: bench.tools).watch(attempt, unwritten: answer, onUpdate: { _ in })
            }
            await ending.value
            let steps = try await bench.onlyHistory().steps
            #expect(steps.map(\.state) == [.intended, .sending, .accepted])
            #expect(steps.last?.requestID == RequestID(rawValue: "r-1"))
        }
    }
}
