import CloudSimulator
import Foundation
import Testing

/// `--dry-run` tells what would be sent, and sends none of it.
@Suite
struct DryRunTests {
    struct Plan: Decodable {
        struct Target: Decodable {
            var record: Int
            var isEligible: Bool
            var reason: String
            var advice: String
            var body: String?
        }
        var kind: String
        var action: String
        var endpoint: String
        var targets: [Target]
    }

    @Test func itPrintsThePlanAndTheRequest() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--dry-run")
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.contains("X-TC-Action: UploadUpdateCertificateRecordRollback\n"))
            #expect(outcome.output.contains("\n{\"DeployRecordId\":\(place.ids[0])}\n"))
            #expect(outcome.output.hasSuffix("Dry run: nothing was sent.\n"))
            #expect(place.simulator.changeRequests.isEmpty)
            #expect(try await place.journal().isEmpty)
        }
    }

    @Test func itPrintsJSONWithWhatIsNotEligible() async throws {
        try await Workplace.with([.deployed, .rolledBack]) { place in
            let command = ["rollback"] + place.ids.map(String.init) + ["--dry-run", "--format", "json"]
            let outcome = try await place.run(command)
            #expect(outcome.exitCode == 4)
            let plan = try JSONDecoder().decode(Plan.self, from: Data(outcome.output.utf8))
            #expect(plan.kind == "rollback")
            #expect(plan.action == "UploadUpdateCertificateRecordRollback")
            #expect(plan.endpoint == place.address.url + "/")
            #expect(plan.targets.map(\.record) == place.ids)
            #expect(plan.targets.map(\.isEligible) == [true, false])
            #expect(plan.targets.map(\.body) == ["{\"DeployRecordId\":\(place.ids[0])}", nil])
            #expect(plan.targets[1].reason.contains("rolled back already"))
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test func aRetryOfOneItemNamesTheItemAlone() async throws {
        try await Workplace.with([.failed]) { place in
            let item = try await place.failedItems(of: place.ids[0])[0]
            let outcome = try await place.run("retry", "\(place.ids[0])", "--item", "\(item)", "--dry-run")
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.contains("X-TC-Action: UploadUpdateCertificateRecordRetry\n"))
            #expect(outcome.output.contains("\n{\"DeployRecordDetailId\":\(item)}\n"))
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test func readOnlyDoesNotForbidIt() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--dry-run", "--read-only")
            #expect(outcome.exitCode == 0)
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test func aDryRunTellsWhatItemCannotBeRetried() async throws {
        try await Workplace.with([.failed]) { place in
            let outcome = try await place.run("retry", "\(place.ids[0])", "--item", "4711", "--dry-run")
            #expect(outcome.exitCode == 4)
            #expect(!outcome.output.contains("{\"DeployRecordDetailId\":4711}"))
        }
    }
}
