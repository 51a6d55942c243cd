import Foundation
import GRDB
import RecordModel
import RecordStore
import Testing

/// What is made of a journal that does not hold together.
@Suite struct DamagedJournalTests {
    private let folder = TemporaryFolder()

    private var path: String { "\(folder.path)/\(Journal.fileName)" }

    private var bytes: Data {
        get throws { try Data(contentsOf: URL(fileURLWithPath: path)) }
    }

    /// Leaves a closed journal of so many changes.
    private func makeJournal(of count: Int) async throws {
        let journal = try Journal(folder: folder.path)
        for record in 1...count {
            let id = try #require(DeployRecord.ID(rawValue: Int64(record)))
            try await journal.append([.sending], to: try await journal.intend(.sample(id, saw: .sample(id)), at: moment(0)))
        }
        try RawDatabase(path).close()
    }

    /// Overwrites the page that holds the middle row of a table.
    private func damagePage(of table: String) throws {
        let raw = try RawDatabase(path)
        let size = try #require(try raw.number("PRAGMA page_size"))
        let page = try #require(
            try raw.number(
                "SELECT pageno FROM dbstat WHERE name = '\(table)' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 1"))
        try raw.close()
        try overwrite(Data(repeating: 0xA5, count: size), at: (page - 1) * size)
    }

    private func overwrite(_ data: Data, at place: Int) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seek(toOffset: UInt64(place))
        try file.write(contentsOf: data)
        try file.close()
    }

    @Test func aSoundJournalPassesTheCheck() async throws {
        try await makeJournal(of: 40)
        try await Journal(folder: folder.path).check()
    }

    @Test func bytesOverwrittenInTheMiddleAreFoundByTheCheck() async throws {
        try await makeJournal(of: 40)
        let middle = try bytes.count / 2 / 4096 * 4096
        try overwrite(Data(repeating: 0xA5, count: 4096), at: middle)
        let error = await #expect(throws: StoreError.self) { try await Journal(folder: folder.path).check() }
        #expect(error?.store == .journal)
        #expect(error?.reason == .damaged)
        #expect(error?.path == path)
        #expect(error?.message.isEmpty == false)
    }

    @Test func aFileThatBreaksOffIsFoundDamaged() async throws {
        try await makeJournal(of: 40)
        let half = try bytes.prefix(bytes.count / 2 / 4096 * 4096)
        try half.write(to: URL(fileURLWithPath: path))
        let error = await #expect(throws: StoreError.self) { try await Journal(folder: folder.path).check() }
        #expect(error?.reason == .damaged)
    }

    /// Rows that another program, or a fault of the disk, has put where SQLite finds nothing wrong.
    @Test(arguments: [
        "INSERT INTO step (changeID, at, word, state) VALUES (2, 0, 'SENDING', x'7B7D')",
        "INSERT INTO step (changeID, at, word, state, operator) SELECT 2, 0, 'SENDING', state, x'7B7D' FROM step WHERE id = 2",
        """
        INSERT INTO change SELECT 9, 9, intendedAt, account, endpoint, operator, saw, typed, 1, 'undo', NULL FROM change
        WHERE id = 1;
        INSERT INTO step (changeID, at, word, state) SELECT 9, 0, 'SENDING', state FROM step WHERE id = 2
        """,
        """
        INSERT INTO change SELECT 9, -1, intendedAt, account, endpoint, operator, saw, typed, 1, 'retry', NULL FROM change
        WHERE id = 1;
        INSERT INTO step (changeID, at, word, state) SELECT 9, 0, 'SENDING', state FROM step WHERE id = 2
        """,
    ])
    func aRowThatCannotBeReadIsFoundAndHidesNoLiveChange(statement: String) async throws {
        try await makeJournal(of: 3)
        let raw = try RawDatabase(path)
        try raw.execute(statement)
        try raw.close()
        let journal = try Journal(folder: folder.path)
        let found = await #expect(throws: StoreError.self) { try await journal.check() }
        #expect(found?.reason == .damaged)
        let live = await #expect(throws: StoreError.self) { try await journal.live() }
        #expect(live?.reason == .damaged)
        #expect(Journal.remains(in: folder.path).count >= 2)
    }

    /// It would hold its record up for ever, and nobody would see it.
    @Test func aChangeWithoutAStepIsFound() async throws {
        try await makeJournal(of: 1)
        let raw = try RawDatabase(path)
        try raw.execute(
            """
            INSERT INTO change SELECT 9, 9, intendedAt, account, endpoint, operator, saw, typed, 1, kind, NULL FROM change
            """)
        try raw.close()
        let error = await #expect(throws: StoreError.self) { try await Journal(folder: folder.path).check() }
        #expect(error?.reason == .damaged)
    }

    @Test(arguments: ["change", "step"])
    func theRestOfADamagedJournalCanStillBeRead(table: String) async throws {
        try await makeJournal(of: 40)
        try damagePage(of: table)
        let before = try bytes
        let remains = Journal.remains(in: folder.path)
        #expect(remains.count > 5)
        #expect(remains.count < 40)
        #expect(remains.map(\.id) == remains.map(\.id).sorted())
        #expect(remains.allSatisfy { $0.steps.last?.state == .sending })
        #expect(try bytes == before)
    }

    @Test func ofASoundJournalAllRemains() async throws {
        try await makeJournal(of: 3)
        let history = try await Journal(folder: folder.path).history()
        #expect(Journal.remains(in: folder.path) == history)
    }

    @Test(arguments: [Data("This is a letter, no database.\n".utf8), Data(repeating: 0xA5, count: 8192)])
    func ofAFileThatIsNoDatabaseNothingRemains(letter: Data) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try letter.write(to: URL(fileURLWithPath: path))
        #expect(Journal.remains(in: folder.path) == [])
        #expect(try bytes == letter)
    }

    @Test func withoutAFileNothingRemainsAndNoneIsMade() {
        #expect(Journal.remains(in: folder.path) == [])
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
