import Foundation
import RecordModel
import Testing

@testable import RecordStore

/// Whatever is asked of whatever records: SQL answers as `RecordFilter.matches` and a plain sort do.
@Suite struct RandomFilterTests {
    /// `make soak` takes many more.
    private static let seeds = 0..<(ProcessInfo.processInfo.environment["CERTBACK_SOAK"] == nil ? 4 : 60 as UInt64)

    @Test(arguments: seeds)
    func everyFilterLetsThroughWhatItMust(seed: UInt64) async throws {
        var list = try await RandomList(seed: seed, count: 200)
        for _ in 0..<120 {
            let query = ListQuery(filter: list.account.filter(), sort: RecordSort.all.any(&list.account.chance))
            let rows = list.plain.rows(of: query)
            for cache in list.paths {
                #expect(try await cache.ids(of: query) == rows.map(\.id), "\(query)")
                #expect(try await cache.records(of: query) == rows, "\(query)")
                #expect(try await cache.count(of: query.filter) == list.plain.count(of: query.filter), "\(query)")
            }
        }
    }

    @Test(arguments: seeds)
    func everyWindowIsAStretchOfTheList(seed: UInt64) async throws {
        var list = try await RandomList(seed: seed &+ 1000, count: 80)
        for _ in 0..<60 {
            let query = ListQuery(filter: list.account.filter(), sort: RecordSort.all.any(&list.account.chance))
            let rows = list.plain.rows(of: query)
            for _ in 0..<8 {
                let anchor = list.anchor()
                let count = list.account.chance.number(in: 1...9)
                let marks = list.account.ids.filter { _ in list.account.chance.chance(of: 10) }
                let expected = list.plain.window(of: query, rows: rows, at: anchor, count: count, marks: marks)
                for cache in list.paths {
                    let window = try await cache.window(of: query, at: anchor, count: count, marks: marks)
                    #expect(window == expected, "\(query) \(anchor) \(count)")
                }
            }
        }
    }

    /// The account goes on changing: the index follows.
    @Test(arguments: seeds)
    func everyChangeIsFoundAtOnce(seed: UInt64) async throws {
        var list = try await RandomList(seed: seed &+ 2000, count: 60)
        var plain = list.plain
        for _ in 0..<60 {
            let id = list.account.ids.any(&list.account.chance)
            if list.account.chance.chance(of: 50) {
                try await list.byCandidates.save([list.account.record(id)])
            } else {
                let detail = list.account.detail(id)
                try await list.byCandidates.save(detail)
                plain.details[id] = detail
            }
            plain.records = try await list.byCandidates.rows(list.account.ids)
            let filter = list.account.filter()
            let expected = plain.rows(of: ListQuery(filter: filter, sort: .byID)).map(\.id)
            for cache in list.paths { #expect(try await cache.ids(filter) == expected, "\(filter)") }
        }
        try IndexContents.expectFresh(list.byCandidates.path)
    }
}
