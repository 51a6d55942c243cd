import Foundation
import RecordModel
import Testing

@testable import RecordStore

@Suite struct WindowTests {
    private let folder = TemporaryFolder()

    /// 60 records with ties in every column, dates that are missing, and statuses that nobody knows.
    private let list = PlainList(
        records: (1...60).map { number in
            .sample(
                .init(integerLiteral: number), certificate: ["aa", "B", "cc", "d"][Int(number % 4)],
                status: DeployStatus(code: Int(number * 5 % 9)), created: number % 7 == 0 ? nil : Double(number % 11) * 60,
                updated: number % 5 == 0 ? nil : Double(number % 3) - 1e6)
        })

    /// - Parameter few: 0 for going along the order; otherwise among the candidates of an index.
    private func filledCache(few: Int = SearchPlan.few) async throws -> RecordCache {
        let cache = try RecordCache(folder: folder.path, few: few)
        try await cache.save(list.records)
        return cache
    }

    private static let filters = [
        RecordFilter(), .text("cc"), RecordFilter([.init(.status([.code(1), .code(7)]))]),
        RecordFilter([.init(.text("cc"), isNegated: true)]),
    ]

    /// More at once than there are readers, and than there are threads to give them back.
    @Test(.timeLimit(.minutes(2)))
    func looksByKeyAndSearchesDoNotWaitForEachOther() async throws {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save((1...500).map { .sample(.init(integerLiteral: $0)) })
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<400 {
                let query = number.isMultiple(of: 2) ? ListQuery() : try ListQuery(filter: .typed("clb"))
                group.addTask { try await cache.window(of: query, at: .last, count: 100).rows.count }
            }
            for try await count in group { #expect(count == 100) }
        }
    }

    @Test(arguments: RecordSort.all)
    func everyOrderIsThatOfSortingInMemory(sort: RecordSort) async throws {
        let cache = try await filledCache()
        let query = ListQuery(sort: sort)
        let expected = list.rows(of: query)
        #expect(try await cache.records(of: query) == expected)
        #expect(try await cache.ids(of: query) == expected.map(\.id))
        #expect(try await cache.window(of: query, at: .first, count: 1000).rows == expected)
    }

    @Test(arguments: RecordSort.all, [0, SearchPlan.few])
    func aWindowAroundAnyRecordIsAStretchOfTheListWithTheRecordInIt(sort: RecordSort, few: Int) async throws {
        let cache = try await filledCache(few: few)
        for filter in Self.filters {
            let query = ListQuery(filter: filter, sort: sort)
            let expected = list.rows(of: query)
            for (place, record) in expected.enumerated() {
                for anchor in [ListWindow.Anchor.around(record), .record(record.id, else: nil)] {
                    let window = try await cache.window(of: query, at: anchor, count: 7)
                    #expect(window.rows[window.anchorIndex] == record)
                    let first = place - window.anchorIndex
                    #expect(window.rows == Array(expected[first..<first + 7]))
                    #expect(window.hasEarlier == (first > 0))
                    #expect(window.hasLater == (first + 7 < expected.count))
                    // In the middle, except where the list ends.
                    #expect(window.anchorIndex == 3 || !window.hasEarlier || !window.hasLater)
                }
            }
        }
    }

    /// As End, Home and the arrows go: from row to row, from either end to the other.
    @Test(arguments: RecordSort.all, [0, SearchPlan.few])
    func goingFromWindowToWindowCoversTheListWithoutGapsOrRepeats(sort: RecordSort, few: Int) async throws {
        let cache = try await filledCache(few: few)
        for filter in Self.filters {
            let query = ListQuery(filter: filter, sort: sort)
            let expected = list.rows(of: query)
            #expect(try await down(query, in: cache) == expected)
            #expect(try await up(query, in: cache) == expected)
        }
    }

    private func down(_ query: ListQuery, in cache: RecordCache) async throws -> [DeployRecord] {
        var window = try await cache.window(of: query, at: .first, count: 8)
        #expect(!window.hasEarlier)
        #expect(window.anchorIndex == 0)
        var rows = window.rows
        while window.hasLater {
            let last = try #require(window.rows.last)
            window = try await cache.window(of: query, at: .around(last), count: 8)
            try #require(window.rows[window.anchorIndex] == last)
            rows += window.rows[(window.anchorIndex + 1)...]
        }
        return rows
    }

    private func up(_ query: ListQuery, in cache: RecordCache) async throws -> [DeployRecord] {
        var window = try await cache.window(of: query, at: .last, count: 8)
        #expect(!window.hasLater)
        #expect(window.anchorIndex == window.rows.count - 1)
        var rows = window.rows
        while window.hasEarlier {
            let first = try #require(window.rows.first)
            window = try await cache.window(of: query, at: .around(first), count: 8)
            try #require(window.rows[window.anchorIndex] == first)
            rows = window.rows[..<window.anchorIndex] + rows
        }
        return rows
    }

