import Foundation
import Testing

@testable import CloudSimulator

@Suite struct ListTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test func theNewestRecordComesFirst() throws {
        let reply = try bench.call(.list)
        #expect(reply.total == 240)
        #expect(reply.ids == Array((1_000_222...1_000_231).reversed()))
        let times = reply.records.compactMap { $0["CreateTime"] as? String }
        #expect(times == times.sorted(by: >))
        // Three minutes before the start, which is 2025-06-27 04:53:20 UTC, in the time of Shanghai.
        #expect(times.first == "2025-06-27 12:50:20")
    }

    @Test func aRecordHasTheFieldsOfTheDocument() throws {
        let record = try #require(bench.call(.list, #"{"Limit": 1}"#).records.first)
        #expect(Set(record.keys) == ["Id", "OldCertId", "ResourceTypes", "Status", "CreateTime", "UpdateTime"])
    }

    @Test(arguments: [
        ("{}", 10), (#"{"Limit": 250}"#, 100), (#"{"Limit": "3"}"#, 3), (#"{"Offset": 235}"#, 5),
        (#"{"Offset": 9999999}"#, 0), (#"{"Limit": 0}"#, 0),
    ])
    func pagesAreCutWithoutAWord(body: String, count: Int) throws {
        let reply = try bench.call(.list, body)
        #expect(reply.records.count == count)
        #expect(reply.total == 240)
    }

    @Test func aCertificateHasSeveralRecords() throws {
        let certificate = try #require(bench.call(.list).records[5]["OldCertId"] as? String)
        let reply = try bench.call(.list, "{\"OldCertificateId\": \"\(certificate)\"}")
        #expect(certificate.count == 8)
        #expect(reply.total == 6)
        #expect(reply.ids.first == 1_000_226)
        #expect(reply.records.allSatisfy { $0["OldCertId"] as? String == certificate })
        for unknown in ["00000000", "", "short", "新加坡支付网关啊"] {
            #expect(try bench.call(.list, "{\"OldCertificateId\": \"\(unknown)\"}").total == 0)
        }
    }

    @Test func everyStatusAndBothSpellingsOccur() throws {
        let pages = try [0, 100, 200].map { try bench.call(.list, "{\"Offset\": \($0), \"Limit\": 100}") }
        let records = pages.flatMap(\.records)
        #expect(Set(records.compactMap { $0["Status"] as? Int }) == Set(0...7))
        let types = Set(records.compactMap { $0["ResourceTypes"] as? [String] })
        #expect(types == [["clb"], ["CLB"], ["clb", "CLB"]])
    }
}
