import Foundation
import RecordModel
import RecordStore
import Testing

@Suite struct JournalTests {
    private let folder = TemporaryFolder()

    static let progress = TaskProgress(total: 4, succeeded: 2, failed: 1, running: 1)
    static let finalStates: [ChangeState] = [
        .rolledBack(progress), .rollbackFailed(progress), .retried(progress), .retryFailed(progress),
        .refused(code: "FailedOperation.X", message: "so it is"), .notApplied,
        .withdrawn(why: "the operator changed their mind"),
    ]
    static let openStates: [ChangeState] = [
        .intended, .sending, .accepted, .running(progress), .retrying(progress), .unknown(why: "连接断开 \"…\""),
    ]

    @Test(arguments: [(ChangeKind.rollback, nil), (.retry, nil), (.retry, 4711)] as [(ChangeKind, Int64?)])
    func anIntentIsWrittenDownWithAllItRestsOn(kind: ChangeKind, item: Int64?) async throws {
        let journal = try Journal(folder: folder.path)
        let saw = RecordDetail.sample(7, tasks: [.sample(.deployment), .sample(.rollback), .sample(.rollback)])
        let attempt = try await journal.intend(.sample(7, kind, item: item, saw: saw), at: moment(0.5))
        let expected = ChangeAttempt(
            id: attempt.id, kind: kind, recordID: 7, itemID: item, intendedAt: moment(0.5), state: .intended, saw: saw,
            operatedBy: .sample, step: attempt.step, steppedAt: moment(0.5), heldBy: .sample)
        #expect(attempt == expected)
        let history = try #require(try await journal.history().first)
        #expect(history.attempt == expected)
        #expect(history.account == "AKIDxxxx…0000")
        #expect(history.endpoint == "https://ssl.intl.tencentcloudapi.com/")
        #expect(history.typed == "7")
        #expect(history.steps == [.init(at: moment(0.5), state: .intended, requestID: nil, code: nil, by: .sample)])
    }

