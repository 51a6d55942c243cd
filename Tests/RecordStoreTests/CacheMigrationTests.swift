import Foundation
import GRDB
import RecordModel
import Testing

@testable import RecordStore

/// A cache that the first certback wrote is taken over with all that is in it, and answers as a fresh one does.
@Suite struct CacheMigrationTests {
    private let folder = TemporaryFolder()

    /// The file as version 1 left it.
    private func makeOldCache(_ records: [DeployRecord], _ details: [RecordDetail]) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: "\(folder.path)/records.sqlite")
        try CacheSchema.migrator.migrate(pool, upTo: "1 records, details, synchronisation")
        try pool.write { database in
            for record in records { try insert(record, into: database) }
            for detail in details {
                try database.execute(
                    sql: "INSERT INTO detail (id, json) VALUES (?, ?)",
                    arguments: [detail.id.rawValue, try JSONEncoder().encode(detail)])
                try database.execute(
                    sql: "UPDATE record SET detailText = 'what it names' WHERE id = ?", arguments: [detail.id.rawValue])
            }
            try database.execute(
                sql: "INSERT INTO synchronisation VALUES (1, ?, 0)", arguments: [moment(3).timeIntervalSince1970])
        }
        try pool.close()
    }

    private func insert(_ record: DeployRecord, into database: Database) throws {
        let types = record.resourceTypes.joined(separator: ",")
        try database.execute(
            sql: "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
            arguments: [
                record.id.rawValue, record.certificateID, types, record.status.code, record.isRollingBack,
                Int64(record.createdAt?.timeIntervalSince1970 ?? 0), Int64(record.updatedAt?.timeIntervalSince1970 ?? 0),
                "\(record.id) \(record.certificateID) \(types) \(record.statusWord)",
            ])
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func theOldCacheAnswersAsAFreshOne(seed: UInt64) async throws {
        var list = try await RandomList(seed: seed &+ 3000, count: 120, canVanish: false)
        // One of them was looked at before the list brought it, and made no row.
        let early = RecordDetail.sample(.init(integerLiteral: 900_000_000), tasks: [.sample(.unknown(2))])
        try makeOldCache(list.plain.records, list.plain.details.values + [early])
        let cache = try RecordCache(folder: folder.path)
        #expect(try await cache.age() == CacheAge(completedAt: moment(3), isPartial: false))
        for _ in 0..<80 {
            let query = ListQuery(filter: list.account.filter(), sort: RecordSort.all.any(&list.account.chance))
            #expect(try await cache.records(of: query) == list.plain.rows(of: query), "\(query)")
        }
        for (id, detail) in list.plain.details { #expect(try await cache.detail(of: id) == detail) }
        try IndexContents.expectFresh(cache.path)
        try await cache.save([.sample(early.id)])
        #expect(
            try await cache.ids(
                RecordFilter([.init(.domain([Glob("www.example.com")])), .init(.id([early.id.rawValue ... .max]))])) == [early.id]
        )
        try IndexContents.expectFresh(cache.path)
    }

    @Test func anEmptyOldCacheIsTakenOver() async throws {
        try makeOldCache([], [])
        let cache = try RecordCache(folder: folder.path)
        #expect(try await cache.records() == [])
        try await cache.save([.sample(1)])
        #expect(try await cache.ids(.text("7kZ2")) == [1])
        try IndexContents.expectFresh(cache.path)
    }

    @Test func bothHaveTheSameTablesInTheEnd() async throws {
        try makeOldCache([.sample(1)], [.sample(1)])
        let fresh = TemporaryFolder()
        let schema =
            "SELECT group_concat(name || ':' || (SELECT group_concat(name) FROM pragma_table_info(m.name)), ' ') FROM sqlite_schema m"
        let old = try RawDatabase(try RecordCache(folder: folder.path).path).text(schema)
        #expect(try RawDatabase(try RecordCache(folder: fresh.path).path).text(schema) == old)
    }
}
