public import APICore
import FoundationEssentials
public import RecordModel
public import RecordStore

/// Brings the cache up to the API's list, page by page.
///
/// Each page is committed as it comes, so that an interrupted run keeps what it got; run again, it starts at the newest
/// record anew. A cache that has never been complete is marked as incomplete until one run reaches the end.
public struct Synchroniser: Sendable {
    private let client: APIClient
    private let cache: RecordCache
    private let guide: ErrorGuide

    public init(client: APIClient, cache: RecordCache, guide: ErrorGuide = .english) {
        self.client = client
        self.cache = cache
        self.guide = guide
    }

    /// - Parameter onProgress: told after each page has been committed.
    @concurrent
    public func run(onProgress: @Sendable (SyncProgress) async -> Void) async throws(Explanation) {
        do {
            try await cache.beginSynchronising()
            for try await page in client.recordPages() {
                try await cache.save(page.records)
                await onProgress(SyncProgress(received: page.received, total: page.total))
            }
            try await cache.endSynchronising(at: Date())
        } catch {
            throw guide.explain(error)
        }
    }
}
