import Foundation
import RecordModel
import RecordStore
import Testing

/// One live change a record, of whatever kind, whoever asks.
@Suite struct OneLiveChangeTests {
    private let folder = TemporaryFolder()

    /// The reason why an intent is refused; nil where it is taken.
    private static func refusal(
        of kind: ChangeKind = .rollback, _ record: DeployRecord.ID, by journal: Journal
    ) async -> StoreError.Reason? {
        do {
            _ = try await journal.intend(.sample(record, kind), at: moment(0))
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(arguments: JournalTests.openStates)
    func aSecondIntentIsRefusedWhileTheFirstIsOpen(state: ChangeState) async throws {
        let journal = try Journal(folder: folder.path)
        let open = try await journal.append([state], to: try await journal.intend(.sample(1), at: moment(0)))
        #expect(await Self.refusal(1, by: journal) == .alreadyLive)
        #expect(try await journal.attempts() == [open])
    }

    @Test(arguments: ChangeKind.allCases, ChangeKind.allCases)
    func theKindMakesNoDifference(first: ChangeKind, second: ChangeKind) async throws {
        let journal = try Journal(folder: folder.path)
        _ = try await journal.intend(.sample(1, first), at: moment(0))
        #expect(await Self.refusal(of: second, 1, by: journal) == .alreadyLive)
    }

    /// A retry of another item would be followed by the same look, and could not be told from the first.
    @Test func anotherItemMakesNoDifference() async throws {
        let journal = try Journal(folder: folder.path)
        _ = try await journal.intend(.sample(1, .retry, item: 4711), at: moment(0))
        let error = await #expect(throws: StoreError.self) {
            try await journal.intend(.sample(1, .retry, item: 4712), at: moment(0))
        }
        #expect(error?.reason == .alreadyLive)
    }

    @Test func aRefusedIntentNamesTheJournal() async throws {
        let journal = try Journal(folder: folder.path)
        _ = try await journal.intend(.sample(1), at: moment(0))
        let error = await #expect(throws: StoreError.self) { try await journal.intend(.sample(1), at: moment(1)) }
        #expect(error?.store == .journal)
        #expect(error?.path == "\(folder.path)/journal.sqlite")
    }

    @Test(arguments: ChangeKind.allCases)
    func anotherProcessIsRefusedToo(kind: ChangeKind) async throws {
        let ours = try Journal(folder: folder.path)
        let theirs = try Journal(folder: folder.path)
        _ = try await ours.intend(.sample(1), at: moment(0))
        #expect(await Self.refusal(of: kind, 1, by: theirs) == .alreadyLive)
    }

    @Test func otherRecordsAreNotHeldUp() async throws {
        let journal = try Journal(folder: folder.path)
        _ = try await journal.intend(.sample(1), at: moment(0))
        #expect(await Self.refusal(2, by: journal) == nil)
    }

    @Test(arguments: JournalTests.finalStates)
    func afterItsEndANewOneIsPossible(end: ChangeState) async throws {
        let journal = try Journal(folder: folder.path)
        try await journal.append([end], to: try await journal.intend(.sample(1), at: moment(0)))
        #expect(await Self.refusal(of: .retry, 1, by: journal) == nil)
        #expect(try await journal.attempts().map(\.state) == [end, .intended])
        #expect(try await journal.live().map(\.state) == [.intended])
    }

    @Test func ofTwentyAtOnceExactlyOneWins() async throws {
        let journals = [try Journal(folder: folder.path), try Journal(folder: folder.path)]
        let refusals = await withTaskGroup { group in
            for number in 0..<20 {
                let kind = number.isMultiple(of: 3) ? ChangeKind.retry : .rollback
                group.addTask { await Self.refusal(of: kind, 1, by: journals[number % 2]) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.count { $0 == nil } == 1)
        #expect(refusals.count { $0 == .alreadyLive } == 19)
        #expect(try await journals[0].attempts().count == 1)
    }
}
