import APICore
import RecordModel
import RecordStore
import Rollback
import Testing

/// How much of the list is read, and that nothing is missed or called gone that is not: against a list that changes.
@Suite struct SyncCourseTests {
    private let folder = TemporaryFolder()
    private let list = ChangingList()
    private let cache: RecordCache
    private let synchroniser: Synchroniser

    init() throws {
        cache = try RecordCache(folder: folder.path)
        let client = try Bench.client(of: "http://127.0.0.1:1", over: list, repeats: .once)
        synchroniser = Synchroniser(client: client, cache: cache, pageSize: 10)
    }

    private func run(_ depth: Synchroniser.Depth = .changes) async throws -> [String] {
        _ = list.takeAsked()
        try await synchroniser.run(depth) { _ in }
        return list.takeAsked()
    }

    /// A run whose network goes after so many answers.
    private func cutOff(after answers: Int, _ depth: Synchroniser.Depth = .changes) async {
        list.change { $0.answersLeft = answers }
        _ = try? await run(depth)
        list.change { $0.answersLeft = .max }
    }

    private func record(_ id: Int64) async throws -> DeployRecord? {
        try await cache.record(try #require(DeployRecord.ID(rawValue: id)))
    }

    private func gone() async throws -> [Int64] {
        try await cache.ids(of: ListQuery(filter: RecordFilter([.init(.status([.gone]))]))).map(\.rawValue).sorted()
    }

    private func known() async throws -> [Int64] { try await cache.ids(of: ListQuery()).map(\.rawValue).sorted(by: >) }

    @Test func aFirstRunReadsEveryPage() async throws {
        list.add(35)
        #expect(try await run() == ["list 0", "list 10", "list 20", "list 30"])
    }

    @Test func whereNothingIsNewOnePageIsEnough() async throws {
        list.add(35)
        _ = try await run()
        #expect(try await run() == ["list 0"])
    }

    @Test func newRecordsAreReadDownToTheFirstPageThatIsKnown() async throws {
        list.add(35)
        _ = try await run()
        list.add(14)
        #expect(try await run() == ["list 0", "list 10", "list 20"])
        #expect(try await known() == list.rows.map(\.id))
    }

    @Test func theWholeListIsReadWhenAsked() async throws {
        list.add(25)
        _ = try await run()
        #expect(try await run(.all) == ["list 0", "list 10", "list 20"])
    }

    /// What was cut off between two pages of new records must not be taken for the end of what is new.
    @Test func aRunCutOffAmongNewRecordsLeavesNoHole() async throws {
        list.add(35)
        _ = try await run()
        list.add(40)
        await cutOff(after: 2)
        _ = try await run()
        #expect(try await known() == list.rows.map(\.id))
    }

    @Test func aFirstRunCutOffGoesOnWhereItWas() async throws {
        list.add(100)
        await cutOff(after: 6)
        #expect(try await run() == ["list 0", "list 50", "list 60", "list 70", "list 80", "list 90"])
        #expect(try await known() == list.rows.map(\.id))
    }

    @Test func newRecordsPushTheRestDownMeanwhile() async throws {
        list.add(100)
        await cutOff(after: 6)
        list.add(13)
        #expect(
            try await run()
                == ["list 0", "list 10", "list 20", "list 63", "list 73", "list 83", "list 93", "list 103"])
        #expect(try await known() == list.rows.map(\.id))
    }

    @Test func cutOffTwiceItStillLeavesNoHole() async throws {
        list.add(100)
        await cutOff(after: 6)
        list.add(45)
        await cutOff(after: 2)
        _ = try await run()
        #expect(try await known() == list.rows.map(\.id))
    }

    @Test func unfinishedRecordsBelowAreReadOneByOne() async throws {
        list.add(2, .deploying)
        list.add(40)
        _ = try await run()
        list.change { $0.rows[41].status = .failed }
        #expect(try await run() == ["list 0", "2", "1"])
        #expect(try await record(1)?.status == .failed)
        #expect(try await run() == ["list 0", "2"])
    }

