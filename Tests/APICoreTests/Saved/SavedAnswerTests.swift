import FoundationEssentials
import RecordModel
import Testing

@testable import APICore

@Suite struct SavedAnswerTests {
    /// 2025-05-20 15:03:17 in China.
    private let moment = Date(timeIntervalSince1970: 1_747_724_597)

    private func read(_ json: String) throws -> SavedAnswer { try SavedAnswer(json: Array(json.utf8)) }

    private func reason(_ json: String) -> String {
        do {
            _ = try read(json)
            return "read"
        } catch {
            return (error as? SavedAnswerError)?.explanation ?? "\(error)"
        }
    }

    private static let record =
        #"""
        {"Id":2,"OldCertId":"OMhKAc35","ResourceTypes":["clb"],"Status":7,"CreateTime":"2025-05-20 15:03:17",
        "UpdateTime":"2025-05-20 15:03:17"}
        """#
    private static let own =
        #"""
        {"certificateID":"OMhKAc35","createdAt":"2025-05-20T07:03:17Z","id":2,"resourceTypes":["clb"],"status":7,
        "statusWord":"STATUS 7","updatedAt":"2025-05-20T07:03:17Z"}
        """#
    private static let detail =
        #"""
        "DeployRecordDetail":[{"TotalCount":1,"SuccessTotalCount":1,"Type":0,"Status":1,
        "CreateTime":"2025-05-20 15:03:17","RecordDetailList":[{"ResourceType":"clb","List":[{"Id":9,
        "Domains":["x.example.com"],"Status":1}]}]}]
        """#

    @Test(arguments: [
        record, own, #"{"DeployRecordList":[\#(record)],"TotalCount":1,"RequestId":"r"}"#,
        #"{"Response":{"DeployRecordList":[\#(record)],"RequestId":"r"}}"#,
        record.replacing(#"["clb"]"#, with: #""clb""#),
    ])
    func aRecordIsTheSameHoweverItWasPrinted(json: String) throws {
        let expected = DeployRecord(
            id: try .sample(2), certificateID: "OMhKAc35", resourceTypes: ["clb"], status: .unknown(7), createdAt: moment,
            updatedAt: moment)
        #expect(try read(json).records == [expected])
        #expect(try read(json).detail == nil)
    }

    @Test func aListOfCertbackSaysThatARollbackRuns() throws {
        let running = Self.own.replacing(#""status":7"#, with: #""status":3"#).replacing("STATUS 7", with: "ROLLING BACK")
        #expect(try read(running).records.map(\.isRollingBack) == [true])
        let ended = running.replacing(#""status":3"#, with: #""status":4"#)
        #expect(try read(ended).records.map(\.isRollingBack) == [false])
    }

    @Test(arguments: [(#"{\#(detail),"RequestId":"r"}"#, nil), (#"{"DeployRecordId":2,\#(detail)}"#, Int64(2))])
    func aDetailMayNameItsRecord(json: String, id: Int64?) throws {
        let answer = try read(json)
        #expect(answer.detail?.recordID?.rawValue == id)
        #expect(answer.detail?.tasks.first?.items.first?.domains == ["x.example.com"])
        #expect(answer.detail?.readAt == nil)
        #expect(answer.records.isEmpty)
    }

    @Test(arguments: [
        #"{"DeployRecordList":[{"Id":2,"CertId":"new","OldCertId":"old","ResourceTypes":["cdn"],"Status":1}],"TotalCount":1}"#,
        #"{"id":"update/2","certificateID":"new","formerCertificateID":"old","resourceTypes":["cdn"],"status":1}"#,
    ])
    func aRecordOfAnotherCertificateIsOfTheOtherFamily(json: String) throws {
        let record = try #require(try read(json).records.first)
        #expect(record.id.description == "update/2")
        #expect([record.certificateID, record.formerCertificateID] == ["new", "old"])
    }

    @Test(arguments: [
        (#""DeployRecordId":"7","#, "update", "RecordDetailList", "update/7"), ("", "update", "RecordDetailList", nil),
        (#""DeployRecordId":"update/7","#, "update", "RecordDetailList", "update/7"),
        (#""DeployRecordId":7,"#, "deploy", "DeployRecordDetailList", "deploy/7"),
    ])
    func aDetailIsOfTheFamilyWhoseItemsItNames(start: String, family: String, list: String, id: String?) throws {
        let item = #"{"Id":9,"CertId":"new","OldCertId":"old","Domains":["x.example.com"],"Status":1}"#
        let items = family == "update" ? #"{"ResourceType":"cdn","List":[\#(item)],"TotalCount":1}"# : item
        let answer = try read(#"{\#(start)"TotalCount":1,"SuccessTotalCount":1,"\#(list)":[\#(items)]}"#)
        #expect(answer.detail?.recordID?.description == id)
        #expect(answer.detail?.family.word == family)
        #expect(answer.detail?.tasks.map(\.status) == [.deployed])
        #expect(answer.detail?.tasks.first?.items.first?.domains == ["x.example.com"])
    }

    @Test func aDetailThatNamesARecordOfAnotherFamilyIsNone() {
        #expect(reason(#"{"DeployRecordId":"update/7",\#(Self.detail)}"#).contains("update/7 is no record id"))
    }

    @Test func aRecordAndItsDetailMayStandTogether() throws {
        let answer = try read(Self.record.dropLast() + "," + Self.detail + "}")
        #expect(answer.records.map(\.id.rawValue) == [2])
        #expect(answer.detail?.recordID?.rawValue == 2)
    }

    @Test func aBadElementLeavesTheOthersOfItsList() throws {
        let answer = try read(#"{"DeployRecordList":[{"Id":1},\#(Self.record)]}"#)
        #expect(answer.records.map(\.id.rawValue) == [2])
        #expect(answer.faults.map(\.explanation) == ["record 1 of the list: no record of the list: OldCertId is missing"])
    }

    @Test(arguments: [#"{"TotalCount":0,"RequestId":"r"}"#, #"{"Response":{"TotalCount":0,"DeployRecordList":[]}}"#])
    func anEmptyAccountIsNoFault(json: String) throws {
        let answer = try read(json)
        #expect(answer.records.isEmpty)
        #expect(answer.faults.isEmpty)
    }

    @Test(arguments: [
        ("", "not valid JSON"), ("{", "not valid JSON"), ("[]", "not a JSON object"), ("null", "no record"),
        ("7", "not a JSON object"),
        ("{}", "neither a record nor"), (#"{"Id":2,"Status":1}"#, "OldCertId is missing"),
        (record.replacing(#""Id":2"#, with: #""Id":0"#), "0 is no record id"),
        (record.replacing(#""Id":2"#, with: #""Id":"x""#), "x is no record id"),
        (record.replacing(#""Status":7"#, with: #""Status":[]"#), "Status is of the wrong kind"),
        (record.replacing("2025-05-20 15", with: "yesterday 15"), "\"yesterday 15:03:17\" is no time"),
        // An item of a detail has an id, a certificate and a status too.
        (#"{"Id":9,"OldCertId":"OMhKAc35","ResourceType":"clb","Status":1}"#, "ResourceTypes is missing"),
        (
            #"{"Response":{"Error":{"Code":"AuthFailure","Message":"no"},"RequestId":"r"}}"#,
            "refused this request (AuthFailure: no)"
        ),
        (#"{"Response":null}"#, "Response is null"),
    ])
    func whatIsWrongIsSaidInWords(json: String, words: String) {
        #expect(reason(json).contains(words), "\(reason(json))")
    }

    @Test func textFromAFileIsSafeOnATerminal() throws {
        let red = Self.record.replacing("OMhKAc35", with: #"\u001b[31m"#).replacing("clb", with: #"\u001b[32m"#)
        let record = try #require(try read(red).records.first)
        #expect(record.certificateID == "␛[31m")
        #expect(record.resourceTypes == ["␛[32m"])
        let error = reason(Self.record.replacing("2025-05-20 15:03:17", with: #"\u001b[31m"#))
        #expect(error.contains("␛[31m"))
    }
}
