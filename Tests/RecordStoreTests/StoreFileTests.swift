import Foundation
import GRDB
import RecordStore
import Testing

@Suite struct StoreFileTests {
    private let folder = TemporaryFolder()

    private func mode(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? NSNumber).intValue
    }

    private func write(_ bytes: Data, to path: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    @Test func everyFileIsTheUsersAlone() async throws {
        let cache = try RecordCache(folder: folder.path)
        let journal = try Journal(folder: folder.path)
        try await cache.save([.sample(1)])
        _ = try await journal.intend(.sample(1), at: moment(0))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        // The two files, and beside each what SQLite writes first.
        #expect(Set(names).isSuperset(of: ["records.sqlite", "records.sqlite-wal", "journal.sqlite", "journal.sqlite-wal"]))
        for name in names {
            #expect(try mode(of: "\(folder.path)/\(name)") == 0o600, "\(name)")
        }
    }

    @Test func everyFolderMadeIsTheUsersAlone() throws {
        let deep = "\(folder.path)/state/certback/account"
        _ = try Journal(folder: deep)
        for path in [folder.path, "\(folder.path)/state", "\(folder.path)/state/certback", deep] {
            #expect(try mode(of: path) == 0o700, "\(path.dropFirst(folder.path.count))")
        }
    }

    @Test(arguments: Store.allCases)
    func aFileCanBeOpenedAgain(store: Store) throws {
        try store.open(in: folder)
        #expect(throws: Never.self) { try store.open(in: folder) }
    }

    /// Two first starts at the same moment; several rounds, since they seldom meet at the worst point.
    @Test(arguments: Store.allCases)
    func aFreshFileCanBeOpenedByManyAtOnce(store: Store) async throws {
        for _ in 0..<5 {
            let fresh = TemporaryFolder()
            let failures = await withTaskGroup { group in
                for _ in 0..<8 { group.addTask { store.failure(in: fresh) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(failures.compactMap(\.self) == [])
        }
    }

    @Test(
        arguments: Store.allCases,
        [
            Data("This is a letter, no database.\n".utf8), Data(repeating: 0xA5, count: 8192), Data("SQLite format 2\0".utf8),
        ])
    func aFileThatIsNoDatabaseIsLeftAsItIs(store: Store, bytes: Data) throws {
        let path = store.path(in: folder)
        try write(bytes, to: path)
        let error = try #require(store.failure(in: folder))
        #expect(error.store == store.name)
        #expect(error.reason == .damaged)
        #expect(error.path == path)
        #expect(!error.message.isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test(arguments: Store.allCases)
    func aFileHalfMadeByAKilledProcessIsMadeAnew(store: Store) throws {
        try store.makeHalf(in: folder)
        var reading = Configuration()
        reading.readonly = true
        // Not to be read until a writer has put it in order.
        let error = #expect(throws: DatabaseError.self) {
            try DatabaseQueue(path: store.path(in: folder), configuration: reading).read { try $0.tableExists("half") }
        }
        #expect(error?.resultCode == .SQLITE_READONLY)
        try store.open(in: folder)
        #expect(try RawDatabase(store.path(in: folder)).number("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0)
    }

    @Test(arguments: Store.allCases)
    func aFileOfANewerVersionIsLeftAsItIs(store: Store) throws {
        try store.makeNewer(in: folder)
        let path = store.path(in: folder)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let tables = "SELECT group_concat(sql) FROM sqlite_master"
        let before = try RawDatabase(path).text(tables)
        let error = try #require(store.failure(in: folder))
        #expect(error.store == store.name)
        #expect(error.reason == .newer)
        #expect(error.path == path)
        #expect(try RawDatabase(path).text(tables) == before)
        // A journal is not even opened for writing.
        if store == .journal { #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes) }
    }

    @Test(arguments: Store.allCases)
    func aFolderInTheFilesPlaceIsLeftAsItIs(store: Store) throws {
        let path = store.path(in: folder)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let error = try #require(store.failure(in: folder))
        #expect(error.store == store.name)
        #expect(error.reason == .unusable)
        #expect(error.path == path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [])
    }

    @Test(arguments: Store.allCases)
    func aFileInTheFoldersPlaceIsLeftAsItIs(store: Store) throws {
        let letter = Data("a letter".utf8)
        try letter.write(to: URL(fileURLWithPath: folder.path))
        #expect(try #require(store.failure(in: folder)).reason == .unusable)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path)) == letter)
    }

    /// A commit that an ending power could undo would let a change be sent that nobody knows of.
    @Test func theJournalWaitsForTheDisk() throws {
        let journal = try Journal(folder: folder.path)
        let pool = try #require(Mirror(reflecting: journal).descendant("pool") as? DatabasePool)
        let full = 2
        #expect(try pool.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == full)
        #expect(try pool.write { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
        #expect(try RawDatabase(journal.path).text("PRAGMA journal_mode") == "wal")
    }
}
