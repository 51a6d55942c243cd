import Foundation
import RecordModel
import RecordStore
import Testing

/// One live rollback a record, whoever asks.
@Suite struct OneLiveRollbackTests {
    private let folder = TemporaryFolder()

    /// The reason why an intent is refused; nil where it is taken.
    private static func refusal(of record: DeployRecord.ID, by journal: Journal) async -> StoreError.Reason? {
        do {
            _ = try await journal.intend(.sample(record), at: moment(0))
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(arguments: JournalTests.openStates)
    func aSecondIntentIsRefusedWhileTheFirstIsOpen(state: RollbackState) async throws {
        let journal = try Journal(folder: folder.path)
        let id = try await journal.intend(.sample(1), at: moment(0)).id
        try await journal.append(state, to: id, at: moment(1))
        #expect(await Self.refusal(of: 1, by: journal) == .alreadyLive)
        #expect(try await journal.attempts().map(\.id) == [id])
    }

    @Test func aRefusedIntentNamesTheJournal() async throws {
        let journal = try Journal(folder: folder.path)
        _ = try await journal.intend(.sample(1), at: moment(0))
        let error = await #expect(throws: StoreError.self) { try await journal.intend(.sample(1), at: moment(1)) }
        #expect(error?.store == .journal)
        #expect(error?.path == "\(folder.path)/journal.sqlite")
    }

    @Test func anotherProcessIsRefusedToo() async throws {
        let ours = try Journal(folder: folder.path)
        let theirs = try Journal(folder: folder.path)
        _ = try await ours.intend(.sample(1), at: moment(0))
        #expect(await Self.refusal(of: 1, by: theirs) == .alreadyLive)
    }

    @Test func otherRecordsAreNotHeldUp() async throws {
        let journal = try Journal(folder: folder.path)
        _ = try await journal.intend(.sample(1), at: moment(0))
        #expect(await Self.refusal(of: 2, by: journal) == nil)
    }

    @Test(arguments: JournalTests.finalStates)
    func afterItsEndANewOneIsPossible(end: RollbackState) async throws {
        let journal = try Journal(folder: folder.path)
        let id = try await journal.intend(.sample(1), at: moment(0)).id
        try await journal.append(end, to: id, at: moment(1))
        #expect(await Self.refusal(of: 1, by: journal) == nil)
        #expect(try await journal.attempts().map(\.state) == [end, .intended])
        #expect(try await journal.live().map(\.state) == [.intended])
    }

    @Test func ofTwentyAtOnceExactlyOneWins() async throws {
        let journals = [try Journal(folder: folder.path), try Journal(folder: folder.path)]
        let refusals = await withTaskGroup { group in
            for number in 0..<20 { group.addTask { await Self.refusal(of: 1, by: journals[number % 2]) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.count { $0 == nil } == 1)
        #expect(refusals.count { $0 == .alreadyLive } == 19)
        #expect(try await journals[0].attempts().count == 1)
    }
}
