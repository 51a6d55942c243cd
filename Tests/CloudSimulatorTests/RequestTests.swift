import Foundation
import Testing

@testable import CloudSimulator

@Suite struct RequestTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    @Test(arguments: [
        (Action.detail, #"{}"#, "MissingParameter"),
        (.detail, #"{"DeployRecordId": null}"#, "MissingParameter"),
        (.retry, #"{}"#, "MissingParameter"),
        (.rollback, #"{"DeployRecordId": 1000231, "ClientToken": "x"}"#, "UnknownParameter"),
        (.list, #"{"CertificateId": "x"}"#, "UnknownParameter"),
        (.detail, #"{"DeployRecordId": "one"}"#, "InvalidParameter"),
        (.detail, #"{"DeployRecordId": [1]}"#, "InvalidParameter"),
        (.list, #"{"OldCertificateId": 1}"#, "InvalidParameter"),
        (.list, "[]", "InvalidParameter"),
        (.list, "not JSON", "InvalidParameter"),
        (.rollback, #"{"DeployRecordId": 0}"#, "InvalidParameterValue"),
        (.detail, #"{"DeployRecordId": -1}"#, "InvalidParameterValue"),
        (.list, #"{"Offset": -1}"#, "InvalidParameterValue"),
        (.detail, #"{"DeployRecordId": 1}"#, "FailedOperation.CertificateDeployNotExist"),
        (.detail, #"{"DeployRecordId": "1000230", "Limit": "15", "Offset": "0"}"#, "OK"),
    ])
    func parametersAreCheckedAsTheRealServiceDoes(action: Action, body: String, code: String) throws {
        #expect(try bench.call(action, body).code == code)
    }

    @Test func unknownActionsAndVersionsAreRefused() throws {
        let now = bench.clock.now
        #expect(try bench.send(TestSigner().request("DescribeZones", "{}", at: now)).code == "InvalidAction")
        let old = TestSigner().request(Action.list.rawValue, "{}", at: now, version: "2017-03-12")
        #expect(try bench.send(old).code == "NoSuchVersion")
    }

    @Test func everyAnswerHasItsOwnRequestID() throws {
        let replies = try [bench.call(.list), bench.call(.detail), bench.send(IncomingRequest(headers: [], body: []))]
        let ids = replies.compactMap(\.requestID)
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { UUID(uuidString: $0) != nil })
    }

    @Test func theLimitCountsEachActionWithinASecond() throws {
        let bench = try Bench { $0.rateLimit = 2 }
        let codes = try (0..<3).map { _ in try bench.call(.list).code }
        #expect(codes == ["OK", "OK", "RequestLimitExceeded"])
        #expect(try bench.call(.detail, #"{"DeployRecordId": 1000230}"#).code == "OK")
        bench.clock.advance(by: 1)
        #expect(try bench.call(.list).code == "OK")
    }

    @Test func theOtherFamilyIsAllowedHalfAsMuch() throws {
        let bench = try Bench {
            $0.rateLimit = 20
            $0.updateRecordCount = 1
        }
        let codes = try (0..<11).map { _ in try bench.call(.updateList).code }
        #expect(codes.map { $0 == "OK" } == Array(repeating: true, count: 10) + [false])
        #expect(try (0..<20).allSatisfy { _ in try bench.call(.list).code == "OK" })
    }

    @Test func theLogTellsWhatWasAskedAndWhatCameOfIt() throws {
        let body = #"{"DeployRecordId": 1000230}"#
        try bench.call(.rollback, body)
        try bench.call(.rollback, body)
        let forged = TestSigner(secretKey: "wrong").request(Action.rollback.rawValue, body, at: bench.clock.now)
        _ = try bench.send(forged)
        let log = bench.service.log
        #expect(log.count(of: "UploadUpdateCertificateRecordRollback") == 3)
        #expect(log.accepted(rollbackOf: 1_000_230) == 1)
        #expect(log.map(\.deployRecordID) == [1_000_230, 1_000_230, 1_000_230])
        #expect(log.map(\.isSignatureValid) == [true, true, false])
        #expect(log.map(\.wasCarriedOut) == [true, false, false])
        let pending = "FailedOperation.CertificateDeployHasPendingRecord"
        #expect(log.map(\.outcome) == ["OK", pending, "AuthFailure.SignatureFailure"])
        #expect(log[0].time == TestClock.start)
    }
}
