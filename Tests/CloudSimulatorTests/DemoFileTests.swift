import Foundation
import Testing

@testable import CloudSimulator

@Suite struct DemoFileTests {
    private func shippedBench() throws -> Bench {
        let folder = URL(filePath: #filePath).appending(path: "../../../Resources").standardized
        let bytes = try Data(contentsOf: folder.appending(path: "demo.json"))
        return try Bench { $0.demoRecords = Array(bytes) }
    }

    @Test func handWrittenRecordsAreOnTopOfTheGeneratedOnes() throws {
        let reply = try shippedBench().call(.list, #"{"Limit": 17}"#)
        #expect(reply.total == 256)
        #expect(reply.ids == Array((1_000_231...1_000_247).reversed()))
        let times = reply.records.compactMap { $0["CreateTime"] as? String }
        #expect(times == times.sorted(by: >))
        #expect(Set(reply.records.prefix(16).compactMap { $0["Status"] as? Int }) == Set(0...7))
    }

    @Test func theShippedStoryHoldsWhatTheDemoPromises() throws {
        let bench = try shippedBench()
        func rollback(_ id: Int) throws -> String { try bench.call(.rollback, "{\"DeployRecordId\": \(id)}").code }
        #expect(try rollback(1_000_246) == "FailedOperation.CertificateDeployHasPendingRecord")
        #expect(try rollback(1_000_245) == "OK")
        #expect(try rollback(1_000_242) == "OK")
        bench.clock.advance(by: 60)
        #expect(try bench.status(1_000_245) == 4)
        #expect(try bench.status(1_000_242) == 5)
    }

    @Test(arguments: [
        "", "[]", #"{"records": [{}]}"#, #"{"records": [{"minutesAgo": 1, "certificate": "a", "status": "lost"}]}"#,
        #"{"records": [{"minutesAgo": 1e300, "certificate": "a", "status": "waiting"}]}"#,
        #"{"records": [{"minutesAgo": -1, "certificate": "a", "status": "waiting"}]}"#,
    ])
    func aFileThatCannotBeReadIsRefused(text: String) throws {
        let error = #expect(throws: SimulatorError.self) { try Bench { $0.demoRecords = Array(text.utf8) } }
        #expect(error?.reason == .unreadableDemoRecords)
    }
}
