import Foundation
import RecordModel
import RecordStore
import Testing

/// What comes from elsewhere may be older than the cache: it never makes anything older.
@Suite struct IntakeTests {
    private let folder = TemporaryFolder()

    @Test func newRecordsAreAddedWhateverTheirOrder() async throws {
        let cache = try RecordCache(folder: folder.path)
        let records = [7, 2, 9, 4].map { DeployRecord.sample(.init(integerLiteral: $0), certificate: "cert\($0)") }
        #expect(try await cache.add(records, []) == 0)
        #expect(try await cache.records(of: ListQuery(sort: .byID)) == records.sorted { $0.id < $1.id })
        #expect(try await cache.ids(.text("cert4")) == [4])
        try IndexContents.expectFresh(cache.path)
    }

    @Test(arguments: [
        (50.0, 40.0, true), (40, 50, false), (40, 40, false), (nil, 40, false), (40, nil, true), (nil, nil, false),
    ])
    func theRecordUpdatedLaterWins(imported: Double?, known: Double?, wins: Bool) async throws {
        let cache = try RecordCache(folder: folder.path)
        let old = DeployRecord.sample(1, certificate: "knownone", types: ["cdn"], status: .deploying, updated: known)
        let new = DeployRecord.sample(1, certificate: "imported", types: ["tke"], status: .failed, updated: imported)
        try await cache.save([old])
        #expect(try await cache.add([new], []) == (wins ? 0 : 1))
        #expect(try await cache.record(1) == (wins ? new : old))
        try IndexContents.expectFresh(cache.path)
    }

    @Test(arguments: [false, true])
    func twiceInOneBatchIsTheNewerOne(newerFirst: Bool) async throws {
        let cache = try RecordCache(folder: folder.path)
        let older = DeployRecord.sample(1, status: .deploying, updated: 1)
        let newer = DeployRecord.sample(1, status: .failed, updated: 2)
        _ = try await cache.add(newerFirst ? [newer, older] : [older, newer], [])
        #expect(try await cache.record(1) == newer)
    }

