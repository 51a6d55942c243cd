import FoundationEssentials
import RecordModel
import TestSupport
import Testing

@testable import APICore

/// Every text of every answer, hostile at once: what comes out is safe to show, and no record is lost for it.
@Suite struct HostileAnswerTests {
    /// `@` stands for the hostile text.
    private func answer(_ template: String, _ sample: HostileText.WireSample, status: Int = 200) -> FakeTransport {
        let body = template.utf8.flatMap { $0 == UInt8(ascii: "@") ? sample.json : [$0] }
        return FakeTransport(.success(HTTPReply(status: status, body: body)))
    }

    private func expectHarmless(_ value: Any) {
        for text in HostileText.texts(in: value) {
            #expect(HostileText.offences(in: text).isEmpty)
            #expect(text.unicodeScalars.count <= String.longestClean + 200)
        }
    }

    private static let list = #"""
        {"Response":{"TotalCount":2,"RequestId":"@","DeployRecordList":[
        {"Id":2,"OldCertId":"@","ResourceTypes":["@","clb"],"Status":1,"CreateTime":"@","UpdateTime":"@"},
        {"Id":1,"OldCertId":"OMhKAc35","ResourceTypes":["clb"],"Status":1,"CreateTime":"2025-05-20 15:03:17"}]}}
        """#

    @Test(arguments: HostileText.onTheWire)
    func aListComesOutCleanAndWhole(sample: HostileText.WireSample) async throws {
        let reports = ReportLog()
        let answer = try await APIClient(answer(Self.list, sample), reports: reports).send(DescribeHostUploadUpdateRecord())
        #expect(answer.records.map(\.id.rawValue) == [2, 1])
        expectHarmless(answer)
        expectHarmless(reports.all)
    }

    private static let detail = #"""
        {"Response":{"RequestId":"@","DeployRecordDetail":[{"TotalCount":1,"Type":0,"Status":1,"CreateTime":"@",
        "RecordDetailList":[{"ResourceType":"@","TotalCount":1,"List":[{"Id":31,"OldCertId":"@","InstanceId":"@",
        "InstanceName":"@","ListenerId":"@","ListenerName":"@","Domains":["@","a,@","b.example"],"Protocol":"@","Status":2,
        "ErrorMsg":"@","CreateTime":"@","UpdateTime":"@","Port":443,"Region":"@","ResourceType":"@","Bucket":"@",
        "Namespace":"@","SecretName":"@","SSLMode":"@"}]}]}]}}
        """#

    @Test(arguments: HostileText.onTheWire)
    func aDetailComesOutCleanAndWhole(sample: HostileText.WireSample) async throws {
        let tasks = try await APIClient(answer(Self.detail, sample)).send(DescribeHostUploadUpdateRecordDetail(.sample())).tasks
        #expect(tasks.first?.items.map(\.id) == [31])
        #expect(tasks.first?.items.first?.domains.last == "b.example")
        expectHarmless(tasks)
    }

    @Test(
        arguments: [
            #"{"Response":{"Error":{"Code":"@","Message":"@"},"RequestId":"@"}}"#,
            #"{"Response":{"Error":{"Code":"FailedOperation.@","Message":"@"},"RequestId":"@"}}"#,
            #"{"code":4000,"message":"@","codeDesc":"@"}"#, #"{"@":"@"}"#, #"{"Response":{"DeployRecordDetail":"@"}}"#,
            #"{"Response":{"DeployRecordDetail":[{"Status":"@"}]}}"#, "@", "<html>@</html>",
        ], HostileText.onTheWire)
    func anErrorComesOutCleanAndSoDoesItsExplanation(template: String, sample: HostileText.WireSample) async throws {
        for status in [200, 500] {
            let reports = ReportLog()
            let client = APIClient(answer(template, sample, status: status), reports: reports)
            let error = try await failure { _ = try await client.rollBack() }
            expectHarmless(error)
            expectHarmless(ErrorGuide.english.explain(error))
            expectHarmless(reports.all)
        }
    }

    @Test(arguments: HostileText.onTheWire)
    func aSavedAnswerComesOutClean(sample: HostileText.WireSample) throws {
        for template in [Self.list, Self.detail, #"{"Id":"@","OldCertId":"@","ResourceTypes":"@","Status":"@"}"#, "@"] {
            let bytes = template.utf8.flatMap { $0 == UInt8(ascii: "@") ? sample.json : [$0] }
            do { expectHarmless(try SavedAnswer(json: bytes)) } catch { expectHarmless(error) }
        }
    }

    @Test func whatIsBrokenInAStringBecomesAMark() async throws {
        let sample = try #require(HostileText.onTheWire.first { $0.description == "half a surrogate pair" })
        let records = try await APIClient(answer(Self.list, sample)).send(DescribeHostUploadUpdateRecord()).records
        #expect(records.first?.certificateID == "a\u{FFFD}b")
    }
}
