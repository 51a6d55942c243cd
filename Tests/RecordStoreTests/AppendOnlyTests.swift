import Foundation
import RecordModel
import RecordStore
import Testing

/// The file itself refuses to be rewritten, whatever program opens it.
@Suite struct AppendOnlyTests {
    private let folder = TemporaryFolder()
    private static let refused = "the journal is only ever added to"

    /// A journal of one ended and one live change, kept open, and the same file in the hands of another program.
    private func journal() async throws -> (Journal, RawDatabase) {
        let journal = try Journal(folder: folder.path)
        try await journal.append([.sending, .notApplied], to: try await journal.intend(.sample(1), at: moment(0)))
        try await journal.append([.sending], to: try await journal.intend(.sample(2), at: moment(0)))
        return (journal, try RawDatabase(journal.path))
    }

    @Test(arguments: [
        "UPDATE step SET state = x'7B7D'", "UPDATE step SET at = 0 WHERE id = 1", "UPDATE step SET word = 'ROLLED BACK'",
        "UPDATE step SET requestID = 'x', code = 'x', operator = NULL", "UPDATE step SET changeID = 2",
        "UPDATE step SET id = id + 9",
        "DELETE FROM step", "DELETE FROM step WHERE id = 1", "DELETE FROM change", "DELETE FROM change WHERE live = 1",
        "UPDATE change SET id = 9 WHERE id = 1", "UPDATE change SET recordID = 9 WHERE id = 1",
        "UPDATE change SET intendedAt = 0",
        "UPDATE change SET account = 'x'", "UPDATE change SET endpoint = 'x'", "UPDATE change SET operator = x'7B7D'",
        "UPDATE change SET saw = NULL", "UPDATE change SET typed = 'x'", "UPDATE change SET kind = 'retry'",
        "UPDATE change SET itemID = 7", "UPDATE change SET live = 0, typed = 'x' WHERE live = 1",
    ])
    func noRowIsChangedOrDeleted(statement: String) async throws {
        let (journal, other) = try await journal()
        let before = try await journal.history()
        #expect(try other.refusal(of: statement) == Self.refused)
        #expect(try await journal.history() == before)
    }

    @Test func whatHasEndedIsNeverLiveAgain() async throws {
        let (journal, other) = try await journal()
        #expect(try other.refusal(of: "UPDATE change SET live = 1 WHERE id = 1") == Self.refused)
        #expect(try other.refusal(of: "UPDATE change SET live = 0 WHERE id = 1") == Self.refused)
        #expect(try await journal.live().map(\.recordID) == [2])
    }

    @Test func whatIsLiveCanEnd() async throws {
        let (journal, other) = try await journal()
        try other.execute("UPDATE change SET live = 0 WHERE id = 2")
        #expect(try await journal.live() == [])
    }

    /// A replacement deletes without asking the triggers for deletions.
    @Test(arguments: [
        """
        INSERT OR REPLACE INTO step (id, changeID, at, word, state, requestID, code, operator)
        SELECT id, changeID, 0, word, state, requestID, code, operator FROM step WHERE id = 1
        """,
        """
        INSERT OR REPLACE INTO change (id, recordID, intendedAt, account, endpoint, operator, typed, live)
        SELECT id, recordID, 0, account, endpoint, operator, typed, 0 FROM change WHERE id = 2
        """,
    ])
    func noRowIsReplaced(statement: String) async throws {
        let (journal, other) = try await journal()
        let before = try await journal.history()
        #expect(try other.refusal(of: statement) == Self.refused)
        #expect(try await journal.history() == before)
    }
}
