import APICore
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Synchronization
import Testing

@Suite struct SynchroniserTests {
    private static let byID = ListQuery(sort: RecordSort(column: .id, isDescending: true))
    /// Lets one page pass; the next is cut off.
    private static let secondPageLost = ["list:slow=0:1", "list:cut-before:1"]

    @Test func everyPageIsCommittedBeforeItsProgressIsTold() async throws {
        try await Bench.with([], generated: 240) { bench in
            let told = Mutex<[SyncProgress]>([])
            try await Synchroniser(client: bench.client, cache: bench.cache).run { progress in
                told.withLock { $0.append(progress) }
                let ids = try? await bench.cache.ids(of: ListQuery())
                #expect(ids?.count == progress.received)
            }
            let expected = [100, 200, 240].map { SyncProgress(received: $0, total: 240) }
            #expect(told.withLock(\.self) == expected)
        }
    }

    @Test func theCacheHoldsWhatTheAPILists() async throws {
        try await Bench.with([.deployed, .stubborn], generated: 150) { bench in
            let before = Date()
            try await Synchroniser(client: bench.client, cache: bench.cache).run { _ in }
            let listed = try await bench.client.recordPages().reduce(into: []) { $0 += $1.records }
            #expect(listed.count == 152)
            #expect(try await bench.cache.window(of: Self.byID, at: .first, count: 200).rows == listed)
            let age = try await bench.cache.age()
            #expect(!age.isPartial)
            #expect(try #require(age.completedAt).timeIntervalSince(before) >= -0.001)
        }
    }

    @Test func anEmptyAccountIsACompleteList() async throws {
        try await Bench.with([]) { bench in
            try await Synchroniser(client: bench.client, cache: bench.cache).run { _ in }
            #expect(try await bench.cache.ids(of: ListQuery()) == [])
            #expect(try await bench.cache.age().completedAt != nil)
        }
    }

    @Test func anInterruptedRunKeepsWhatItGot() async throws {
        try await Bench.with([], generated: 240, faults: Self.secondPageLost) { bench in
            let synchroniser = Synchroniser(client: bench.onceClient(), cache: bench.cache)
            let failure = await #expect(throws: Explanation.self) { try await synchroniser.run { _ in } }
            #expect(failure?.outcome == .unreachable)
            let ids = try await bench.cache.ids(of: ListQuery())
            #expect(ids.count == 100)
            #expect(try await bench.cache.age() == CacheAge(completedAt: nil, isPartial: true))
        }
    }

    @Test func runAgainItCompletesTheList() async throws {
        try await Bench.with([], generated: 240, faults: Self.secondPageLost) { bench in
            let synchroniser = Synchroniser(client: bench.onceClient(), cache: bench.cache)
            await #expect(throws: Explanation.self) { try await synchroniser.run { _ in } }
            try await synchroniser.run { _ in }
            #expect(try await bench.cache.ids(of: ListQuery()).count == 240)
            #expect(try await bench.cache.age().isPartial == false)
        }
    }

    @Test func aCancelledRunKeepsWhatItGot() async throws {
        try await Bench.with([], generated: 240) { bench in
            let run = Task {
                try await Synchroniser(client: bench.client, cache: bench.cache).run { _ in
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            await #expect(throws: Explanation.self) { try await run.value }
            let ids = try await bench.cache.ids(of: ListQuery())
            #expect(ids.count == 100)
            #expect(try await bench.cache.age().isPartial)
        }
    }
}
