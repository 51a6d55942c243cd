import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

@Suite struct ListAnswerTests {
    /// 2025-05-20 15:03:17 in China.
    private let moment = Date(timeIntervalSince1970: 1_747_724_597)

    private func list(_ response: String) async throws -> DescribeHostUploadUpdateRecord.Response {
        let transport = FakeTransport(.json(#"{"Response":\#(response)}"#))
        return try await APIClient(transport).send(DescribeHostUploadUpdateRecord())
    }

    /// The only record of a list, from its own fields besides the id.
    private func record(_ fields: String) async throws -> DeployRecord {
        try #require(try await list(#"{"DeployRecordList":[{"Id":2\#(fields)}]}"#).records.first)
    }

    @Test func theOfficialExampleIsRead() async throws {
        let answer = try await list(
            #"""
            {"TotalCount":1,"DeployRecordList":[{"Id":2,"OldCertId":"OMhKAc35","ResourceTypes":["clb"],"Status":7,
            "CreateTime":"2025-05-20 15:03:17","UpdateTime":"2025-05-20 15:07:36"}],"RequestId":"r-1"}
            """#)
        let record = DeployRecord(
            id: try .sample(2), certificateID: "OMhKAc35", resourceTypes: ["clb"], status: .unknown(7), createdAt: moment,
            updatedAt: moment.addingTimeInterval(259))
        #expect(answer.records == [record])
        #expect(answer.totalCount == 1)
    }

    @Test func integersMayComeAsText() async throws {
        let answer = try await list(#"{"TotalCount":"240","DeployRecordList":[{"Id":"9007199254740993","Status":"1"}]}"#)
        #expect(answer.totalCount == 240)
        #expect(answer.records.map(\.id) == [try .sample(9_007_199_254_740_993)])
        #expect(answer.records.map(\.status) == [.deployed])
    }

    @Test func textMayComeAsANumber() async throws {
        #expect(try await record(#","OldCertId":12345678"#).certificateID == "12345678")
    }

    @Test func nullsAreEmpty() async throws {
        let answer = try await list(#"{"TotalCount":null,"DeployRecordList":null,"RequestId":null}"#)
        #expect(answer.totalCount == nil)
        #expect(answer.records.isEmpty)
        let record = try await record(
            #","OldCertId":null,"ResourceTypes":null,"Status":null,"CreateTime":null,"UpdateTime":null"#)
        #expect(record.certificateID == "")
        #expect(record.resourceTypes == [])
        #expect(record.createdAt == nil)
        #expect(record.updatedAt == nil)
    }

    @Test func nullRowsAreLeftOut() async throws {
        let answer = try await list(#"{"DeployRecordList":[null,{"Id":2,"ResourceTypes":[null,"clb"]},null]}"#)
        #expect(answer.records.map(\.id.rawValue) == [2])
        #expect(answer.records.first?.resourceTypes == ["clb"])
    }

    @Test(arguments: ["", #","Status":null"#, #","Status":"""#])
    func aRecordWithoutAStatusIsNotTakenForAWaitingOne(status: String) async throws {
        #expect(try await record(status).status == .unknown(-1))
    }

    @Test(arguments: [7, 8, 99, -1, Int.max])
    func undocumentedStatusesAreKept(code: Int) async throws {
        #expect(try await record(#","Status":\#(code)"#).status == .unknown(code))
    }

    @Test func typesAreOneWordWhateverTheirCase() async throws {
        #expect(try await record(#","ResourceTypes":["CLB","clb","Clb"]"#).resourceTypes == ["clb", "clb", "clb"])
    }

    @Test(arguments: ["2025-05-20 15:03:17", "2025-05-20T07:03:17Z", "2025-05-20T07:03:17.000000Z"])
    func bothWaysOfWritingAMomentMeanTheSame(text: String) async throws {
        let record = try await record(#","CreateTime":"\#(text)","UpdateTime":"\#(text)""#)
        #expect(record.createdAt == moment)
        #expect(record.updatedAt == moment)
    }

    @Test(arguments: [
        ("2025-01-01 00:00:00", 1_735_660_800.0), ("2024-02-29 07:59:59", 1_709_164_799), ("2025-12-31 23:59:59", 1_767_196_799),
    ])
    func aTimeWithoutAZoneIsEightHoursEast(text: String, seconds: Double) async throws {
        let record = try await record(#","CreateTime":"\#(text)""#)
        #expect(record.createdAt == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: ["", "-", "0000-00-00 00:00:00", "yesterday", "2025-05-20", "Tomorrow"])
    func aTimeThatIsNoneCostsNotTheRow(text: String) async throws {
        #expect(try await record(#","CreateTime":"\#(text)""#).createdAt == nil)
    }

    @Test func textsAreCleaned() async throws {
        let record = try await record(#","OldCertId":"a\u001b[2J\u202e","ResourceTypes":["c\nlb"]"#)
        #expect(record.certificateID == "a␛[2J\u{FFFD}")
        #expect(record.resourceTypes == ["c␊lb"])
    }

    @Test func fieldsOfTomorrowAreNoHarm() async throws {
        let answer = try await list(
            #"{"TotalCount":1,"DeprecatedWarning":"soon","PendingTotalCount":{"a":[1]},"DeployRecordList":[{"Id":2,"New":[]}]}"#)
        #expect(answer.records.count == 1)
    }
}
