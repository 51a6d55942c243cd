public import Foundation
import GRDB
public import RecordModel

/// The local copy of an account's deploy records and of what details have been read.
///
/// It can be deleted at any time and fetched again. Readers see a consistent state while pages are being written.
public final class RecordCache: Sendable {
    /// The database file.
    public let path: String
    private let pool: DatabasePool

    /// - Parameter folder: made (0700) where it is missing; one folder an account and endpoint.
    public init(folder: String) throws(StoreError) {
        path = "\(folder)/records.sqlite"
        var configuration = Configuration()
        configuration.label = "cache"
        configuration.busyMode = .timeout(5)
        pool = try StoreFile.open(
            .cache, folder: folder, name: "records.sqlite", migrator: CacheSchema.migrator, configuration: configuration)
    }

    /// A stretch of the list as `query` orders it, at most `count` rows around `anchor`.
    ///
    /// - Parameter marks: records of which the window tells whether the query lets them through.
    public func window(
        of query: ListQuery, around anchor: ListWindow.Anchor, count: Int, marks: [DeployRecord.ID] = []
    ) async throws(StoreError) -> ListWindow {
        try await read { database in
            let query = WindowQuery(query)
            var window = try query.window(in: database, around: anchor, count: count)
            window.visibleMarks = Set(try marks.filter { try query.matches($0, in: database) })
            return window
        }
    }

    /// All records the query lets through, in its order.
    public func records(of query: ListQuery) async throws(StoreError) -> [DeployRecord] {
        try await read { try WindowQuery(query).rows(in: $0) }
    }

    /// The ids of all records the query lets through, in its order.
    public func ids(of query: ListQuery) async throws(StoreError) -> [DeployRecord.ID] {
        try await read { try WindowQuery(query).rows(in: $0).map(\.id) }
    }

    public func record(_ id: DeployRecord.ID) async throws(StoreError) -> DeployRecord? {
        try await read { try CachedRecord.fetchOne($0, key: id.rawValue)?.record }
    }

    /// What was last read of the record; nil when its detail never was.
    public func detail(of id: DeployRecord.ID) async throws(StoreError) -> RecordDetail? {
        try await read { try CachedDetail.fetchOne($0, key: id.rawValue)?.detail() }
    }

    public func age() async throws(StoreError) -> CacheAge {
        try await read { try SyncMark.age(in: $0) }
    }

    /// Adds or updates one page of records, in one transaction.
    public func save(_ records: [DeployRecord]) async throws(StoreError) {
        try await write { database in
            for record in records { try CachedRecord.save(record, in: database) }
        }
    }

    /// Keeps what was read of a record, and brings its row up to date where that says more than the list did.
    public func save(_ detail: RecordDetail) async throws(StoreError) {
        try await write { database in
            try CachedDetail(detail).save(database)
            try CachedRecord.update(from: detail, in: database)
        }
    }

    /// Marks a cache that has never been complete as incomplete until ``endSynchronising(at:)``.
    public func beginSynchronising() async throws(StoreError) {
        try await write { try SyncMark.begin(in: $0) }
    }

    public func endSynchronising(at date: Date) async throws(StoreError) {
        try await write { try SyncMark.end(at: date, in: $0) }
    }

    private func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
        do { return try await pool.read(body) } catch { throw StoreError(.cache, path: path, underlying: error) }
    }

    private func write(_ body: @escaping @Sendable (Database) throws -> Void) async throws(StoreError) {
        do { try await pool.write(body) } catch { throw StoreError(.cache, path: path, underlying: error) }
    }
}
