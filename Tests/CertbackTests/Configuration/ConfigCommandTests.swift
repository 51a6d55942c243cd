import CloudSimulator
import Foundation
import Testing

@testable import certback

@Suite struct ConfigCommandTests {
    private struct Printed: Decodable {
        struct Row: Decodable {
            var name: String
            var value: String
            var origin: String
        }

        var file: String
        var profiles: [String]
        var settings: [Row]
    }

    @Test func itPrintsWhatIsInForceAndWhereItComesFrom() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certback-test-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: "\(folder)/certback", withIntermediateDirectories: true)
        let path = "\(folder)/certback/config.yaml"
        try "age-limit: 10m\nprofiles: {prod: {read-only: true}}\n".write(toFile: path, atomically: true, encoding: .utf8)

        let outcome = try await Program.run(
            ["config", "--profile", "prod", "--format", "json"],
            environment: ["XDG_CONFIG_HOME": folder, "CERTBACK_REQUEST_RATE": "7"])

        let printed = try JSONDecoder().decode(Printed.self, from: Data(outcome.output.utf8))
        let rows = Dictionary(uniqueKeysWithValues: printed.settings.map { ($0.name, "\($0.value) from \($0.origin)") })
        #expect(printed.file == path)
        #expect(printed.profiles == ["prod"])
        #expect(rows["profile"] == "prod from --profile")
        #expect(rows["read-only"] == "yes from \(path):2")
        #expect(rows["age-limit"] == "10m from \(path):1")
        #expect(rows["request-rate"] == "7 from CERTBACK_REQUEST_RATE")
        #expect(rows["keys.roll-back"] == "R from certback's own")
    }

    @Test func aWrongSettingEndsEveryCommandWithTheUsageCode() async throws {
        for command in [["config"], ["list"], ["rollback", "1000231", "--yes"], ["demo"], []] {
            let outcome = try await Program.run(command, environment: ["CERTBACK_READONLY": "1"])

            #expect(outcome.exitCode == 64)
            #expect(outcome.talk.contains("CERTBACK_READONLY: there is no such setting; did you mean \"CERTBACK_READ_ONLY\"?"))
        }
    }

    @Test func aReadOnlyProfileRefusesAChangeBeforeAnythingIsAsked() async throws {
        try await Workplace.with([.deployed]) { place in
            let path = "\(place.folder)/config.yaml"
            try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true)
            try "profiles: {prod: {read-only: true}}".write(toFile: path, atomically: true, encoding: .utf8)

            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", "--config", path, "--profile", "prod")

            #expect(outcome.exitCode == 77)
            #expect(outcome.talk.hasPrefix("certback: read only"))
            #expect(place.simulator.log.isEmpty)

            let plan = try await place.run("rollback", "\(place.ids[0])", "--dry-run", "--config", path, "--profile", "prod")
            #expect(plan.output.contains(" (prod) at \(place.address.url.dropFirst(7))"))
        }
    }
}