    /// The rest of the list takes fewer requests than they do.
    @Test func manyUnfinishedOnesAreReadByThePage() async throws {
        list.add(30, .deploying)
        list.add(15)
        _ = try await run()
        #expect(try await run() == ["list 0", "list 10", "list 20", "list 30", "list 40"])
    }

    @Test func whatIsMissingBelowIsLookedFor() async throws {
        list.add(30)
        _ = try await run()
        // Nobody has promised that new ones come on top.
        list.change { $0.rows.append(.init(id: 1000, status: .deployed)) }
        _ = try await run()
        #expect(try await known().first == 1000)
    }

    @Test func onlyAPassFindsOutWhatHasVanished() async throws {
        list.add(30)
        _ = try await run()
        list.change { $0.rows.removeAll { $0.id == 7 } }
        _ = try await run()
        #expect(try await gone() == [])
        _ = try await run(.all)
        #expect(try await gone() == [7])
        #expect(try await known().count == 30)
    }

    @Test func whatComesBackIsNoLongerGone() async throws {
        list.add(30)
        _ = try await run()
        let whole = list.rows
        list.change { $0.rows.removeAll { $0.id == 7 } }
        _ = try await run(.all)
        list.change { $0.rows = whole }
        _ = try await run(.all)
        #expect(try await gone() == [])
    }

    @Test func anUnfinishedRecordTheAPIKnowsNoMoreIsGone() async throws {
        list.add(1, .deploying)
        list.add(20)
        _ = try await run()
        list.change { $0.rows.removeLast() }
        #expect(try await run() == ["list 0", "1"])
        #expect(try await gone() == [1])
    }

    /// What vanishes between two pages pulls the rows below it up past the place where the next page begins.
    @Test func rowsPulledUpBetweenTwoPagesAreNotMissed() async throws {
        list.add(50)
        list.change {
            $0.meanwhile = { rows in
                if rows.count > 45 { rows.removeFirst() }
            }
        }
        _ = try await run()
        #expect(try await Set(known()).isSuperset(of: list.rows.map(\.id)))
        #expect(try await Set(gone()).isDisjoint(with: list.rows.map(\.id)))
    }
}

extension SyncCourseTests {
    /// Whatever happens to the list and to the network: once a run has ended, nothing is missing and nothing wrongly gone.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func whateverHappensTheCacheIsTrueInTheEnd(seed: UInt64) async throws {
        var chance = Chance(seed: seed)
        list.add(Int.random(in: 0...80, using: &chance))
        for _ in 0..<12 {
            let added = Int.random(in: 0...25, using: &chance)
            list.add(added, Bool.random(using: &chance) ? .deploying : .deployed)
            let (place, other) = (Int.random(in: 0..<1000, using: &chance), Int.random(in: 0..<1000, using: &chance))
            let vanishes = Int.random(in: 0..<3, using: &chance) == 0
            list.change { state in
                if !state.rows.isEmpty { state.rows[place % state.rows.count].end() }
                if vanishes, !state.rows.isEmpty { state.rows.remove(at: other % state.rows.count) }
            }
            let depth: Synchroniser.Depth = Int.random(in: 0..<3, using: &chance) == 0 ? .all : .changes
            if Bool.random(using: &chance) {
                await cutOff(after: Int.random(in: 0...9, using: &chance), depth)
                continue
            }
            _ = try await run(depth)
            for row in list.rows {
                let record = try await record(row.id)
                #expect(record?.status == row.status && record?.vanishedAt == nil, "\(row)")
            }
        }
        _ = try await run(.all)
        _ = try await run(.all)
        #expect(try await Set(gone()) == Set(known()).subtracting(list.rows.map(\.id)))
    }
}

extension ChangingList.Row {
    /// An unfinished deployment ends; what has ended stays as it is.
    fileprivate mutating func end() { if status.isUnderWay { status = id.isMultiple(of: 2) ? .deployed : .failed } }
}