    @Test func aRunningRollbackStaysUntilTheRecordSaysThatItEnded() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save(.sample(1, tasks: [.sample(.deployment), .sample(.rollback, .deploying)]))
        _ = try await cache.add([.sample(1, status: .deploying, updated: 900)], [])
        #expect(try await cache.record(1)?.isRollingBack == true)
        _ = try await cache.add([.sample(1, status: .rolledBack, updated: 901)], [])
        #expect(try await cache.record(1)?.isRollingBack == false)
    }

    @Test func aRecordMaySayItselfThatItIsRollingBack() async throws {
        let cache = try RecordCache(folder: folder.path)
        let running = DeployRecord.sample(1, status: .deploying, isRollingBack: true)
        let odd = DeployRecord.sample(2, status: .rolledBack, isRollingBack: true)
        _ = try await cache.add([running, odd], [])
        #expect(try await cache.record(1) == running)
        #expect(try await cache.record(2)?.isRollingBack == false)
    }

    @Test func noRecordRemovesADetail() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save(RecordDetail.sample(1))
        _ = try await cache.add([.sample(1, certificate: "otherone", updated: 900)], [])
        #expect(try await cache.detail(of: 1) == .sample(1))
        #expect(try await cache.ids(.typed("domain:www.example.com")) == [1])
        try IndexContents.expectFresh(cache.path)
    }

    @Test func aDetailIsAddedWithItsRow() async throws {
        let cache = try RecordCache(folder: folder.path)
        #expect(try await cache.add([], [.sample(1)]) == 0)
        #expect(try await cache.detail(of: 1) == .sample(1))
        #expect(try await cache.ids(.typed("domain:www.example.com")) == [1])
        try IndexContents.expectFresh(cache.path)
    }

    @Test(arguments: [(20.0, DeployStatus.failed), (40, .deploying), (60, .deploying)])
    func aRecordAndItsDetailMayComeTogether(updated: Double, status: DeployStatus) async throws {
        let cache = try RecordCache(folder: folder.path)
        let task = DeployTask.sample(.deployment, .failed, items: [.sample(1, updated: 40)])
        let records = [DeployRecord.sample(1, status: .deploying, updated: updated), .sample(2, certificate: "otherone")]
        #expect(try await cache.add(records, [.sample(1, tasks: [task])]) == 0)
        #expect(try await cache.record(1)?.status == status)
        #expect(try await cache.ids(.typed("domain:www.example.com")) == [1])
        #expect(try await cache.ids(.text("otherone")) == [2])
        try IndexContents.expectFresh(cache.path)
    }

    /// The text index is written in stretches of ids: one that is known in between must not be written twice.
    @Test func newRecordsOnBothSidesOfAKnownOneAreAddedOnce() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save([.sample(5)])
        let others = [3, 4, 6, 7].map { DeployRecord.sample(.init(integerLiteral: $0)) }
        #expect(try await cache.add(others, []) == 0)
        #expect(try await cache.records(of: ListQuery(sort: .byID)).map(\.id.rawValue) == [3, 4, 5, 6, 7])
        try IndexContents.expectFresh(cache.path)
    }

    @Test func moreRecordsThanAStatementTakesAreAdded() async throws {
        let cache = try RecordCache(folder: folder.path)
        let records = (1...1234).map { DeployRecord.sample(.init(integerLiteral: $0), types: ["clb", "type\($0 % 7)"]) }
        #expect(try await cache.add(records, []) == 0)
        #expect(try await cache.records(of: ListQuery(sort: .byID)) == records)
        #expect(try await cache.ids(.typed("type:type3")).count == 176)
        try IndexContents.expectFresh(cache.path)
    }

    /// More than a statement takes, in any order, one of them without a task: nothing tells what its row would be.
    @Test func manyNewDetailsAreAddedWithTheirRows() async throws {
        let (single, many) = (try RecordCache(folder: folder.path + "/single"), try RecordCache(folder: folder.path + "/many"))
        let details = (1...123).map { number in
            let item = DeployItem.sample(domains: ["n\(number).example.com"], updated: Double(number))
            let kind: DeployTask.Kind = number % 3 == 0 ? .rollback : .deployment
            return RecordDetail.sample(
                .init(integerLiteral: Int64(number * 7 % 124)), tasks: number == 50 ? [] : [.sample(kind, items: [item])])
        }
        for detail in details { try await single.save(detail) }
        #expect(try await many.add([], details.map(PreparedDetail.init)) == 0)
        #expect(try await many.records(of: ListQuery(sort: .byID)) == (try await single.records(of: ListQuery(sort: .byID))))
        for detail in details { #expect(try await many.detail(of: detail.id) == detail) }
        #expect(try await many.ids(.typed("domain:n77.example.com")).count == 1)
        try IndexContents.expectFresh(many.path)
    }

    /// A detail or a row that is known in between must neither be written over nor be left out of the text index.
    @Test(arguments: [true, false])
    func newDetailsOnBothSidesOfWhatIsKnownAreAdded(knowsDetail: Bool) async throws {
        let cache = try RecordCache(folder: folder.path)
        if knowsDetail { try await cache.save(RecordDetail.sample(5)) } else { try await cache.save([.sample(5, updated: 900)]) }
        let known = try await cache.record(5)
        #expect(try await cache.add([], [3, 4, 5, 6, 7].map { try .sample($0) }) == (knowsDetail ? 1 : 0))
        #expect(try await cache.record(5) == known)
        #expect(try await cache.ids(.typed("domain:www.example.com")) == [3, 4, 5, 6, 7])
        try IndexContents.expectFresh(cache.path)
    }

    /// What the text index gathers by itself is written down every few hundred rows of many names; rows without any want no more.
    @Test func theTextIndexGathersMoreOfDetailsAlone() async throws {
        let cache = try RecordCache(folder: folder.path)
        _ = try await cache.add([], [.sample(1)])
        #expect(try RawDatabase(cache.path).number("SELECT v FROM search_config WHERE k = 'hashsize'") == 4 << 20)
        _ = try await cache.add([.sample(2)], [])
        #expect(try RawDatabase(cache.path).number("SELECT v FROM search_config WHERE k = 'hashsize'") == 1 << 20)
    }

    @Test(arguments: [(0.0, false), (5, false), (6, true)])
    func theDetailInWhichSomethingHappenedLaterWins(imported: Double, wins: Bool) async throws {
        let cache = try RecordCache(folder: folder.path)
        let known = RecordDetail.sample(1, tasks: [.sample(.deployment, items: [.sample(1, name: "known", updated: 5)])])
        let task = DeployTask.sample(.deployment, .failed, items: [.sample(1, name: "imported", updated: imported)])
        try await cache.save(known)
        let detail = RecordDetail(id: 1, tasks: [task], readAt: moment(1000))
        #expect(try await cache.add([], [try PreparedDetail(detail)]) == (wins ? 0 : 1))
        #expect(try await cache.detail(of: 1) == (wins ? detail : known))
        #expect(try await cache.record(1)?.status == (wins ? .failed : .deployed))
        try IndexContents.expectFresh(cache.path)
    }

    /// The API gives 200 items at a time, and each answer may stand in a file of its own.
    @Test func aFurtherPageOfADetailIsAddedToIt() async throws {
        let cache = try RecordCache(folder: folder.path)
        let pages = try [1, 2].map { number in
            var task = DeployTask.sample(.deployment, items: [.sample(Int64(number), domains: ["page\(number).example.com"])])
            task.progress.total = 2
            return try PreparedDetail.sample(1, tasks: [task])
        }
        #expect(try await cache.add([], pages) == 0)
        #expect(try await cache.detail(of: 1)?.tasks.map { $0.items.map(\.id) } == [[1, 2]])
        #expect(try await cache.ids(.typed("domain:page1.example.com domain:page2.example.com")) == [1])
        #expect(try await cache.add([], pages) == 2)
        try IndexContents.expectFresh(cache.path)
    }

    @Test func aDetailOlderThanTheRowIsKeptAndLeavesTheRowAlone() async throws {
        let cache = try RecordCache(folder: folder.path)
        let row = DeployRecord.sample(1, status: .rolledBack, updated: 40)
        let detail = RecordDetail.sample(1, tasks: [.sample(.deployment, .failed)])
        try await cache.save([row])
        #expect(try await cache.add([], [try PreparedDetail(detail)]) == 0)
        #expect(try await cache.record(1) == row)
        #expect(try await cache.detail(of: 1) == detail)
        try IndexContents.expectFresh(cache.path)
    }

    @Test func whatWasNeverSynchronisedIsIncomplete() async throws {
        let cache = try RecordCache(folder: folder.path)
        _ = try await cache.add([.sample(1)], [])
        #expect(try await cache.age() == CacheAge(completedAt: nil, isPartial: true))
    }

    @Test func theAgeOfACompleteCacheStays() async throws {
        let cache = try RecordCache(folder: folder.path)
        _ = try await cache.beginSynchronising()
        try await cache.endSynchronising(.sample(at: moment(7)))
        _ = try await cache.add([.sample(1)], [.sample(2)])
        #expect(try await cache.age() == CacheAge(completedAt: moment(7), isPartial: false))
    }

    @Test func nothingAddedLeavesTheCacheEmpty() async throws {
        let cache = try RecordCache(folder: folder.path)
        _ = try await cache.add([], [])
        #expect(try await cache.age() == CacheAge())
    }
}
