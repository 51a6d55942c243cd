import Foundation
import Testing

@testable import CloudSimulator

@Suite struct DetailTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test func entriesGroupsAndItemsHaveTheFieldsOfTheDocument() throws {
        let reply = try bench.detail(1_000_230)
        let task = try #require(reply.tasks.first)
        #expect(
            Set(task.keys) == [
                "TotalCount", "SuccessTotalCount", "FailedTotalCount", "RunningTotalCount", "Type", "Status",
                "CreateTime", "RecordDetailList",
            ])
        let group = try #require(reply.groups(ofTask: 0).first)
        #expect(Set(group.keys) == ["ResourceType", "List", "TotalCount"])
        let item = try #require(reply.items(ofTask: 0).first)
        #expect(
            Set(item.keys) == [
                "Id", "OldCertId", "InstanceId", "InstanceName", "ListenerId", "ListenerName", "Domains", "Protocol",
                "Status", "ErrorMsg", "CreateTime", "UpdateTime", "SniSwitch", "Bucket", "Namespace", "SecretName",
                "Port", "Region", "Forward", "SSLMode", "ResourceType",
            ])
    }

    @Test func recordsTellTheTimeOfShanghaiAndItemsUTC() throws {
        let bench = try Bench(demo: #"{"minutesAgo": 60, "certificate": "a1B2c3D4", "status": "waiting", "loadBalancers": [{}]}"#)
        let reply = try bench.detail(999_992)
        #expect(reply.tasks.first?["CreateTime"] as? String == "2025-06-27 11:53:20")
        #expect(reply.field("CreateTime", ofTask: 0) == ["2025-06-27T03:53:20.000000Z"])
    }

    @Test func pagesCountTheItemsOfAGroup() throws {
        let id = 1_000_231 - 17
        func items(_ page: String) throws -> [[String: Any]] {
            try bench.call(.detail, "{\"DeployRecordId\": \(id)\(page)}").items(ofTask: 0)
        }
        let first = try items(#", "Limit": 1000"#)
        let second = try items(#", "Limit": 1000, "Offset": 200"#)
        #expect(try items("").count == 10)
        #expect(first.count == 200)
        #expect(second.count == 50)
        #expect(Set((first + second).compactMap { $0["Id"] as? Int }).count == 250)
        #expect(try bench.detail(id).groups(ofTask: 0).first?["TotalCount"] as? Int == 250)
    }

    @Test func anEmptyListIsNull() throws {
        let beyond = try bench.call(.detail, #"{"DeployRecordId": 1000230, "Offset": 1000}"#)
        #expect(beyond.groups(ofTask: 0).first?["List"] is NSNull)
        let nothing = try bench.detail(1_000_231 - 10)
        #expect(nothing.groups(ofTask: 0).first?["List"] is NSNull)
        #expect(nothing.tasks.first?["TotalCount"] as? Int == 0)
        #expect(nothing.tasks.first?["Status"] as? Int == 6)
    }

    @Test func recordsOfTheSameTypeInTwoSpellingsHaveTwoGroups() throws {
        let list = try (0...2).flatMap { try bench.call(.list, "{\"Limit\": 100, \"Offset\": \($0 * 100)}").records }
        let mixed = list.filter { ($0["ResourceTypes"] as? [String])?.count == 2 }.compactMap { $0["Id"] as? Int }
        let id = try #require(mixed.first)
        #expect(try bench.detail(id).groups(ofTask: 0).map { $0["ResourceType"] as? String } == ["clb", "CLB"])
    }

    @Test func aRecordThatWasRolledBackHasASecondEntry() throws {
        let rolledBack = try bench.detail(1_000_231 - 6)
        #expect(rolledBack.tasks.map { $0["Type"] as? Int } == [0, 1])
        #expect(rolledBack.tasks.map { $0["Status"] as? Int } == [1, 4])
        let failed = try bench.detail(1_000_231 - 8)
        #expect(failed.tasks.map { $0["Status"] as? Int } == [1, 5])
        let statuses: [Int?] = failed.field("Status", ofTask: 1)
        #expect(statuses.contains(2))
        let ids = [0, 1].flatMap { task in failed.items(ofTask: task).compactMap { $0["Id"] as? Int } }
        #expect(Set(ids).count == ids.count)
    }

    @Test func theTrapsOfTheRealAnswersOccur() throws {
        let items = try (0..<240).flatMap { try bench.detail(1_000_231 - $0).items(ofTask: 0) }
        let names = items.compactMap { $0["InstanceName"] as? String }
        #expect(items.contains { $0["Port"] as? String == "443" })
        #expect(items.contains { $0["Port"] as? Int == 0 })
        #expect(items.contains { ($0["Domains"] as? [String])?.contains { $0.contains(",") } == true })
        #expect(items.contains { $0["InstanceName"] is NSNull })
        #expect(items.contains { $0["ErrorMsg"] is NSNull })
        #expect(names.contains { $0.count == 200 })
        #expect(names.contains("新加坡-支付网关"))
        for trap in ["\u{1B}", "\u{202E}", "\u{308}"] as [Unicode.Scalar] {
            #expect(names.contains { $0.unicodeScalars.contains(trap) })
        }
    }
}
