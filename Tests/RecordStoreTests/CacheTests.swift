import Foundation
import RecordModel
import RecordStore
import Testing

@Suite struct CacheTests {
    private let folder = TemporaryFolder()

    @Test(arguments: [
        DeployRecord.sample(1), .sample(2, created: nil, updated: nil), .sample(3, status: .unknown(7)),
        .sample(4, status: .unknown(-1)), .sample(5, types: ["cdn", "clb", "tke"]), .sample(6, types: []),
        .sample(7, certificate: ""), .sample(8, certificate: "证书 🔑 'quoted' \"twice\""),
        .sample(1_152_921_504_606_846_975, created: -2_000_000_000),
    ])
    func aRecordComesBackAsSaved(record: DeployRecord) async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([record])
        #expect(try await cache.record(record.id) == record)
        #expect(try await cache.records() == [record])
    }

    @Test func aDetailComesBackAsSaved() async throws {
        let cache = try RecordCache(folder: folder.path)
        let failed = DeployItem.sample(2, name: "网关", domains: [], status: .failed, error: "listener is busy", updated: 9.25)
        let detail = RecordDetail.sample(
            1,
            tasks: [
                .sample(.deployment, items: [.sample(), failed]), .sample(.rollback, .unknown(7)),
                .sample(.unknown(2), items: []),
            ])
        try await cache.save(detail)
        #expect(try await cache.detail(of: 1) == detail)
    }

    @Test func whatWasNeverReadIsNil() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1)])
        #expect(try await cache.detail(of: 1) == nil)
        #expect(try await cache.record(2) == nil)
    }

    @Test func aPageSavedTwiceChangesNothing() async throws {
        let cache = try RecordCache(folder: folder.path)
        let page = (1...50).map { DeployRecord.sample(.init(integerLiteral: $0), created: Double($0)) }
        try await cache.save(page)
        try await cache.save(page)
        #expect(try await cache.records() == page.reversed())
    }

    @Test func aLaterPageReplacesWhatAnEarlierOneSaid() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(1, status: .deploying, updated: 5)])
        try await cache.save([.sample(1, status: .failed, updated: 9)])
        #expect(try await cache.record(1) == .sample(1, status: .failed, updated: 9))
    }

    @Test func theCacheOutlivesTheProcess() async throws {
        do {
            let cache = try RecordCache(folder: folder.path)
            try await cache.save([.sample(1)])
            try await cache.save(RecordDetail.sample(1))
            try await cache.endSynchronising(.sample(at: moment(3)))
        }
        let again = try RecordCache(folder: folder.path)
        #expect(try await again.ids(of: ListQuery()) == [1])
        #expect(try await again.detail(of: 1) == .sample(1))
        #expect(try await again.age() == CacheAge(completedAt: moment(3), isPartial: false))
    }

    @Test func aFreshCacheHasNoAge() async throws {
        let cache = try RecordCache(folder: folder.path)
        #expect(try await cache.age() == CacheAge(completedAt: nil, isPartial: false))
    }

    @Test func aFirstSynchronisationIsPartialUntilItsEnd() async throws {
        let cache = try RecordCache(folder: folder.path)
        _ = try await cache.beginSynchronising()
        #expect(try await cache.age() == CacheAge(completedAt: nil, isPartial: true))
        try await cache.endSynchronising(.sample(at: moment(7)))
        #expect(try await cache.age() == CacheAge(completedAt: moment(7), isPartial: false))
    }

    @Test func aLaterSynchronisationTakesNothingAwayFromAWholeList() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.endSynchronising(.sample(at: moment(7)))
        _ = try await cache.beginSynchronising()
        #expect(try await cache.age() == CacheAge(completedAt: moment(7), isPartial: false))
    }

    @Test func aRunBegunTwiceIsStillPartial() async throws {
        let cache = try RecordCache(folder: folder.path)
        _ = try await cache.beginSynchronising()
        _ = try await cache.beginSynchronising()
        #expect(try await cache.age() == CacheAge(completedAt: nil, isPartial: true))
    }
}
