import Foundation
import GRDB
import RecordModel
import Testing

@testable import RecordStore

/// A look at a store file tells what is in it, and leaves everything as it was.
@Suite struct StoreInspectionTests {
    private let folder = TemporaryFolder()

    private func inspect(_ store: Store, limit: Double = 60) async -> StoreInspection {
        switch store {
        case .cache: await .cache(in: folder.path, limit: limit)
        case .journal: await .journal(in: folder.path, limit: limit)
        }
    }

    /// Every file with all that is in it.
    private func contents() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\($0)"))) })
    }

    /// The same but for the index that readers and writers share while the file is open.
    private func lastingContents() throws -> [String: Data] { try contents().filter { !$0.key.hasSuffix("-shm") } }

    @Test(arguments: Store.allCases)
    func aMissingFileIsNotMade(store: Store) async {
        #expect(await inspect(store).condition == .missing)
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func whatACacheHoldsIsTold() async throws {
        do {
            let cache = try RecordCache(folder: folder.path)
            try await cache.save([.sample(1), .sample(2)])
            try await cache.endSynchronising(.sample(at: moment(7)))
        }
        let before = try contents()
        let found = await inspect(.cache)
        #expect(found.condition == .sound)
        #expect(found.rows == 2)
        #expect(found.age == CacheAge(completedAt: moment(7)))
        #expect(found.schema == found.knownSchema)
        #expect(try contents() == before)
    }

    @Test func whatAJournalHoldsIsTold() async throws {
        do {
            let journal = try Journal(folder: folder.path)
            let first = try await journal.intend(.sample(1), at: moment(0))
            _ = try await journal.append(.sample(.withdrawn(why: "taken back")), to: first)
            _ = try await journal.intend(.sample(2), at: moment(5))
        }
        let before = try contents()
        let found = await inspect(.journal)
        #expect(found.condition == .sound)
        #expect(found.rows == 2)
        #expect(found.unsettled.map(\.title) == ["rollback 2"])
        #expect(try contents() == before)
    }

    @Test(arguments: Store.allCases)
    func whatAnotherProcessHasOpenIsReadBesideIt(store: Store) async throws {
        let cache = try RecordCache(folder: folder.path)
        let journal = try Journal(folder: folder.path)
        try await cache.save([.sample(1)])
        let attempt = try await journal.intend(.sample(1), at: moment(0))
        let before = try lastingContents()
        let found = await inspect(store)
        #expect(found.condition == .sound)
        #expect(found.rows == 1)
        #expect(try lastingContents() == before)

        // Neither is held up afterwards.
        try await cache.save([.sample(2)])
        _ = try #require(try await journal.append(.sample(.sending), to: attempt))
        #expect(await inspect(.cache).rows == 2)
        #expect(await inspect(.journal).unsettled.map(\.state.word) == ["SENDING"])
    }

    @Test(arguments: Store.allCases)
    func whatAKilledProcessLeavesIsReadAndStays(store: Store) async throws {
        let workshop = TemporaryFolder()
        let cache = try RecordCache(folder: workshop.path)
        let journal = try Journal(folder: workshop.path)
        try await cache.save([.sample(1)])
        _ = try await journal.intend(.sample(1), at: moment(0))
        // The files as they are while both are open, without anybody who has them open.
        try FileManager.default.copyItem(atPath: workshop.path, toPath: folder.path)
        let before = try contents()
        try #require(before.keys.contains("journal.sqlite-wal"))

        let found = await inspect(store)
        #expect(found.condition == .sound)
        #expect(found.rows == 1)
        #expect(try contents() == before)
        withExtendedLifetime((cache, journal)) {}
    }

    @Test(arguments: Store.allCases)
    func aFileThatIsNoDatabaseIsDamaged(store: Store) async throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data("these words are no database".utf8).write(to: URL(fileURLWithPath: store.path(in: folder)))
        let before = try contents()
        guard case .unusable(let error) = await inspect(store).condition else {
            Issue.record("it was not found out")
            return
        }
        #expect(error.reason == .damaged)
        #expect(error.path == store.path(in: folder))
        #expect(try contents() == before)
    }

    @Test func aPageThatIsOverwrittenIsFound() async throws {
        do {
            let journal = try Journal(folder: folder.path)
            for id in 1...200 { _ = try await journal.intend(.sample(DeployRecord.ID(integerLiteral: Int64(id))), at: moment(0)) }
        }
        let file = URL(fileURLWithPath: Store.journal.path(in: folder))
        var bytes = try Data(contentsOf: file)
        let middle = bytes.count / 2 / 4096 * 4096
        bytes.replaceSubrange(middle..<middle + 4096, with: Data(repeating: 0xFF, count: 4096))
        try bytes.write(to: file)
        guard case .unusable(let error) = await inspect(.journal).condition else {
            Issue.record("it was not found out")
            return
        }
        #expect(error.reason == .damaged)
    }

    @Test(arguments: Store.allCases)
    func aNewerCertbacksFileIsToldOf(store: Store) async throws {
        try store.makeNewer(in: folder)
        let before = try contents()
        guard case .unusable(let error) = await inspect(store).condition else {
            Issue.record("it was not found out")
            return
        }
        #expect(error.reason == .newer)
        #expect(try contents() == before)
    }

    @Test(arguments: Store.allCases)
    func aFileHalfMadeIsLeftForTheNextOpening(store: Store) async throws {
        try store.makeHalf(in: folder)
        let before = try contents()
        #expect(await inspect(store).condition == .unfinished)
        #expect(try contents() == before)
    }

    @Test func anOlderFileIsReadWithoutBringingItUpToDate() async throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: Store.journal.path(in: folder))
        try JournalSchema.migrator.migrate(pool, upTo: "1 rollbacks and their transitions")
        try pool.close()
        let before = try contents()
        let found = await inspect(.journal)
        #expect(found.condition == .sound)
        #expect(found.schema == 1)
        #expect(found.knownSchema > 1)
        #expect(try contents() == before)
    }

    @Test func aNameThatHasAMeaningInAddressesIsJustAName() async throws {
        let odd = "\(folder.path)/a b?mode=memory&c#d%41"
        do { _ = try await Journal(folder: odd).intend(.sample(1), at: moment(0)) }
        #expect(await StoreInspection.journal(in: odd).rows == 1)
    }

    @Test func whatIsTooLargeForTheTimeIsToldAsFarAsItWasRead() async throws {
        do {
            let journal = try Journal(folder: folder.path)
            for id in 1...50 { _ = try await journal.intend(.sample(DeployRecord.ID(integerLiteral: Int64(id))), at: moment(0)) }
        }
        let found = await inspect(.journal, limit: 0)
        #expect(found.condition == .soundSoFar)
        #expect(found.unsettled.count == 50)
    }

    @Test func aStepThatNobodyCanReadIsFound() async throws {
        do {
            let journal = try Journal(folder: folder.path)
            let attempt = try await journal.intend(.sample(1), at: moment(0))
            _ = try await journal.append(.sample(.withdrawn(why: "taken back")), to: attempt)
        }
        let file = URL(fileURLWithPath: Store.journal.path(in: folder))
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.range(of: Data(#"{"withdrawn""#.utf8)))
        bytes.replaceSubrange(place, with: Data(#"{"wIthdrawn""#.utf8))
        try bytes.write(to: file)
        guard case .unusable(let error) = await inspect(.journal).condition else {
            Issue.record("it was not found out")
            return
        }
        #expect(error.reason == .damaged)
    }
}
