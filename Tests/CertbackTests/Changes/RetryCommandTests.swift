import CloudSimulator
import Foundation
import Testing

/// `certback retry` as a script sees it.
@Suite
struct RetryCommandTests {
    @Test func theFailedItemsAreTriedAgain() async throws {
        try await Workplace.with([.failed]) { place in
            let outcome = try await place.run("retry", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.hasPrefix("\(place.ids[0]) RETRIED: 1 of 1 items succeeded this time"))
            #expect(place.simulator.changesBegun.map(\.action) == ["UploadUpdateCertificateRecordRetry"])
            let entry = try #require(try await place.journal().first)
            #expect(entry.kind == "retry")
            #expect(entry.state == "RETRIED")
            #expect(entry.typed == "--yes \(place.ids[0])")
        }
    }

    @Test func oneFailedItemIsTriedAlone() async throws {
        let record = CloudRecord(status: "failed", listeners: ["{}", #"{"error": "busy"}"#, #"{"error": "busy too"}"#])
        try await Workplace.with([record]) { place in
            let items = try await place.failedItems(of: place.ids[0])
            let outcome = try await place.run(
                "retry", "\(place.ids[0])", "--item", "\(items[1])", "--yes", "--format", "json", environment: .hurry)
            #expect(outcome.exitCode == 0)
            let result = try #require(try ChangeResult.all(in: outcome.output).first)
            #expect(result.state == "RETRIED")
            #expect(result.item == items[1])
            #expect(try await place.failedItems(of: place.ids[0]) == [items[0]])
            #expect(try await place.journal().map(\.item) == [items[1]])
        }
    }

    /// A retry left by a killed run is followed to its end, but it is not what was asked for now.
    @Test func behindARetryARollbackIsNotSentAndSaysSo() async throws {
        try await Workplace.with([.failed]) { place in
            _ = try await place.run("retry", "\(place.ids[0])", "--yes", environment: .hurry(dyingAt: "ACCEPTED"))
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 4)
            let sentence = "\(place.ids[0]) NOT SENT: retry \(place.ids[0]) was under way instead. It is RETRIED: "
            #expect(outcome.output.hasPrefix(sentence))
            #expect(place.simulator.changeRequests.map(\.action) == ["UploadUpdateCertificateRecordRetry"])
            #expect(try await place.journal().map(\.state) == ["RETRIED"])
        }
    }

    @Test func behindTheRetryOfAnotherItemNoneIsSentAndItSaysSo() async throws {
        let record = CloudRecord(status: "failed", listeners: ["{}", #"{"error": "busy"}"#, #"{"error": "busy too"}"#])
        try await Workplace.with([record]) { place in
            let items = try await place.failedItems(of: place.ids[0])
            let first = ["retry", "\(place.ids[0])", "--item", "\(items[0])", "--yes"]
            _ = try await place.run(first, environment: .hurry(dyingAt: "ACCEPTED"))
            let second = ["retry", "\(place.ids[0])", "--item", "\(items[1])", "--yes", "--format", "json"]
            let outcome = try await place.run(second, environment: .hurry)
            #expect(outcome.exitCode == 4)
            let result = try #require(try ChangeResult.all(in: outcome.output).first)
            #expect(result.state == "NOT SENT")
            #expect(result.item == items[1])
            #expect(place.simulator.changeRequests.count == 1)
            // The same again is what was asked for.
            #expect(try await place.failedItems(of: place.ids[0]) == [items[1]])
        }
    }

    @Test func itemsThatFailAgainAreAFailure() async throws {
        try await Workplace.with([.hopeless]) { place in
            let outcome = try await place.run("retry", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 1)
            #expect(outcome.output.hasPrefix("\(place.ids[0]) RETRY FAILED: 1 of 1 items failed again"))
        }
    }

    @Test func aFailedRollbackIsRetriedToItsEnd() async throws {
        try await Workplace.with([.stubborn]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            let outcome = try await place.run("retry", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 0)
            #expect(try await place.journal().map(\.state) == ["ROLLBACK FAILED", "RETRIED"])
            #expect(try await place.run("show", "\(place.ids[0])").output.hasPrefix("record \(place.ids[0]) · ROLLED BACK"))
        }
    }

    @Test func aRetryOfNothingFailedIsNotEligible() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("retry", "\(place.ids[0])", "--yes")
            #expect(outcome.exitCode == 4)
            #expect(outcome.output.contains("NOT SENT: None of its items has failed"))
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test func anItemThatHasNotFailedIsNotEligible() async throws {
        try await Workplace.with([.failed]) { place in
            for item in ["1", "\(try await place.items(of: place.ids[0], withStatus: 1)[0])"] {
                let outcome = try await place.run("retry", "\(place.ids[0])", "--item", item, "--yes")
                #expect(outcome.exitCode == 4)
                #expect(outcome.talk.contains("item \(item) is not among the failed ones"))
            }
            #expect(place.simulator.changeRequests.isEmpty)
            #expect(try await place.journal().isEmpty)
        }
    }

    @Test(arguments: [["--item", "0"], ["--item", "-1"], ["--item", "first"]])
    func whatIsNoItemIsAUsageError(arguments: [String]) async throws {
        try await Workplace.with([.failed]) { place in
            let outcome = try await place.run(["retry", "\(place.ids[0])", "--yes"] + arguments)
            #expect(outcome.exitCode == 64)
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func twoRecordsAtOnceAreAUsageError() async throws {
        try await Workplace.with([.failed, .failed]) { place in
            let outcome = try await place.run(["retry", "--yes"] + place.ids.map(String.init))
            #expect(outcome.exitCode == 64)
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test(arguments: [("retry:cut-before", "NOT APPLIED", Int32(1)), ("retry:cut-after", "RETRIED", 0)])
    func aLostRetryIsFoundOutAndNeverSentAgain(fault: String, state: String, exitCode: Int32) async throws {
        try await Workplace.with([.failed], faults: [fault]) { place in
            let outcome = try await place.run("retry", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == exitCode)
            #expect(outcome.output.hasPrefix("\(place.ids[0]) \(state): "))
            #expect(place.simulator.changeRequests.count == 1)
        }
    }
}
