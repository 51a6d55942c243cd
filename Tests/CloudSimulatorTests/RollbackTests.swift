import Foundation
import Testing

@testable import CloudSimulator

@Suite struct RollbackTests {
    /// Three items, the second of which cannot be put back; an item takes two seconds.
    private static let record = #"""
        {"minutesAgo": 60, "certificate": "a1B2c3D4", "status": "deployed", "loadBalancers": [{"listeners": [
          {"port": 443}, {"port": 8443, "rollbackError": "The listener is busy"}, {"port": 9443}]}]}
        """#
    private static let id = 999_992
    private static let body = #"{"DeployRecordId": 999992}"#
    private static let pending = "FailedOperation.CertificateDeployHasPendingRecord"
    private static let invalid = "FailedOperation.CertificateDeployRollbackStatusInvalid"

    private func codeOfRollback(in demo: String) throws -> String {
        try Bench(demo: demo).call(.rollback, Self.body).code
    }

    @Test func theAnswerIsTheRequestIDAlone() throws {
        let reply = try Bench(demo: Self.record).call(.rollback, Self.body)
        #expect(Array(reply.response.keys) == ["RequestId"])
    }

    @Test(arguments: [
        (0.0, [3, 0, 0], 3), (1.9, [3, 0, 0], 3), (2, [1, 3, 0], 3), (4, [1, 2, 3], 3), (5.9, [1, 2, 3], 3),
        (6, [1, 2, 1], 5), (600, [1, 2, 1], 5),
    ])
    func itemsEndOneAfterAnother(seconds: Double, items: [Int], status: Int) throws {
        let bench = try Bench(demo: Self.record)
        try bench.call(.rollback, Self.body)
        bench.clock.advance(by: seconds)
        let reply = try bench.detail(Self.id)
        #expect(reply.field("Status", ofTask: 0) == [1, 1, 1])
        #expect(reply.field("Status", ofTask: 1) == items)
        #expect(reply.tasks.map { $0["Status"] as? Int } == [1, status])
        #expect(reply.tasks.last?["SuccessTotalCount"] as? Int == items.count { $0 == 1 })
        #expect(reply.tasks.last?["FailedTotalCount"] as? Int == items.count { $0 == 2 })
        #expect(reply.tasks.last?["RunningTotalCount"] as? Int == items.count { $0 == 3 })
        #expect(reply.tasks.last?["CreateTime"] as? String == "2025-06-27 12:53:20")
        #expect(try bench.status(Self.id) == status)
    }

    @Test func aFailedItemSaysWhy() throws {
        let bench = try Bench(demo: Self.record)
        try bench.call(.rollback, Self.body)
        bench.clock.advance(by: 6)
        #expect(try bench.detail(Self.id).field("ErrorMsg", ofTask: 1).contains("The listener is busy"))
    }

    @Test func theListMovesWithTheRollback() throws {
        let bench = try Bench(demo: Self.record)
        try bench.call(.rollback, Self.body)
        bench.clock.advance(by: 600)
        let record = try #require(bench.call(.list).records.first)
        #expect(record["UpdateTime"] as? String == "2025-06-27 12:53:26")
    }

    @Test func onlyWhatWasDeployedIsPutBack() throws {
        let bench = try Bench(
            demo: #"""
                {"minutesAgo": 60, "certificate": "a1B2c3D4", "status": "failed", "loadBalancers": [{"listeners": [
                  {"port": 443}, {"port": 8443, "error": "no"}]}]}
                """#)
        #expect(try bench.call(.rollback, Self.body).code == "OK")
        bench.clock.advance(by: 2)
        let reply = try bench.detail(Self.id)
        #expect(reply.tasks.map { $0["Status"] as? Int } == [2, 4])
        #expect(reply.field("Port", ofTask: 1) == ["443"])
    }

    @Test(arguments: ["waiting", "rolledBack", "rollbackFailed", "nothingToDeploy", "undocumented"])
    func aRecordWithNothingToPutBackIsRefused(status: String) throws {
        let demo = "{\"minutesAgo\": 60, \"certificate\": \"a1B2c3D4\", \"status\": \"\(status)\", \"loadBalancers\": [{}]}"
        #expect(try codeOfRollback(in: demo) == Self.invalid)
    }

    @Test func aDeploymentWithoutAnySuccessIsRefused() throws {
        let demo = #"""
            {"minutesAgo": 60, "certificate": "a1B2c3D4", "status": "failed",
             "loadBalancers": [{"listeners": [{"error": "no"}]}]}
            """#
        #expect(try codeOfRollback(in: demo) == Self.invalid)
    }

    @Test func anUnknownRecordIsRefusedFirst() throws {
        #expect(try codeOfRollback(in: "") == "FailedOperation.CertificateDeployNotExist")
    }

    @Test(arguments: [("a1B2c3D4", pending), ("zzzzzzzz", "OK")])
    func aRunningDeploymentOfTheSameCertificateIsInTheWay(certificate: String, code: String) throws {
        let other = "{\"minutesAgo\": 90, \"certificate\": \"\(certificate)\", \"status\": \"deploying\"}"
        let bench = try Bench(demo: "\(Self.record), \(other)")
        #expect(try bench.call(.rollback, #"{"DeployRecordId": 999993}"#).code == code)
    }

    @Test func aSecondRollbackIsRefusedWhileTheFirstRunsAndAfterwards() throws {
        let other = #"{"minutesAgo": 90, "certificate": "a1B2c3D4", "status": "deployed", "loadBalancers": [{}]}"#
        let bench = try Bench(demo: "\(Self.record), \(other)")
        let (first, second) = (#"{"DeployRecordId": 999993}"#, #"{"DeployRecordId": 999992}"#)
        #expect(try bench.call(.rollback, first).code == "OK")
        #expect(try bench.call(.rollback, first).code == Self.pending)
        #expect(try bench.call(.rollback, second).code == Self.pending)
        bench.clock.advance(by: 6)
        #expect(try bench.call(.rollback, first).code == Self.invalid)
        #expect(try bench.call(.rollback, second).code == "OK")
    }

    @Test func generatedRecordsCanBeRolledBackToo() throws {
        let bench = try Bench()
        #expect(try bench.call(.rollback, #"{"DeployRecordId": 1000230}"#).code == "OK")
        #expect(try bench.status(1_000_230) == 3)
        bench.clock.advance(by: 2 * 12)
        let status = try #require(try bench.status(1_000_230))
        #expect([4, 5].contains(status))
        #expect(try bench.call(.rollback, #"{"DeployRecordId": 1000231}"#).code == Self.pending)
    }
}
