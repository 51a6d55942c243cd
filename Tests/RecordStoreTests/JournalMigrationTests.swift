import Foundation
import GRDB
import RecordModel
import Testing

@testable import RecordStore

/// A journal that the first certback wrote is read by this one, with nothing lost.
@Suite struct JournalMigrationTests {
    private let folder = TemporaryFolder()

    private static let asker = Operator(
        user: "ops", origin: "192.0.2.7 50514 198.51.100.1 22", terminal: "/dev/pts/3", host: "bastion", process: 4711)
    private static let askerJSON = """
        {"host":"bastion","origin":"192.0.2.7 50514 198.51.100.1 22","process":4711,"terminal":"\\/dev\\/pts\\/3","user":"ops"}
        """
    private static let sawJSON = """
        {"id":1000231,"readAt":771692800,"tasks":[{"createdAt":771692000,"items":[{"certificateID":"pW7kZ2aQ","createdAt":771692000,
        "domains":["www.example.com"],"errorMessage":"","id":17,"instanceID":"lb-7f3k2m9x","instanceName":"gateway",
        "listenerID":"lbl-q4w8e2r6","listenerName":"HTTPS:443","port":443,"region":"ap-singapore","resourceType":"clb","status":1,
        "transport":"HTTPS"}],"kind":0,"progress":{"failed":0,"running":0,"succeeded":1,"total":1},"status":1}]}
        """
    private static let progressJSON = #"{"failed":0,"running":1,"succeeded":0,"total":1}"#

    /// Writes the file as version 1 did: an ended rollback of one record, a live one of another.
    private func makeOldJournal() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: "\(folder.path)/\(Journal.fileName)")
        try JournalSchema.migrator.migrate(pool, upTo: "1 rollbacks and their transitions")
        try pool.write { database in
            try insert(record: 1_000_231, live: false, into: database)
            try insert([#"{"sending":{}}"#, #"{"refused":{"code":"FailedOperation.X","message":"no"}}"#], of: 1, into: database)
            try insert(record: 1_000_230, live: true, into: database)
            try insert(
                [#"{"sending":{}}"#, #"{"accepted":{}}"#, #"{"running":{"_0":\#(Self.progressJSON)}}"#], of: 2, into: database)
        }
        try pool.close()
    }

    private func insert(record: Int64, live: Bool, into database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO rollback (recordID, intendedAt, account, endpoint, operator, saw, typed, rollbacksBefore, live)
                VALUES (?, 1750000000.5, 'AKIDxxxx…0000', 'https://ssl.intl.tencentcloudapi.com/', ?, ?, ?, 0, ?)
                """,
            arguments: [record, Data(Self.askerJSON.utf8), Data(Self.sawJSON.utf8), String(record), live])
        try insert([#"{"intended":{}}"#], of: database.lastInsertedRowID, into: database)
    }

    private func insert(_ states: [String], of id: Int64, into database: Database) throws {
        for (number, state) in states.enumerated() {
            try database.execute(
                sql: "INSERT INTO \"transition\" (rollbackId, at, word, state, requestID) VALUES (?, ?, 'WORD', ?, ?)",
                arguments: [
                    id, 1_750_000_001 + Double(number), Data(state.utf8), state.contains("accepted") ? "a1b2-c3d4" : nil,
                ])
        }
    }

    @Test func everyRollbackIsThereWithAllItsSteps() async throws {
        try makeOldJournal()
        let history = try await Journal(folder: folder.path).history()
        #expect(history.map(\.attempt.recordID.rawValue) == [1_000_231, 1_000_230])
        #expect(history.map(\.typed) == ["1000231", "1000230"])
        #expect(history.map(\.account) == ["AKIDxxxx…0000", "AKIDxxxx…0000"])
        #expect(history.map(\.endpoint) == [String](repeating: "https://ssl.intl.tencentcloudapi.com/", count: 2))
        let states: [[ChangeState]] = [
            [.intended, .sending, .refused(code: "FailedOperation.X", message: "no")],
            [.intended, .sending, .accepted, .running(TaskProgress(total: 1, succeeded: 0, failed: 0, running: 1))],
        ]
        #expect(history.map { $0.steps.map(\.state) } == states)
        #expect(history[1].steps.map(\.requestID?.rawValue) == [nil, nil, "a1b2-c3d4", nil])
        #expect(history[1].attempt.requestID == RequestID(rawValue: "a1b2-c3d4"))
        #expect(history[1].attempt.intendedAt == moment(0.5))
        #expect(history[1].steps.last?.at == moment(3))
    }

    @Test func everythingInItIsARollbackAndWasWrittenByTheAsker() async throws {
        try makeOldJournal()
        let history = try await Journal(folder: folder.path).history()
        #expect(history.allSatisfy { $0.attempt.kind == .rollback && $0.attempt.itemID == nil })
        #expect(history.allSatisfy { $0.attempt.operatedBy == Self.asker && $0.attempt.heldBy == Self.asker })
        #expect(history.flatMap(\.steps).allSatisfy { $0.by == Self.asker && $0.code == nil })
        #expect(history.map(\.attempt.saw?.deployment?.items.first?.instanceID) == ["lb-7f3k2m9x", "lb-7f3k2m9x"])
    }

    @Test func whatWasLiveIsLiveAndWhatHadEndedHasEnded() async throws {
        try makeOldJournal()
        let journal = try Journal(folder: folder.path)
        let live = try await journal.live()
        #expect(live.map(\.recordID) == [1_000_230])
        let error = await #expect(throws: StoreError.self) {
            try await journal.intend(.sample(1_000_230, .retry), at: moment(9))
        }
        #expect(error?.reason == .alreadyLive)
        _ = try await journal.intend(.sample(1_000_231), at: moment(9))
        let ended = try await journal.append([.rolledBack(JournalTests.progress)], to: try #require(live.first))
        #expect(ended.heldBy == .sample)
        #expect(try await journal.live().map(\.recordID) == [1_000_231])
    }

    @Test func oldRowsAreNotRewrittenEither() async throws {
        try makeOldJournal()
        let journal = try Journal(folder: folder.path)
        let other = try RawDatabase(journal.path)
        for statement in ["UPDATE step SET at = 0", "DELETE FROM step", "DELETE FROM change", "UPDATE change SET typed = 'x'"] {
            #expect(try other.refusal(of: statement) == "the journal is only ever added to")
        }
        try await journal.check()
    }

    @Test func twoAtOnceMigrateOnce() async throws {
        try makeOldJournal()
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { [path = folder.path] in try await Journal(folder: path).history().count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == [2, 2, 2, 2])
    }
}
