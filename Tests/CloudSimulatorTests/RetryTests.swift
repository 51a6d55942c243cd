import Foundation
import Testing

@testable import CloudSimulator

@Suite struct RetryTests {
    private static let id = 999_992
    private static let body = #"{"DeployRecordId": 999992}"#
    private static let invalid = "FailedOperation.CertificateDeployRetryStatusInvalid"

    private func bench(status: String, listeners: String) throws -> Bench {
        try Bench(
            demo: """
                {"minutesAgo": 60, "certificate": "a1B2c3D4", "status": "\(status)",
                 "loadBalancers": [{"listeners": [\(listeners)]}]}
                """)
    }

    @Test func theFailedItemsOfADeploymentAreDoneAgain() throws {
        let bench = try bench(status: "failed", listeners: #"{}, {"error": "no"}, {"error": "no"}"#)
        #expect(try Array(bench.call(.retry, Self.body).response.keys) == ["RequestId"])
        #expect(try bench.detail(Self.id).field("Status", ofTask: 0) == [1, 3, 0])
        #expect(try bench.status(Self.id) == 3)
        bench.clock.advance(by: 4)
        let reply = try bench.detail(Self.id)
        #expect(reply.field("Status", ofTask: 0) == [1, 1, 1])
        #expect(reply.tasks.map { $0["Status"] as? Int } == [1])
        #expect(try bench.status(Self.id) == 1)
    }

    @Test func theFailedItemsOfARollbackAreDoneAgain() throws {
        let listeners = #"{}, {"rollbackError": "no"}, {"rollbackError": "no", "retryError": "never"}"#
        let bench = try bench(status: "rollbackFailed", listeners: listeners)
        #expect(try bench.call(.retry, Self.body).code == "OK")
        bench.clock.advance(by: 4)
        let reply = try bench.detail(Self.id)
        #expect(reply.field("Status", ofTask: 1) == [1, 1, 2])
        #expect(reply.items(ofTask: 1).last?["ErrorMsg"] as? String == "never")
        #expect(reply.tasks.map { $0["Status"] as? Int } == [1, 5])
    }

    @Test func oneItemOfARollbackCanBeRetriedByItsOwnID() throws {
        let bench = try bench(status: "rollbackFailed", listeners: #"{"rollbackError": "a"}, {"rollbackError": "b"}"#)
        let ids: [Int?] = try bench.detail(Self.id).field("Id", ofTask: 1)
        let second = try #require(ids.last ?? nil)
        #expect(try bench.call(.retry, "{\"DeployRecordDetailId\": \(second)}").code == "OK")
        bench.clock.advance(by: 2)
        let reply = try bench.detail(Self.id)
        #expect(reply.field("Status", ofTask: 1) == [2, 1])
        #expect(reply.tasks.last?["Status"] as? Int == 5)
        #expect(try bench.call(.retry, "{\"DeployRecordDetailId\": \(second)}").code == Self.invalid)
    }

    @Test(arguments: ["waiting", "deployed", "rolledBack", "undocumented"])
    func onlyFailuresCanBeRetried(status: String) throws {
        #expect(try bench(status: status, listeners: "{}").call(.retry, Self.body).code == Self.invalid)
    }

    @Test func aRetryIsRefusedWhileOneRuns() throws {
        let bench = try bench(status: "failed", listeners: #"{"error": "no"}"#)
        #expect(try bench.call(.retry, Self.body).code == "OK")
        #expect(try bench.call(.retry, Self.body).code == "FailedOperation.CertificateDeployHasPendingRecord")
    }

    @Test func anUnknownRecordIsRefused() throws {
        let code = try Bench().call(.retry, #"{"DeployRecordDetailId": 7}"#).code
        #expect(code == "FailedOperation.CertificateDeployNotExist")
    }
}
