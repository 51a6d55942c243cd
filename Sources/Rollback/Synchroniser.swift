public import APICore
import FoundationEssentials
public import RecordModel
public import RecordStore

/// Brings the cache up to the API's list, page by page.
///
/// Each page is committed as it comes, so that an interrupted run keeps what it got, and the next one goes on from there.
/// A cache that has never been complete is marked as incomplete until one run reaches the end.
public struct Synchroniser: Sendable {
    /// How much of the API's list is read.
    public enum Depth: Sendable {
        /// From the newest record down to where nothing has changed, then every record that was unfinished.
        case changes
        /// Every page; what the list no longer has is marked as vanished.
        case all
    }

    private let client: APIClient
    private let cache: RecordCache
    private let guide: ErrorGuide
    private let pageSize: Int
    private let families: [RecordFamily]

    /// - Parameters:
    ///   - families: whose records are listed, in this order.
    ///   - pageSize: rows asked for at a time; the API states no limit.
    public init(
        client: APIClient, cache: RecordCache, families: [RecordFamily] = [.uploadUpdate], guide: ErrorGuide = .english,
        pageSize: Int = 100
    ) {
        self.client = client
        self.families = families.filter(\.isListed)
        self.cache = cache
        self.guide = guide
        self.pageSize = pageSize
    }

    /// - Parameter onProgress: told after each page, and each record read again, has been committed.
    @concurrent
    public func run(_ depth: Depth = .changes, onProgress: @Sendable (SyncProgress) async -> Void) async throws(Explanation) {
        do {
            for family in RecordFamily.allCases where family.isListed && !families.contains(family) {
                try await cache.forgetSynchronisation(of: family)
            }
            for family in families { try await run(family, depth, onProgress) }
        } catch {
            throw guide.explain(error)
        }
    }

    private func run(
        _ family: RecordFamily, _ depth: Depth, _ onProgress: @Sendable (SyncProgress) async -> Void
    ) async throws {
        let start = try await cache.beginSynchronising(family, all: depth == .all)
        var course = SyncCourse(start, pageSize: pageSize)
        do {
            let unfinished = try await readList(of: family, &course, onProgress)
            try await readAgain(unfinished, .unfinished, priority: .synchronise, onProgress)
        } catch let error as APIError where family != families.first && error.code == "InvalidAction" {
            // This site, or this account, does not have the family at all.
            return try await cache.forgetSynchronisation(of: family)
        }
        try await cache.endSynchronising(
            SyncEnd(at: Date(), newest: course.newest, total: course.total, pass: start.pass?.number), of: family)
    }

    /// Reads details of the newest records that have none, or an old one; whatever else is asked goes first.
    ///
    /// - Parameter newest: how many records from the top are looked at.
    @concurrent
    public func readDetails(
        newest: Int, onProgress: @Sendable (SyncProgress) async -> Void
    ) async throws(Explanation) {
        do {
            let ids = try await cache.newestIDsWithoutDetail(count: newest)
            try await readAgain(ids, .details, priority: .background, onProgress)
        } catch {
            throw guide.explain(error)
        }
    }

    /// Returns the unfinished records that lie outside the pages read.
    private func readList(
        of family: RecordFamily, _ course: inout SyncCourse, _ onProgress: @Sendable (SyncProgress) async -> Void
    ) async throws -> [DeployRecord.ID] {
        var pages = client.recordPages(of: family, pageSize: pageSize).makeAsyncIterator()
        while let page = try await pages.next() {
            let saved = try await cache.save(page.records, pass: course.passed(with: page))
            // Of a further family without records there is nothing to tell.
            if page.total > 0 || family == families.first {
                await onProgress(SyncProgress(received: page.received, total: page.total))
            }
            switch course.next(after: page, saved) {
            case .on: break
            case .skip(let offset): pages.skip(to: offset)
            case .enough(let pagesLeft):
                let unread = try await unfinishedElsewhere(family, course)
                // Whichever takes fewer requests: one a record, or the rest of the list.
                if unread.count <= pagesLeft { return unread }
            }
        }
        return try await unfinishedElsewhere(family, course)
    }

    private func unfinishedElsewhere(
        _ family: RecordFamily, _ course: SyncCourse
    ) async throws(StoreError) -> [DeployRecord.ID] {
        try await cache.unfinishedIDs(of: family).filter { !course.unfinished.contains($0) }
    }

    private func readAgain(
        _ ids: [DeployRecord.ID], _ stage: SyncProgress.Stage, priority: RateLimiter.Priority,
        _ onProgress: @Sendable (SyncProgress) async -> Void
    ) async throws {
        for (place, id) in ids.enumerated() {
            do {
                let detail = try await client.detail(of: id, priority: priority)
                if detail.tasks.isEmpty { try await cache.markVanished(id, at: Date()) } else { try await cache.save(detail) }
            } catch let error as APIError where error.isUnknownRecord {
                try await cache.markVanished(id, at: Date())
            }
            await onProgress(SyncProgress(stage, received: place + 1, total: ids.count))
        }
    }
}