    @Test(arguments: [60, 61, 1000], [0, SearchPlan.few])
    func aCountLargerThanTheListGivesAllOfIt(count: Int, few: Int) async throws {
        let cache = try await filledCache(few: few)
        let expected = list.rows(of: ListQuery())
        for anchor in [ListWindow.Anchor.first, .last, .around(expected[30]), .record(expected[59].id, else: nil)] {
            let window = try await cache.window(of: ListQuery(), at: anchor, count: count)
            #expect(window.rows == expected)
            #expect(!window.hasEarlier)
            #expect(!window.hasLater)
        }
    }

    @Test(arguments: RecordSort.all, [0, SearchPlan.few])
    func aRecordTheFilterHidesIsWhereItWouldStand(sort: RecordSort, few: Int) async throws {
        let cache = try await filledCache(few: few)
        let query = ListQuery(filter: .text("cc"), sort: sort)
        let expected = list.rows(of: query)
        for hidden in list.records where hidden.certificateID != "cc" {
            let place = expected.count { sort.puts($0, before: hidden) }
            let window = try await cache.window(of: query, at: .around(hidden), count: 3)
            #expect(window.rows[window.anchorIndex] == expected[min(place, expected.count - 1)])
            #expect(window == list.window(of: query, rows: expected, at: .around(hidden), count: 3))
        }
    }

    @Test(arguments: RecordSort.all)
    func aRecordThatIsGoneIsWhereItStood(sort: RecordSort) async throws {
        let cache = try await filledCache()
        let query = ListQuery(sort: sort)
        let expected = list.rows(of: query)
        for like in list.records {
            var gone = like
            gone.id = .init(integerLiteral: 61 + like.id.rawValue)
            let place = expected.count { sort.puts($0, before: gone) }
            let window = try await cache.window(of: query, at: .around(gone), count: 5)
            #expect(window.rows[window.anchorIndex] == expected[min(place, 59)])
            #expect(try await cache.window(of: query, at: .record(gone.id, else: gone), count: 5) == window)
        }
    }

    @Test func aRecordThatHasChangedIsWhereItStandsNow() async throws {
        let cache = try await filledCache()
        let query = ListQuery(sort: RecordSort(column: .certificate, isDescending: false))
        var changed = list.records[0]
        changed.certificateID = "zz"
        try await cache.save([changed])
        let window = try await cache.window(of: query, at: .around(list.records[0]), count: 5)
        #expect(window.rows.last == changed)
        #expect(window.anchorIndex == 4)
    }

    @Test func anIDThatNobodyKnowsGivesTheOther() async throws {
        let cache = try await filledCache()
        let query = ListQuery(sort: .byID)
        let window = try await cache.window(of: query, at: .record(99, else: list.records[20]), count: 3)
        #expect(window.rows.map(\.id) == [20, 21, 22])
        #expect(window.anchorIndex == 1)
        let first = try await cache.window(of: query, at: .record(99, else: nil), count: 3)
        #expect(first.rows.map(\.id) == [1, 2, 3])
        #expect(first.anchorIndex == 0)
    }

    @Test(arguments: [ListWindow.Anchor.first, .last, .around(.sample(5)), .record(1, else: nil), .record(1, else: .sample(3))])
    func anEmptyListHasAnEmptyWindow(anchor: ListWindow.Anchor) async throws {
        let cache = try RecordCache(folder: folder.path)
        #expect(try await cache.window(of: ListQuery(), at: anchor, count: 20) == ListWindow())
    }

    @Test(arguments: ["nowhere", "zz", "!cc !aa !B !d", "type:cdn", "status:7 id:1"])
    func aFilterThatNothingPassesHasAnEmptyWindow(filter: String) async throws {
        let cache = try await filledCache()
        let query = ListQuery(filter: try .typed(filter))
        for anchor in [ListWindow.Anchor.first, .last, .around(.sample(5)), .record(1, else: nil)] {
            #expect(try await cache.window(of: query, at: anchor, count: 20, marks: [1, 2]) == ListWindow())
        }
        #expect(try await cache.count(of: query.filter) == MatchCount(matching: 0, total: 60))
    }

    @Test(arguments: [0, SearchPlan.few])
    func aWindowTellsWhichMarksAreVisible(few: Int) async throws {
        let cache = try await filledCache(few: few)
        // 2 and 6 have the certificate "cc", 3 has another, 99 is nowhere.
        let window = try await cache.window(of: ListQuery(filter: .text("cc")), at: .first, count: 1, marks: [2, 3, 6, 99])
        #expect(window.visibleMarks == [2, 6])
    }

    @Test func withoutAFilterEveryKnownMarkIsVisible() async throws {
        let cache = try await filledCache()
        let window = try await cache.window(of: ListQuery(), at: .first, count: 1, marks: [1, 60, 61])
        #expect(window.visibleMarks == [1, 60])
    }
}
