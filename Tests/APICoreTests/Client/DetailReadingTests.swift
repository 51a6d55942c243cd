import RecordModel
import Testing

@testable import APICore

@Suite struct DetailReadingTests {
    /// One task of a made-up record: its type, and how many items it has of each kind of resource.
    private struct FakeTask {
        var type = 0
        var counts: [String: Int]
        /// What the service counts, where it counts more than it gives.
        var total: Int?

        /// The task as the service answers it: each kind of resource is paged on its own.
        func json(offset: Int, limit: Int) -> String {
            let groups = counts.sorted { $0.key < $1.key }.map { name, count in
                let positions = min(offset, count)..<min(offset + limit, count)
                let items = positions.map { #"{"Id":\#(type * 10_000 + $0 + (name == "cdn" ? 5_000 : 0)),"Status":1}"# }
                let list = items.isEmpty ? "null" : "[\(items.joined(separator: ","))]"
                return #"{"ResourceType":"\#(name)","List":\#(list),"TotalCount":\#(count)}"#
            }
            let total = total ?? counts.values.reduce(0, +)
            return #"""
                {"Type":\#(type),"Status":1,"TotalCount":\#(total),"CreateTime":"2025-05-20 15:0\#(type):00",
                "RecordDetailList":[\#(groups.joined(separator: ","))]}
                """#
        }
    }

    private func service(_ tasks: FakeTask...) -> FakeTransport {
        FakeTransport { call, _ in
            let (offset, limit) = (call.parameter("Offset") ?? 0, min(call.parameter("Limit") ?? 10, 200))
            let entries = tasks.map { $0.json(offset: offset, limit: limit) }.joined(separator: ",")
            return .json(#"{"Response":{"DeployRecordDetail":[\#(entries)]}}"#)
        }
    }

    private func offsets(_ transport: FakeTransport) -> [Int?] { transport.calls.map { $0.parameter("Offset") } }

    @Test(arguments: [(1, [0]), (200, [0]), (201, [0, 200]), (450, [0, 200, 400])])
    func pagesAreReadUntilEveryItemIsThere(count: Int, pages: [Int]) async throws {
        let transport = service(FakeTask(counts: ["clb": count]))
        let detail = try await APIClient(transport).detail(of: .sample())
        #expect(try detail.id == .sample())
        #expect(detail.tasks.map(\.items.count) == [count])
        #expect(detail.tasks.first?.items.map(\.id) == (0..<Int64(count)).map { $0 })
        #expect(detail.tasks.allSatisfy { $0.hasAllItems })
        #expect(offsets(transport) == pages)
    }

    @Test func itemsStayWithTheirTask() async throws {
        let transport = service(FakeTask(type: 0, counts: ["clb": 250]), FakeTask(type: 1, counts: ["clb": 230]))
        let detail = try await APIClient(transport).detail(of: .sample())
        #expect(detail.tasks.map(\.kind) == [.deployment, .rollback])
        #expect(detail.deployment?.items.map(\.id) == (0..<Int64(250)).map { $0 })
        #expect(detail.rollback?.items.map(\.id) == (10_000..<Int64(10_230)).map { $0 })
    }

    @Test func kindsOfResourcesArePagedEachOnItsOwn() async throws {
        let transport = service(FakeTask(counts: ["clb": 210, "cdn": 240]))
        let detail = try await APIClient(transport).detail(of: .sample())
        #expect(detail.deployment?.items.count == 450)
        #expect(Set(detail.deployment?.items.map(\.id) ?? []).count == 450)
        #expect(offsets(transport) == [0, 200])
    }

    @Test func aPageWithNothingNewIsTheEnd() async throws {
        let transport = service(FakeTask(counts: ["clb": 3], total: 5))
        let detail = try await APIClient(transport).detail(of: .sample())
        #expect(detail.deployment?.items.count == 3)
        #expect(detail.deployment?.hasAllItems == false)
        #expect(offsets(transport) == [0, 200])
    }

    @Test func aServiceThatIgnoresTheOffsetDoesNotDoubleItems() async throws {
        let page = FakeTask(counts: ["clb": 3], total: 5).json(offset: 0, limit: 200)
        let transport = FakeTransport(.json(#"{"Response":{"DeployRecordDetail":[\#(page)]}}"#))
        let detail = try await APIClient(transport).detail(of: .sample())
        #expect(detail.deployment?.items.map(\.id) == [0, 1, 2])
        #expect(transport.calls.count == 2)
    }

    @Test func theCountsAreThoseOfTheLastPage() async throws {
        let transport = FakeTransport { _, number in
            .json(
                #"""
                {"Response":{"DeployRecordDetail":[{"Type":1,"Status":\#(number == 1 ? 3 : 4),"TotalCount":2,
                "SuccessTotalCount":\#(number),"RecordDetailList":[{"List":[{"Id":\#(number)}]}]}]}}
                """#)
        }
        let rollback = try #require(try await APIClient(transport).detail(of: .sample()).rollback)
        #expect(rollback.status == .rolledBack)
        #expect(rollback.progress.succeeded == 2)
        #expect(rollback.items.map(\.id) == [1, 2])
    }

    @Test func aRecordTheServiceDoesNotKnowHasNoTask() async throws {
        let transport = FakeTransport(.json(#"{"Response":{"DeployRecordDetail":[],"RequestId":"r-1"}}"#))
        #expect(try await APIClient(transport).detail(of: .sample()).tasks.isEmpty)
        #expect(transport.calls.count == 1)
    }

    @Test func aFailedPageFailsTheWholeDetail() async throws {
        let first = FakeTask(counts: ["clb": 250]).json(offset: 0, limit: 200)
        let transport = FakeTransport(.json(#"{"Response":{"DeployRecordDetail":[\#(first)]}}"#), .lost)
        let error = try await failure { _ = try await APIClient(transport).detail(of: .sample()) }
        #expect(error.reason == .lost("reset"))
    }
}