    @Test func statesComeBackInOrder() async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        let states: [ChangeState] = [
            .sending, .unknown(why: "lost"), .accepted, .running(Self.progress), .rolledBack(Self.progress),
        ]
        try await journal.append(states, to: attempt)
        #expect(try await journal.states(of: attempt.id) == [.intended] + states)
        #expect(try await journal.attempts().map(\.state) == [.rolledBack(Self.progress)])
    }

    @Test(arguments: openStates + finalStates)
    func everyStateComesBackAsWritten(state: ChangeState) async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        try await journal.append([state], to: attempt)
        #expect(try await journal.states(of: attempt.id) == [.intended, state])
    }

    @Test func everyStepComesBackWithItsCodeItsRequestAndItsWriter() async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        let steps: [Journal.Step] = [
            .sample(.sending, at: 1), .sample(.unknown(why: "lost"), code: "lost", at: 2),
            .sample(.accepted, requestID: "a1b2-0001", by: .colleague, at: 3.25),
            .sample(
                .refused(code: "InternalError", message: "no"), requestID: "a1b2-0002", code: "InternalError", by: .colleague,
                at: 4),
        ]
        var newest = attempt
        for step in steps { newest = try #require(try await journal.append(step, to: newest)) }
        let told = try #require(try await journal.history().first).steps.dropFirst()
        #expect(
            told == steps.map { .init(at: $0.at, state: $0.state, requestID: $0.requestID, code: $0.code, by: $0.by) }[...])
    }

    @Test func theNewestRequestIDIsTheAttempts() async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.append([.sending], to: try await journal.intend(.sample(1), at: moment(0)))
        #expect(try await journal.attempts().map(\.requestID) == [nil])
        let accepted = try #require(try await journal.append(.sample(.accepted, requestID: "a1b2"), to: attempt))
        let running = try #require(try await journal.append(.sample(.running(Self.progress)), to: accepted))
        #expect(running.requestID == RequestID(rawValue: "a1b2"))
        #expect(try await journal.attempts() == [running])
    }

    @Test func theStepsOfOneChangeAreNotThoseOfAnother() async throws {
        let journal = try Journal(folder: folder.path)
        let first = try await journal.intend(.sample(1), at: moment(0))
        let second = try await journal.intend(.sample(2), at: moment(0))
        try await journal.append([.sending], to: second)
        #expect(try await journal.states(of: first.id) == [.intended])
        #expect(try await journal.states(of: second.id) == [.intended, .sending])
    }

    @Test func changesAreListedOldestFirst() async throws {
        let journal = try Journal(folder: folder.path)
        var attempts: [ChangeAttempt] = []
        for record in [5, 3, 9] as [DeployRecord.ID] {
            attempts.append(try await journal.intend(.sample(record), at: moment(0)))
        }
        try await journal.append([.notApplied], to: attempts[1])
        #expect(try await journal.attempts().map(\.recordID) == [5, 3, 9])
        #expect(try await journal.live().map(\.recordID) == [5, 9])
        #expect(try journal.unsettled().map(\.attempt.recordID) == [5, 9])
    }

    @Test func whatIsNotSettledIsToldWithAllItsSteps() async throws {
        let journal = try Journal(folder: folder.path)
        try await journal.append([.sending, .accepted], to: try await journal.intend(.sample(1, .retry), at: moment(0)))
        let told = try #require(try journal.unsettled().first)
        #expect(told.steps.map(\.state) == [.intended, .sending, .accepted])
        #expect(told.attempt.kind == .retry)
        #expect(try await journal.history() == [told])
    }

    @Test func aChangeIsFoundByItsNumber() async throws {
        let journal = try Journal(folder: folder.path)
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        #expect(try await journal.attempt(attempt.id) == attempt)
        #expect(try await journal.attempt(.init(rawValue: 99)) == nil)
    }

    @Test func aFreshJournalIsEmpty() async throws {
        let journal = try Journal(folder: folder.path)
        #expect(try await journal.live() == [])
        #expect(try await journal.history() == [])
        #expect(try journal.unsettled() == [])
        try await journal.check()
    }

    /// Ended at 10, at 20, and not at all.
    @Test(
        arguments: [(0.0, [1, 2, 3]), (10, [1, 2, 3]), (10.5, [2, 3]), (20, [2, 3]), (21, [3])] as [(Double, [DeployRecord.ID])])
    func whatHadEndedBeforeIsLeftOutOfTheHistory(since: Double, records: [DeployRecord.ID]) async throws {
        let journal = try Journal(folder: folder.path)
        for (record, end) in [(1, 10.0), (2, 20.0)] as [(DeployRecord.ID, Double)] {
            let attempt = try await journal.intend(.sample(record), at: moment(0))
            #expect(try await journal.append(.sample(.notApplied, at: end), to: attempt) != nil)
        }
        _ = try await journal.intend(.sample(3), at: moment(0))
        let history = try await journal.history(since: moment(since))
        #expect(history.map(\.attempt.recordID) == records)
        // Whole, or not at all.
        #expect(history.allSatisfy { $0.steps.first?.state == .intended })
    }

    @Test func theJournalOutlivesTheProcess() async throws {
        let attempt = try await Journal(folder: folder.path).intend(.sample(1), at: moment(0))
        let again = try Journal(folder: folder.path)
        #expect(try await again.live() == [attempt])
        try await again.append([.sending], to: attempt)
        #expect(try await Journal(folder: folder.path).states(of: attempt.id) == [.intended, .sending])
    }

    @Test func everyCallWorksInACancelledTask() async throws {
        let journal = try Journal(folder: folder.path)
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            #expect(Task.isCancelled)
            let attempt = try await journal.intend(.sample(1), at: moment(0))
            let sending = try await journal.append([.sending], to: attempt)
            #expect(try await journal.live() == [sending])
            #expect(try await journal.attempt(attempt.id) == sending)
            try await journal.check()
            return try await journal.states(of: attempt.id)
        }
        #expect(try await cancelled.value == [.intended, .sending])
    }

    @Test func fiveHundredLiveChangesAreListedInOrder() async throws {
        let journal = try Journal(folder: folder.path)
        let records = try (1...500).map { try #require(DeployRecord.ID(rawValue: Int64($0))) }
        for record in records {
            _ = try await journal.intend(.sample(record, saw: .sample(record)), at: moment(0))
        }
        #expect(try await journal.live().map(\.recordID) == records)
        #expect(try journal.unsettled().map(\.attempt.recordID) == records)
        #expect(try await journal.history().map(\.steps.count) == [Int](repeating: 1, count: 500))
    }
}
