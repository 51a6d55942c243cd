import CloudSimulator
import Testing

/// Records of two families with one number, from the command line to the cloud and back.
@Suite
struct FamilyTests {
    private static let number = 999_997
    private static let id = "update/\(number)"

    private static func with(_ body: @Sendable (Workplace) async throws -> Void) async throws {
        try await Workplace.with {
            $0.recordCount = 8
            $0.updateRecordCount = 8
        } _: { place in
            _ = try await place.run("sync")
            try await body(place)
        }
    }

    @Test(arguments: [["family:update"], ["-f", "family:update"], ["--filter", "family:update"]])
    func aListIsNarrowedHoweverItsFilterIsGiven(arguments: [String]) async throws {
        try await Self.with { place in
            let rows = try await place.run(["list", "--format", "jsonl"] + arguments).output.split(separator: "\n")
            #expect(rows.count == 8)
            #expect(rows.allSatisfy { $0.contains("\"family\":\"update\"") && $0.contains("\"id\":\"update/") })
        }
    }

    @Test func aRollbackNamesTheRecordItRunsInAndLeavesTheOtherFamilyAlone() async throws {
        try await Self.with { place in
            let dry = try await place.run("rollback", Self.id, "--dry-run")
            #expect(dry.output.contains("X-TC-Action: UpdateCertificateRecordRollback"))
            #expect(dry.output.contains("{\"DeployRecordId\":\(Self.number)}"))
            #expect(dry.output.contains("gives its place back to"))

            let rollback = try await place.run("rollback", Self.id, "--yes", environment: .hurry)
            #expect(rollback.exitCode == 0)
            #expect(rollback.output.contains("\(Self.id) ROLLED BACK: "))
            #expect(try await place.run("journal").output.contains("\n  runs in   update/1000000\n"))
            #expect(place.simulator.log.accepted(rollbackOfUpdate: Self.number) == 1)
            #expect(place.simulator.log.accepted(rollbackOf: Self.number) == 0)

            for command in ["rollback", "retry"] {
                let again = try await place.run(command, Self.id, "--yes")
                #expect(again.exitCode == 4)
                #expect(again.output.contains("It has been rolled back already."))
            }
        }
    }
}
