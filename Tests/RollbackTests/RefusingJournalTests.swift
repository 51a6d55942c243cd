import FoundationEssentials
import RecordModel
import RecordStore
import Testing

@testable import Rollback

/// A journal that takes no step of a change though nobody else has taken one: asked again at once, it would go on for ever.
@Suite struct RefusingJournalTests {
    /// A change under a number that the journal does not know.
    private func stranger(_ bench: Bench, _ state: ChangeState, by process: Operator = Bench.other) -> ChangeAttempt {
        ChangeAttempt(
            id: .init(rawValue: 99), recordID: bench.ids[0], intendedAt: Date(), state: state, operatedBy: process,
            step: .init(rawValue: 99), steppedAt: Date(), heldBy: process)
    }

    @Test func anAnswerItRefusesIsAFailure() async throws {
        try await Bench.with { bench in
            let refusal = await #expect(throws: StoreError.self) {
                try await bench.tools.move(stranger(bench, .sending), to: .accepted, onUpdate: { _ in })
            }
            #expect(refusal?.message == "the journal refuses every further step of its change 99, rollback \(bench.ids[0])")
        }
    }

    @Test(arguments: [ChangeState.sending, .accepted])
    func aTakeoverItRefusesIsToldAndTriedAgainAfterAPause(state: ChangeState) async throws {
        try await Bench.with { bench in
            let attempt = stranger(bench, state)
            let witness = await bench.cancel(on: \.isFailedLook) { note in
                await bench.runner().resume(attempt, onUpdate: note)
            }
            #expect(witness.events.allSatisfy { $0.isFailedLook })
        }
    }

    @Test func whatItRefusesToTakeAsSentIsNotSent() async throws {
        try await Bench.with { bench in
            let witness = Witness(clock: bench.clock)
            let sent = await ChangeSender(tools: bench.tools).send(
                stranger(bench, .intended, by: Bench.us), onUpdate: witness.note)
            #expect(sent.attempt.state.word == "WITHDRAWN")
            #expect(bench.changeRequests.isEmpty)
        }
    }

    @Test func aFateItRefusesIsAFailedLook() async throws {
        try await Bench.with { bench in
            try await bench.sendDirectly(.rollback, bench.ids[0])
            let attempt = stranger(bench, .accepted, by: Bench.us)
            let witness = await bench.cancel(on: \.isFailedLook) { note in
                await bench.runner().resume(attempt, onUpdate: note)
            }
            #expect(witness.states(of: bench.ids[0]) == [])
        }
    }
}
