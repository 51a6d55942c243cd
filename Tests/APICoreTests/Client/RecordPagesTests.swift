import RecordModel
import Testing

@testable import APICore

@Suite struct RecordPagesTests {
    /// An account of so many records, newest first, that gives at most `longestPage` rows at a time.
    private func account(of count: Int, longestPage: Int = 100, counts: Bool = true) -> FakeTransport {
        FakeTransport { call, _ in
            let offset = call.parameter("Offset") ?? 0
            let end = min(offset + min(call.parameter("Limit") ?? 10, longestPage), count)
            let rows = (min(offset, count)..<end).map { #"{"Id":\#(count - $0),"Status":1}"# }.joined(separator: ",")
            return .json(#"{"Response":{\#(counts ? #""TotalCount":\#(count),"# : "")"DeployRecordList":[\#(rows)]}}"#)
        }
    }

    private func pages(of transport: FakeTransport, pageSize: Int = 100) async throws -> [RecordPages.Page] {
        var pages: [RecordPages.Page] = []
        for try await page in APIClient(transport).recordPages(pageSize: pageSize) { pages.append(page) }
        return pages
    }

    @Test(arguments: [(0, [0]), (1, [1]), (99, [99]), (100, [100]), (101, [100, 1]), (240, [100, 100, 40])])
    func pagesEndWhenTheCountIsReached(count: Int, sizes: [Int]) async throws {
        let transport = account(of: count)
        let pages = try await pages(of: transport)
        #expect(pages.map(\.records.count) == sizes)
        #expect(transport.calls.count == sizes.count)
        #expect(pages.flatMap(\.records).map(\.id.rawValue) == (0..<count).map { Int64(count - $0) })
        #expect(pages.allSatisfy { $0.total == count })
        #expect(pages.last?.received == count)
    }

    @Test func aServerThatGivesFewerRowsIsFollowedAtItsOwnPace() async throws {
        let transport = account(of: 240, longestPage: 70)
        let pages = try await pages(of: transport, pageSize: 500)
        #expect(pages.map(\.records.count) == [70, 70, 70, 30])
        #expect(transport.calls.map { $0.parameter("Offset") } == [0, 70, 140, 210])
        #expect(transport.calls.allSatisfy { $0.parameter("Limit") == 500 })
        #expect(Set(pages.flatMap(\.records).map(\.id)).count == 240)
    }

    @Test func withoutACountAnEmptyPageIsTheEnd() async throws {
        let transport = account(of: 150, counts: false)
        let pages = try await pages(of: transport)
        #expect(pages.map(\.records.count) == [100, 50, 0])
        #expect(pages.map(\.received) == [100, 150, 150])
        #expect(pages.map(\.total) == [100, 150, 150])
        #expect(transport.calls.count == 3)
    }

    @Test func anEmptyPageIsTheEndThoughMoreWereCounted() async throws {
        let full = FakeTransport.Answer.json(#"{"Response":{"TotalCount":9,"DeployRecordList":[{"Id":1},{"Id":2}]}}"#)
        let transport = FakeTransport(full, .json(#"{"Response":{"TotalCount":9,"DeployRecordList":[]}}"#))
        #expect(try await pages(of: transport).map(\.received) == [2, 2])
        #expect(transport.calls.count == 2)
    }

    @Test func aCountThatGrowsIsFollowed() async throws {
        let transport = FakeTransport { _, number in
            .json(#"{"Response":{"TotalCount":\#(number < 3 ? 4 : 6),"DeployRecordList":[{"Id":\#(number)}]}}"#)
        }
        #expect(try await pages(of: transport).map(\.total) == [4, 4, 6, 6, 6, 6])
    }

    @Test func aFailureEndsTheList() async throws {
        let page = FakeTransport.Answer.json(#"{"Response":{"TotalCount":9,"DeployRecordList":[{"Id":1}]}}"#)
        var received = 0
        let error = try await failure {
            for try await page in APIClient(FakeTransport(page, .lost)).recordPages() { received = page.received }
        }
        #expect(received == 1)
        #expect(error.reason == .lost("reset"))
    }
}
