import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

@Suite struct DetailAnswerTests {
    private func tasks(_ response: String) async throws -> [DeployTask] {
        let transport = FakeTransport(.json(#"{"Response":\#(response)}"#))
        return try await APIClient(transport).send(DescribeHostUploadUpdateRecordDetail(.sample())).tasks
    }

    /// The only task of a detail, from its fields.
    private func task(_ fields: String) async throws -> DeployTask {
        try #require(try await tasks(#"{"DeployRecordDetail":[{\#(fields)}]}"#).first)
    }

    /// The only item of a detail, from its fields.
    private func item(_ fields: String) async throws -> DeployItem {
        let lists = #""RecordDetailList":[{"ResourceType":"CLB","List":[{\#(fields)}],"TotalCount":1}]"#
        return try #require(try await task(lists).items.first)
    }

    @Test func aWholeDetailIsRead() async throws {
        let task = try await task(
            #"""
            "TotalCount":1,"SuccessTotalCount":1,"FailedTotalCount":0,"RunningTotalCount":0,"Type":1,"Status":4,
            "CreateTime":"2025-05-20 15:18:58","RecordDetailList":[{"ResourceType":"clb","TotalCount":1,"List":[{
            "Id":31,"OldCertId":"OMhKAc35","InstanceId":"lb-1","InstanceName":"gateway","ListenerId":"lbl-1",
            "ListenerName":"HTTPS:443","Domains":["a.example"],"Protocol":"HTTPS","Status":1,"ErrorMsg":"",
            "CreateTime":"2025-05-20T07:18:58.000000Z","UpdateTime":"2025-05-20T07:23:17.000000Z","SniSwitch":1,
            "Bucket":null,"Namespace":"","SecretName":null,"Port":443,"Region":"ap-singapore","Forward":1,
            "SSLMode":"UNIDIRECTIONAL","ResourceType":"clb"}]}]
            """#)
        let begun = Date(timeIntervalSince1970: 1_747_725_538)
        let item = DeployItem(
            id: 31, certificateID: "OMhKAc35", resourceType: "clb", region: "ap-singapore", instanceID: "lb-1",
            instanceName: "gateway", listenerID: "lbl-1", listenerName: "HTTPS:443", domains: ["a.example"],
            transport: "HTTPS", port: 443, status: .deployed, errorMessage: "", createdAt: begun,
            updatedAt: begun.addingTimeInterval(259))
        let progress = TaskProgress(total: 1, succeeded: 1, failed: 0, running: 0)
        #expect(task == DeployTask(kind: .rollback, status: .rolledBack, progress: progress, createdAt: begun, items: [item]))
    }

    @Test func aCommaListOfDomainsIsSplit() async throws {
        let domains = #"["tencent.com,www.tencent.online, www.qq.com","a.example|on",null,"",",","*.b.example"]"#
        #expect(
            try await item(#""Domains":\#(domains)"#).domains
                == ["tencent.com", "www.tencent.online", "www.qq.com", "a.example|on", "*.b.example"])
    }

    @Test(
        arguments: [
            (#""443""#, 443), ("443", 443), ("0", 0), (#""0""#, 0), ("null", nil), (#""""#, nil),
        ] as [(String, Int?)])
    func aPortMayBeANumberATextOrNothing(json: String, port: Int?) async throws {
        #expect(try await item(#""Port":\#(json)"#).port == port)
    }

    @Test func integersMayComeAsText() async throws {
        let task = try await task(
            #""TotalCount":"4","SuccessTotalCount":"3","FailedTotalCount":"1","RunningTotalCount":"0","Type":"1","Status":"5""#)
        #expect(task.progress == TaskProgress(total: 4, succeeded: 3, failed: 1, running: 0))
        #expect(task.kind == .rollback)
        #expect(task.status == .rollbackFailed)
        #expect(try await item(#""Id":"31","Status":"2""#).id == 31)
    }

    @Test(arguments: [
        #"{"DeployRecordDetail":null}"#, #"{"DeployRecordDetail":[]}"#, #"{"DeployRecordDetail":[null]}"#,
    ])
    func noDetailIsNoTask(response: String) async throws {
        #expect(try await tasks(response).isEmpty)
    }

    @Test(arguments: [
        #""RecordDetailList":null"#, #""RecordDetailList":[]"#, #""RecordDetailList":[null]"#,
        #""RecordDetailList":[{"ResourceType":"clb","List":null,"TotalCount":null}]"#,
        #""RecordDetailList":[{"ResourceType":null,"List":[null]}]"#,
    ])
    func nullListsAreEmpty(fields: String) async throws {
        let task = try await task("\"TotalCount\":null,\(fields)")
        #expect(task.items.isEmpty)
        #expect(task.progress.total == 0)
    }

    @Test func nullFieldsOfAnItemAreEmpty() async throws {
        let names = [
            "Id", "OldCertId", "ResourceType", "Region", "InstanceId", "InstanceName", "ListenerId", "ListenerName", "Domains",
            "Protocol", "Port", "Status", "ErrorMsg", "CreateTime", "UpdateTime",
        ]
        let nulls = try await item(names.map { "\"\($0)\":null" }.joined(separator: ","))
        #expect(try await item("") == nulls)
        #expect(nulls.id == 0)
        #expect(nulls.instanceName == "")
        #expect(nulls.status == .unknown(-1))
        #expect(nulls.errorMessage == "")
    }

    @Test func itemsWithoutATypeHaveThatOfTheirGroup() async throws {
        #expect(try await item("").resourceType == "clb")
        #expect(try await item(#""ResourceType":"CDN""#).resourceType == "cdn")
    }

    @Test func withoutACountTheItemsAreCounted() async throws {
        let task = try await task(#""RecordDetailList":[{"List":[{"Id":1},{"Id":2}]},{"List":[{"Id":3}]}]"#)
        #expect(task.progress.total == 3)
        #expect(task.items.map(\.id) == [1, 2, 3])
    }

    @Test(arguments: [("7", DeployStatus.unknown(7)), ("-3", .unknown(-3)), ("null", .unknown(-1))])
    func undocumentedStatusesAreKept(json: String, status: DeployStatus) async throws {
        #expect(try await task(#""Status":\#(json)"#).status == status)
        #expect(try await item(#""Status":\#(json)"#).status == status)
    }

    @Test func anUnknownTypeIsNeitherDeploymentNorRollback() async throws {
        #expect(try await task(#""Type":2"#).kind == .unknown(2))
    }

    @Test func textsAreCleaned() async throws {
        let item = try await item(
            #""InstanceName":"a\u001b[2J","ListenerName":"\u202eb","ErrorMsg":"c\r\nd","Domains":["e\u0007,深圳.example"]"#)
        #expect(item.instanceName == "a␛[2J")
        #expect(item.listenerName == "\u{FFFD}b")
        #expect(item.errorMessage == "c␍␊d")
        #expect(item.domains == ["e␇", "深圳.example"])
    }
}
