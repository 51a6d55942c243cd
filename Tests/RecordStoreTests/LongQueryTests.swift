import Foundation
import RecordModel
import Testing

@testable import RecordStore

/// Queries that take a while: they tell as they go, and end where nobody waits for them any more.
@Suite struct LongQueryTests {
    private let folder = TemporaryFolder()

    /// Records by the hundred thousand, put in without the index of texts, with wide gaps between their ids.
    private func largeCache(_ count: Int) throws -> RecordCache {
        let cache = try RecordCache(folder: folder.path, few: 0)
        try RawDatabase(cache.path).execute(
            """
            INSERT INTO kind VALUES ('clb');
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(count))
            INSERT INTO record SELECT n * 3, 'cert' || n, 'clb', n % 7, 0, 1750000000 + n, 1750000000, 0, '' FROM number;
            """)
        return cache
    }

    /// Goes over every record: nothing ends it early.
    private static let nothing = RecordFilter(
        (0..<20).map { .init(.text("no such text \($0)"), isNegated: true) } + [
            .init(.certificate([Glob("*!*")]), isNegated: false)
        ])

    @Test func aCountGrowsAndEndsExact() async throws {
        let cache = try largeCache(60_000)
        let counts = Shared<[MatchCount]>([])
        let exact = try await cache.count(of: .typed("status:1,2,3")) { count in counts.change { $0.append(count) } }
        #expect(exact == MatchCount(matching: 25_716, total: 60_000))
        let told = counts.value
        #expect(told.last == exact)
        #expect(told.count > 3)
        #expect(told.dropLast().allSatisfy { !$0.isExact })
        #expect(told.map(\.matching) == told.map(\.matching).sorted())
        #expect(Set(told.map(\.matching)).count > 3)
    }

    @Test(arguments: ["", "type:cdn"])
    func aCountKnownAtOnceIsToldOnce(filter: String) async throws {
        let cache = try largeCache(10)
        let counts = Shared<[MatchCount]>([])
        let exact = try await cache.count(of: .typed(filter)) { count in counts.change { $0.append(count) } }
        #expect(counts.value == [exact])
        #expect(exact == MatchCount(matching: filter.isEmpty ? 10 : 0, total: 10))
    }

    /// Ids that lie far apart cost no empty stretches.
    @Test func wideGapsAreCountedAcross() async throws {
        let cache = try RecordCache(folder: folder.path, few: 0)
        let ids: [Int64] = [1, 49_999, 50_000, 50_001, 4_000_000_000, 1_152_921_504_606_846_974, 1_152_921_504_606_846_975]
        try await cache.save(ids.map { .sample(.init(integerLiteral: $0)) })
        let told = Shared(0)
        let count = try await cache.count(of: .typed("cert:p*")) { _ in told.change { $0 += 1 } }
        #expect(count.matching == ids.count)
        #expect(told.value <= 6)
    }

    @Test func aStreamIsInOrderAndCanBeLeft() async throws {
        struct Enough: Error {}
        let cache = try largeCache(5_000)
        let rows = try await cache.records(of: ListQuery(sort: RecordSort(column: .created, isDescending: true)))
        #expect(rows.map(\.id.rawValue) == (1...5_000).reversed().map { Int64($0 * 3) })
        let seen = Shared(0)
        await #expect(throws: StoreError.self) {
            try await cache.forEach(of: ListQuery()) { _ in
                try seen.change {
                    $0 += 1
                    if $0 == 10 { throw Enough() }
                }
            }
        }
        #expect(seen.value == 10)
        #expect(try await cache.count().matching == 5_000)
    }

    /// Writing goes on beside a stream, which shows what there was when it began.
    @Test func aStreamSeesOneState() async throws {
        let cache = try largeCache(2_000)
        let gate = Gate()
        let seen = Shared<[DeployRecord]>([])
        let (firsts, first) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await cache.forEach(of: ListQuery(sort: .byID)) { record in
                    let isFirst = seen.change {
                        $0.append(record)
                        return $0.count == 1
                    }
                    guard isFirst else { return }
                    first.yield()
                    gate.wait()
                }
            }
            _ = await firsts.first { _ in true }
            try await cache.save([.sample(5_999, certificate: "later")])
            gate.open()
            try await group.waitForAll()
        }
        #expect(seen.value.count == 2_000)
        #expect(try await cache.ids(.text("later")) == [5_999])
    }

    @Test func aCancelledCountThrowsAndTheNextQueryWorks() async throws {
        let cache = try largeCache(60_000)
        let told = Shared(0)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: StoreError.self) {
                    try await cache.count(of: .typed("status:0,1,2,3,4,5,6")) { _ in
                        told.change { $0 += 1 }
                        withUnsafeCurrentTask { unsafe $0?.cancel() }
                    }
                }
            }
        }
        #expect(told.value == 1)
        #expect(try await cache.count(of: .typed("status:0,1,2,3,4,5,6")).matching == 60_000)
    }

    @Test func aCancelledStreamThrowsAndTheNextQueryWorks() async throws {
        let cache = try largeCache(20_000)
        let gate = Gate()
        let seen = Shared(0)
        let (firsts, first) = AsyncStream.makeStream(of: Void.self)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: StoreError.self) {
                    try await cache.forEach(of: ListQuery()) { _ in
                        let isFirst = seen.change {
                            $0 += 1
                            return $0 == 1
                        }
                        guard isFirst else { return }
                        first.yield()
                        gate.wait()
                    }
                }
            }
            _ = await firsts.first { _ in true }
            group.cancelAll()
            gate.open()
        }
        #expect(seen.value < 20_000)
        #expect(try await cache.count().matching == 20_000)
    }

    /// In the middle of one statement, which alone would take seconds.
    @Test(.timeLimit(.minutes(3))) func aCancelledWindowThrowsAndTheNextQueryWorks() async throws {
        let sort = RecordSort()
        let cache = try largeCache(300_000)
        await withTaskGroup(of: Void.self) { group in
            let (starts, start) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                await #expect(throws: StoreError.self) {
                    start.yield()
                    return try await cache.window(of: ListQuery(filter: Self.nothing, sort: sort), at: .first, count: 20)
                }
            }
            _ = await starts.first { _ in true }
            group.cancelAll()
        }
        #expect(try await cache.window(of: ListQuery(sort: sort), at: .first, count: 20).rows.count == 20)
    }
}
