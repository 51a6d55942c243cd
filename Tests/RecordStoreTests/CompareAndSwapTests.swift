import Foundation
import RecordModel
import RecordStore
import Testing

/// A step follows the newest one or is not written.
@Suite struct CompareAndSwapTests {
    private let folder = TemporaryFolder()

    @Test func anAppendGivesTheAttemptAfterIt() async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        let moved = try #require(
            try await journal.append(.sample(.sending, requestID: "r-1", by: .colleague, at: 9), to: attempt))
        #expect(moved.id == attempt.id)
        #expect(moved.step != attempt.step)
        #expect(moved.state == .sending)
        #expect(moved.steppedAt == moment(9))
        #expect(moved.requestID == RequestID(rawValue: "r-1"))
        #expect(try await journal.live() == [moved])
    }

    @Test func whoWroteTheNewestStepHoldsTheChange() async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        let taken = try #require(try await journal.append(.sample(.unknown(why: "ended"), by: .colleague), to: attempt))
        #expect(attempt.heldBy == .sample)
        #expect(taken.heldBy == .colleague)
        #expect(taken.operatedBy == .sample)
        #expect(try await journal.live() == [taken])
    }

    @Test(arguments: JournalTests.openStates + JournalTests.finalStates)
    func aStepOntoAnOlderOneIsNotWritten(state: ChangeState) async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        let sending = try #require(try await journal.append(.sample(.sending, by: .colleague), to: attempt))
        #expect(try await journal.append(.sample(state), to: attempt) == nil)
        #expect(try await journal.live() == [sending])
        #expect(try await journal.states(of: attempt.id) == [.intended, .sending])
    }

    @Test(arguments: JournalTests.finalStates)
    func whatHasEndedStaysAsItEnded(end: ChangeState) async throws {
        let journal = try Journal(folder: folder.path)
        let ended = try await journal.append([end], to: try await journal.intend(.sample(1), at: moment(0)))
        for later in JournalTests.openStates + JournalTests.finalStates {
            #expect(try await journal.append(.sample(later, at: 2), to: ended) == nil)
        }
        #expect(try await journal.states(of: ended.id) == [.intended, end])
        #expect(try await journal.live() == [])
    }

    @Test func aStepOfNoChangeIsNotWritten() async throws {
        let journal = try Journal(folder: folder.path)
        var unknown = try await journal.intend(.sample(1), at: moment(0))
        unknown.id = .init(rawValue: 99)
        #expect(try await journal.append(.sample(.sending), to: unknown) == nil)
        #expect(try await journal.history().count == 1)
    }

    @Test func aStepOfAnotherChangeIsNoPredecessor() async throws {
        let journal = try Journal(folder: folder.path)
        var first = try await journal.intend(.sample(1), at: moment(0))
        first.step = try await journal.intend(.sample(2), at: moment(0)).step
        #expect(try await journal.append(.sample(.sending), to: first) == nil)
    }

    @Test func ofTwentyStepsAtOnceOneIsWritten() async throws {
        let journals = [try Journal(folder: folder.path), try Journal(folder: folder.path)]
        let attempt = try await journals[0].intend(.sample(1), at: moment(0))
        let written = try await withThrowingTaskGroup(of: ChangeAttempt?.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await journals[number % 2].append(.sample(.unknown(why: "\(number)"), at: Double(number)), to: attempt)
                }
            }
            return try await group.reduce(into: [ChangeAttempt]()) { if let attempt = $1 { $0.append(attempt) } }
        }
        #expect(written.count == 1)
        #expect(try await journals[0].live() == written)
        #expect(try await journals[1].states(of: attempt.id).count == 2)
    }
}
