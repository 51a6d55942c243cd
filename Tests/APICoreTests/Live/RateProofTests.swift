import APICore
import CloudSimulator
import Foundation
import RecordModel
import Testing

/// The client's budget against the limit of the cloud: both by the real clock, over real HTTP, every request of one action.
///
/// With `CERTBACK_SOAK` in the environment 5,000 requests, which take four and a half minutes; else the budget is used up three times.
@Suite struct RateProofTests {
    private static let isSoak = ProcessInfo.processInfo.environment["CERTBACK_SOAK"] != nil
    private static let count = isSoak ? 5_000 : 60
    /// As many as the detail pane, the reading ahead and the looks of a run of changes are together.
    private static let senders = 8

    @Test func noneOfManyRequestsIsRefused() async throws {
        var cloud = try LiveCloud(rateLimit: 20)
        // A refusal is not repeated: it would end the test.
        cloud.repeats = .once
        let begin = ContinuousClock.now
        try await cloud.withClient { client in
            try await withThrowingTaskGroup { group in
                for sender in 0..<Self.senders {
                    group.addTask {
                        for _ in stride(from: sender, to: Self.count, by: Self.senders) {
                            _ = try await client.detail(of: .sample())
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let log = cloud.simulator.log
        #expect(log.count == Self.count)
        #expect(log.count { $0.outcome == "OK" } == Self.count)
        // None is refused either where hardly any is sent: alone on the machine, the budget is used as well.
        if Self.isSoak { #expect(begin.duration(to: .now) < .seconds(300)) }
    }
}
