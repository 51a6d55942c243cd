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
    /// For looks by key alone. Not one of the pool's readers: they may all be searching, and whoever waited for one of them in
    /// place would hold up the very thread that gives it back.
    private let lookup: DatabaseQueue
    private let few: Int

    /// - Parameter folder: made (0700) where it is missing; one folder an account and endpoint.
    public convenience init(folder: String) throws(StoreError) { try self.init(folder: folder, few: SearchPlan.few) }

    /// - Parameter few: see ``SearchPlan/few``.
    init(folder: String, few: Int) throws(StoreError) {
        self.few = few
        path = "\(folder)/records.sqlite"
        var configuration = Configuration()
        configuration.label = "cache"
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            database.add(function: NameFunction.function)
            database.add(function: KindFunction.function)
            // What a statement may have to take back is small; a file for it would be written with every row.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        pool = try StoreFile.open(
            .cache, folder: folder, name: "records.sqlite", migrator: CacheSchema.migrator, configuration: configuration)
        configuration.readonly = true
        do { lookup = try DatabaseQueue(path: path, configuration: configuration) } catch {
            throw StoreError(.cache, path: path, underlying: error)
        }
    }

    /// Whoever closes the file last brings the write-ahead log into it, and one that only reads cannot.
    deinit { do { try lookup.close() } catch {} }

    /// Gives a damaged cache another name in its folder, so that the next opening begins a new one.
    ///
    /// - Returns: false where another process has done so by now.
    /// - Throws: when there is a file of that name already; nothing is overwritten.
    public static func setAsideDamaged(in folder: String, as name: String) throws(StoreError) -> Bool {
        let path = "\(folder)/records.sqlite"
        return try StoreFile.setAside(.cache, path, as: "\(folder)/\(name)") { StoreFile.isDamaged(path) }
    }

    /// A stretch of the list as `query` orders it, at most `count` rows at or around `anchor`.
    ///
    /// Cancelling the task ends the search.
    /// - Parameter marks: records of which the window tells whether the query lets them through.
    public func window(
        of query: ListQuery, at anchor: ListWindow.Anchor, count: Int, marks: [DeployRecord.ID] = []
    ) async throws(StoreError) -> ListWindow {
        let search: @Sendable (Database) throws -> ListWindow = { [few] in
            try WindowQuery(query, few: few).window(in: $0, at: anchor, count: count, marks: marks)
        }
        // By keys alone it takes less time than to wake the thread that could be interrupted.
        return query.filter.isEmpty ? try readHere(search) : try await read(search)
    }

    /// Counts what the filter lets through, newest ids first; `onCount` is told as the number grows.
    ///
    /// - Returns: the exact number.
    @discardableResult
    public func count(
        of filter: RecordFilter = RecordFilter(), onCount: @Sendable (MatchCount) -> Void = { _ in }
    ) async throws(StoreError) -> MatchCount {
        let counter = try await read { [few] in try MatchCounter(filter, few: few, in: $0) }
        var count = counter.start
        for ids in counter.stretches {
            count.matching += try await read { try counter.count(in: $0, ids: ids) }
            onCount(count)
        }
        count.isExact = true
        onCount(count)
        return count
    }

    /// Hands every record the query lets through to `body`, in its order, without ever holding them all.
    public func forEach(
        of query: ListQuery, _ body: @escaping @Sendable (DeployRecord) throws -> Void
    ) async throws(StoreError) {
        try await read { [few] database in
            let cursor = try WindowQuery(query, few: few).cursor(in: database)
            while let row = try cursor.next() { if let record = row.record { try body(record) } }
        }
    }

    /// The ids of all records the query lets through, in its order.
    public func ids(of query: ListQuery) async throws(StoreError) -> [DeployRecord.ID] {
        try await read { [few] in try WindowQuery(query, few: few).ids(in: $0).compactMap(DeployRecord.ID.init(rawValue:)) }
    }

    /// The row as it was last read; nil for a record the cache does not have.
    public func record(_ id: DeployRecord.ID) async throws(StoreError) -> DeployRecord? {
        try await read { try CachedRecord.fetchOne($0, key: id.rawValue)?.record }
    }

    /// What was last read of the record; nil when its detail never was.
    public func detail(of id: DeployRecord.ID) async throws(StoreError) -> RecordDetail? {
        try readHere { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM detail WHERE id = ?")
            return try CachedDetail.fetchOne(statement, arguments: [id.rawValue])?.detail()
        }
    }

    /// As old as the list that was read to its end the longest ago; incomplete where one of them never was.
    public func age() async throws(StoreError) -> CacheAge {
        try await read { try SyncMark.age(in: $0) }
    }

    /// Adds or updates one page of the API's list, in one transaction.
    ///
    /// - Parameter pass: how far the pass has come with this page; nil where it is not known to follow the pages before.
    @discardableResult
    public func save(_ records: [DeployRecord], pass: SyncPass? = nil) async throws(StoreError) -> SavedPage {
        try await write { database in
            var page = SavedPage()
            for record in records {
                let saved = try CachedRecord.save(record, in: database)
                page.added += saved.added
                page.changed += saved.changed
            }
            try SyncMark.note(records, pass, in: database)
            return page
        }
    }

    /// Keeps what was read of a record, and brings its row up to date where that says more than the list did.
    public func save(_ detail: RecordDetail) async throws(StoreError) {
        try await write { database in
            try CachedRecord.update(from: detail, in: database)
        }
    }

    /// Adds records and details from elsewhere, in one transaction; what the cache knows to be newer stays, and so does every
    /// detail.
    ///
    /// The age of the cache stays as it is, incomplete where it has never been complete: only the API's list can tell that
    /// nothing is missing.
    /// - Returns: how many of both the cache already had as new or newer.
    public func add(_ records: [DeployRecord], _ details: [PreparedDetail]) async throws(StoreError) -> Int {
        try await write { database in
            if records.count + details.count > 0 { try SyncMark.beginUnlessBegun(in: database) }
            return try RecordIntake(database).add(records, details)
        }
    }

    /// Marks a cache that has never been complete as incomplete until ``endSynchronising(_:of:)``.
    ///
    /// - Parameter all: read the whole list, even over a complete cache.
    public func beginSynchronising(
        _ family: RecordFamily = .uploadUpdate, all: Bool = false
    ) async throws(StoreError) -> SyncStart {
        try await write { try SyncMark.begin(family, all: all, in: $0) }
    }

    /// Notes that a run has reached its end, and marks as vanished what its pass did not meet.
    public func endSynchronising(_ end: SyncEnd, of family: RecordFamily = .uploadUpdate) async throws(StoreError) {
        try await write { try SyncMark.end(family, end, in: $0) }
    }

    /// The age of the cache is that of the other families alone; what there is of this one stays.
    public func forgetSynchronisation(of family: RecordFamily) async throws(StoreError) {
        try await write { try SyncMark.forget(family, in: $0) }
    }

    /// Records of which more changes are to be expected without anybody's doing, newest first.
    public func unfinishedIDs(of family: RecordFamily = .uploadUpdate) async throws(StoreError) -> [DeployRecord.ID] {
        let own = SQLCondition.ids(of: family).sql
        let underWay = (0...6).filter { DeployStatus(code: $0).isUnderWay }.map(String.init).joined(separator: ",")
        let sql = """
            SELECT id FROM record WHERE (status IN (\(underWay)) OR isRollingBack) AND vanished = 0 AND \(own) ORDER BY id DESC
            """
        return try await read { try Int64.fetchAll($0, sql: sql).compactMap(DeployRecord.ID.init(rawValue:)) }
    }

    /// Those of the `count` newest records whose detail is unknown, or older than the record's last change.
    public func newestIDsWithoutDetail(count: Int) async throws(StoreError) -> [DeployRecord.ID] {
        try await read { database in
            let newest = try CachedRecord.fetchAll(
                database, sql: "SELECT * FROM record WHERE vanished = 0 ORDER BY created DESC, id DESC LIMIT \(count)")
            return try newest.filter { row in
                let detail = try CachedDetail.fetchOne(database, key: row.id)?.detail()
                return detail.map { Int64($0.readAt.timeIntervalSince1970) < row.updated } ?? true
            }.compactMap(\.record?.id)
        }
    }

    /// Notes that the API knows no such record any more.
    public func markVanished(_ id: DeployRecord.ID, at date: Date) async throws(StoreError) {
        let seconds = Int64(date.timeIntervalSince1970)
        try await write {
            try $0.execute(
                sql: "UPDATE record SET vanished = ? WHERE id = ? AND vanished = 0", arguments: [seconds, id.rawValue])
        }
    }

    private func readHere<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try lookup.read(body) } catch { throw StoreError(.cache, path: path, underlying: error) }
    }

    private func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
        do { return try await pool.read(body) } catch { throw StoreError(.cache, path: path, underlying: error) }
    }

    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await pool.write(body) } catch { throw StoreError(.cache, path: path, underlying: error) }
    }
}
