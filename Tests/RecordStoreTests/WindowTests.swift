import Foundation
import RecordModel
import RecordStore
import Testing

@Suite struct WindowTests {
    private let folder = TemporaryFolder()

    /// 60 records with ties in every column, dates that are missing, and statuses that nobody knows.
    private let records: [DeployRecord] = (1...60).map { number in
        DeployRecord.sample(
            .init(integerLiteral: number), certificate: ["aa", "B", "cc", "d"][Int(number % 4)],
            status: DeployStatus(code: Int(number * 5 % 9)),
            created: number % 7 == 0 ? nil : Double(number % 11) * 60, updated: number % 5 == 0 ? nil : Double(number % 3) - 1e6)
    }

    private func filledCache() async throws -> RecordCache {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save(records)
        return cache
    }

    /// The list as it is sorted without a database.
    private func sorted(_ sort: RecordSort) -> [DeployRecord] {
        let rising = records.sorted { left, right in
            switch sort.column {
            case .id: left.id < right.id
            case .created: (left.createdAt ?? .epoch, left.id) < (right.createdAt ?? .epoch, right.id)
            case .updated: (left.updatedAt ?? .epoch, left.id) < (right.updatedAt ?? .epoch, right.id)
            case .certificate: (left.certificateID, left.id) < (right.certificateID, right.id)
            case .status: (left.status.code, left.id) < (right.status.code, right.id)
            }
        }
        return sort.isDescending ? rising.reversed() : rising
    }

    @Test(arguments: RecordSort.Column.allCases, [true, false])
    func everyOrderIsThatOfSortingInMemory(column: RecordSort.Column, isDescending: Bool) async throws {
        let cache = try await filledCache()
        let query = ListQuery(sort: RecordSort(column: column, isDescending: isDescending))
        let expected = sorted(query.sort)
        #expect(try await cache.records(of: query) == expected)
        #expect(try await cache.ids(of: query) == expected.map(\.id))
    }

    @Test(arguments: RecordSort.Column.allCases, [true, false])
    func aWindowAroundAnyPlaceIsAStretchOfTheList(column: RecordSort.Column, isDescending: Bool) async throws {
        let cache = try await filledCache()
        let query = ListQuery(sort: RecordSort(column: column, isDescending: isDescending))
        let expected = sorted(query.sort)
        for place in expected.indices {
            let window = try await cache.window(of: query, around: .index(place), count: 7)
            #expect(window.anchorIndex == place)
            #expect(window.row(at: place) == expected[place])
            #expect(window.rows == Array(expected[window.first...].prefix(7)))
            #expect(window.rows.count == 7)
        }
    }

    @Test(arguments: RecordSort.Column.allCases, [true, false])
    func aWindowFindsEveryRecordAtItsPlace(column: RecordSort.Column, isDescending: Bool) async throws {
        let cache = try await filledCache()
        let query = ListQuery(sort: RecordSort(column: column, isDescending: isDescending))
        for (place, record) in sorted(query.sort).enumerated() {
            let window = try await cache.window(of: query, around: .record(record.id, fallback: 0), count: 5)
            #expect(window.anchorIndex == place)
            #expect(window.row(at: place) == record)
        }
    }

    @Test(arguments: [(-1, 0), (0, 0), (59, 59), (60, 59), (10_000, 59)])
    func aPlaceBeyondTheListMeansItsEnd(asked: Int, place: Int) async throws {
        let cache = try await filledCache()
        let window = try await cache.window(of: ListQuery(), around: .index(asked), count: 9)
        #expect(window.anchorIndex == place)
        #expect(window.first == (place == 0 ? 0 : 51))
        #expect(window.row(at: place) == sorted(RecordSort())[place])
    }

    @Test(arguments: [60, 61, 1000])
    func aCountLargerThanTheListGivesAllOfIt(count: Int) async throws {
        let cache = try await filledCache()
        let window = try await cache.window(of: ListQuery(), around: .index(30), count: count)
        #expect(window.first == 0)
        #expect(window.rows == sorted(RecordSort()))
        #expect(window.matching == 60)
        #expect(window.total == 60)
    }

    @Test func aRecordTheFilterHidesGivesItsFallback() async throws {
        let cache = try await filledCache()
        let query = ListQuery(filter: "cc", sort: RecordSort(column: .id, isDescending: false))
        let window = try await cache.window(of: query, around: .record(1, fallback: 4), count: 3)
        #expect(window.anchorIndex == 4)
        #expect(window.rows.map(\.id) == [14, 18, 22])
        #expect(window.matching == 15)
        #expect(window.total == 60)
    }

    @Test func aRecordTheListHasNoMoreGivesItsFallback() async throws {
        let cache = try await filledCache()
        let window = try await cache.window(of: ListQuery(), around: .record(61, fallback: 70), count: 3)
        #expect(window.anchorIndex == 59)
        #expect(window.rows == sorted(RecordSort()).suffix(3))
    }

    @Test(arguments: [ListWindow.Anchor.index(0), .index(5), .record(1, fallback: 3)])
    func anEmptyListHasAnEmptyWindow(anchor: ListWindow.Anchor) async throws {
        let cache = try RecordCache(folder: folder.path)
        #expect(try await cache.window(of: ListQuery(), around: anchor, count: 20) == ListWindow())
    }

    @Test func aFilterThatNothingPassesStillCountsAll() async throws {
        let cache = try await filledCache()
        let window = try await cache.window(of: ListQuery(filter: "nowhere"), around: .index(9), count: 20)
        #expect(window == ListWindow(total: 60))
    }

    @Test func aWindowTellsWhichMarksAreVisible() async throws {
        let cache = try await filledCache()
        // 2 and 6 have the certificate "cc", 3 has another, 99 is nowhere.
        let window = try await cache.window(
            of: ListQuery(filter: "cc"), around: .index(0), count: 1, marks: [2, 3, 6, 99])
        #expect(window.visibleMarks == [2, 6])
    }

    @Test func withoutAFilterEveryKnownMarkIsVisible() async throws {
        let cache = try await filledCache()
        let window = try await cache.window(of: ListQuery(), around: .index(0), count: 1, marks: [1, 60, 61])
        #expect(window.visibleMarks == [1, 60])
    }
}

extension Date {
    /// Where a record without a date stands.
    fileprivate static let epoch = Date(timeIntervalSince1970: 0)
}
