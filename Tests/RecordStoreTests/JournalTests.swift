import Foundation
import RecordModel
import RecordStore
import Testing

@Suite struct JournalTests {
    private let folder = TemporaryFolder()

    static let progress = TaskProgress(total: 4, succeeded: 2, failed: 1, running: 1)
    static let finalStates: [RollbackState] = [
        .rolledBack(progress), .rollbackFailed(progress), .refused(code: "FailedOperation.X", message: "so it is"),
        .notApplied, .withdrawn(why: "the operator changed their mind"),
    ]
    static let openStates: [RollbackState] = [
        .intended, .sending, .accepted, .running(progress), .unknown(why: "连接断开 \"…\""),
    ]

    @Test func anIntentIsWrittenDownWithAllItRestsOn() async throws {
        let journal = try Journal(folder: folder.path)
        let saw = RecordDetail.sample(7, tasks: [.sample(.deployment), .sample(.rollback), .sample(.rollback)])
        let attempt = try await journal.intend(.sample(7, saw: saw), at: moment(0.5))
        let expected = RollbackAttempt(
            id: attempt.id, recordID: 7, intendedAt: moment(0.5), state: .intended, operatedBy: .sample, rollbacksBefore: 2)
        #expect(attempt == expected)
        #expect(try await journal.attempts() == [expected])
    }

    @Test func statesComeBackInOrder() async throws {
        let journal = try Journal(folder: folder.path)
        let id = try await journal.intend(.sample(1), at: moment(0)).id
        let states: [RollbackState] = [
            .sending, .unknown(why: "lost"), .accepted, .running(Self.progress), .rolledBack(Self.progress),
        ]
        for state in states { try await journal.append(state, to: id, at: moment(1)) }
        #expect(try await journal.states(of: id) == [.intended] + states)
        #expect(try await journal.attempts().map(\.state) == [.rolledBack(Self.progress)])
    }

    @Test(arguments: openStates + finalStates)
    func everyStateComesBackAsWritten(state: RollbackState) async throws {
        let journal = try Journal(folder: folder.path)
        let id = try await journal.intend(.sample(1), at: moment(0)).id
        try await journal.append(state, to: id, at: moment(1))
        #expect(try await journal.states(of: id) == [.intended, state])
    }

    @Test(arguments: finalStates)
    func whatHasEndedStaysAsItEnded(end: RollbackState) async throws {
        let journal = try Journal(folder: folder.path)
        let id = try await journal.intend(.sample(1), at: moment(0)).id
        try await journal.append(end, to: id, at: moment(1))
        for later in Self.openStates + Self.finalStates { try await journal.append(later, to: id, at: moment(2)) }
        #expect(try await journal.states(of: id) == [.intended, end])
        #expect(try await journal.live() == [])
    }

    @Test func anAppendTellsWhetherItWasWritten() async throws {
        let journal = try Journal(folder: folder.path)
        let id = try await journal.intend(.sample(1), at: moment(0)).id
        #expect(try await journal.append(.sending, to: id, at: moment(1)))
        #expect(try await journal.append(.notApplied, to: id, at: moment(2)))
        #expect(try await journal.append(.accepted, to: id, at: moment(3)) == false)
        #expect(try await journal.append(.sending, to: .init(rawValue: 99), at: moment(3)) == false)
    }

    @Test func theStatesOfOneRollbackAreNotThoseOfAnother() async throws {
        let journal = try Journal(folder: folder.path)
        let first = try await journal.intend(.sample(1), at: moment(0)).id
        let second = try await journal.intend(.sample(2), at: moment(0)).id
        try await journal.append(.sending, to: second, at: moment(1))
        #expect(try await journal.states(of: first) == [.intended])
        #expect(try await journal.states(of: second) == [.intended, .sending])
    }

    @Test func aStateOfNoRollbackIsNotWritten() async throws {
        let journal = try Journal(folder: folder.path)
        try await journal.append(.sending, to: .init(rawValue: 99), at: moment(0))
        #expect(try await journal.states(of: .init(rawValue: 99)) == [])
        #expect(try await journal.attempts() == [])
    }

    @Test func theRequestIDIsKept() async throws {
        let journal = try Journal(folder: folder.path)
        let id = try await journal.intend(.sample(1), at: moment(0)).id
        try await journal.append(.sending, to: id, at: moment(1))
        #expect(try await journal.attempts().map(\.requestID) == [nil])
        let requestID = RequestID(rawValue: "a1b2c3d4-0000")
        try await journal.append(.accepted, to: id, requestID: requestID, at: moment(2))
        try await journal.append(.running(Self.progress), to: id, at: moment(3))
        #expect(try await journal.attempts().map(\.requestID) == [requestID])
    }

    @Test func attemptsAreListedOldestFirst() async throws {
        let journal = try Journal(folder: folder.path)
        var ids: [RollbackAttempt.ID] = []
        for record in [5, 3, 9] as [DeployRecord.ID] {
            ids.append(try await journal.intend(.sample(record), at: moment(0)).id)
        }
        try await journal.append(.notApplied, to: ids[1], at: moment(1))
        #expect(try await journal.attempts().map(\.recordID) == [5, 3, 9])
        #expect(try await journal.live().map(\.recordID) == [5, 9])
    }

    @Test func aFreshJournalIsEmpty() async throws {
        let journal = try Journal(folder: folder.path)
        #expect(try await journal.live() == [])
        #expect(try await journal.attempts() == [])
    }

    @Test func theJournalOutlivesTheProcess() async throws {
        let attempt = try await Journal(folder: folder.path).intend(.sample(1), at: moment(0))
        let again = try Journal(folder: folder.path)
        #expect(try await again.live() == [attempt])
        try await again.append(.sending, to: attempt.id, at: moment(1))
        #expect(try await Journal(folder: folder.path).states(of: attempt.id) == [.intended, .sending])
    }

    @Test func everyCallWorksInACancelledTask() async throws {
        let journal = try Journal(folder: folder.path)
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            #expect(Task.isCancelled)
            let id = try await journal.intend(.sample(1), at: moment(0)).id
            try await journal.append(.sending, to: id, at: moment(1))
            #expect(try await journal.live().map(\.id) == [id])
            #expect(try await journal.attempts().map(\.id) == [id])
            return try await journal.states(of: id)
        }
        #expect(try await cancelled.value == [.intended, .sending])
    }
}
