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

    @Test(.timeLimit(.minutes(1)))
    func theScreenAsksForTheWholeIdAndFollowsTheRecordThatTheAnswerNames() async throws {
        try await Self.with { place in
            let terminal = try await TmuxTerminal(columns: 120, rows: 30, place.commandLine(), environment: place.keys)
            defer { terminal.close() }
            try await terminal.wait(for: "update/999999")
            terminal.type("/family:update id:\(Self.number)")
            try await terminal.wait(forRow: "> \(Self.id)", "update", "DEPLOYED")
            terminal.press("Enter")
            terminal.type("R")
            try await terminal.wait(for: "Roll back record \(Self.id)?")
            try await terminal.wait(forRow: "certificate", "gives its place back to")
            try await terminal.wait(for: "The API puts back only the items that succeeded.")
            try await terminal.wait(for: "Type \(Self.id) and press Enter")
            try await terminal.confirm("\(Self.number)")
            try await terminal.wait(for: "That is not \"\(Self.id)\": nothing was sent.")
            try await terminal.confirm(Self.id)
            try await terminal.wait(forRow: "> \(Self.id)", "ROLLED BACK")
            terminal.type("t")
            try await terminal.wait(forRow: "rollback \(Self.id)", "ROLLED BACK")
            try await terminal.wait(for: "runs in update/1000000")
            #expect(place.simulator.log.accepted(rollbackOfUpdate: Self.number) == 1)
            #expect(place.simulator.log.accepted(rollbackOf: Self.number) == 0)
        }
    }

    @Test func aRecordThatNoListHasIsFoundByItsIdAndRolledBack() async throws {
        try await Workplace.with {
            $0.recordCount = 8
            $0.updateRecordCount = 8
            $0.deployRecordCount = 8
        } _: { place in
            let number = 999_995
            let id = "deploy/\(number)"
            let shown = try await place.run("show", id)
            #expect(shown.exitCode == 0 && shown.output.contains(id), "\(shown.talk)")
            let rollback = try await place.run("rollback", id, "--yes", environment: .hurry)
            #expect(rollback.exitCode == 0, "\(rollback.output)\(rollback.talk)")
            #expect(try await place.run("journal").output.contains("\n  runs in   deploy/1000000\n"))
            #expect(place.simulator.log.accepted(rollbackOfDeploy: number) == 1)
            #expect(place.simulator.log.accepted(rollbackOfUpdate: number) == 0)
            #expect(place.simulator.log.accepted(rollbackOf: number) == 0)
        }
    }

    /// One of its eight items cannot be put back; the record that this ran in follows the newest of the twelve.
    @Test func afterARollbackThatFailedTheRecordItRanInIsNamedAndWarnedOf() async throws {
        try await Workplace.with {
            $0.recordCount = 8
            $0.updateRecordCount = 12
        } _: { place in
            let rollback = try await place.run("rollback", "update/999992", "--yes", environment: .hurry)
            #expect(rollback.exitCode == 1 && rollback.output.contains("update/999992 ROLLBACK FAILED: 1 of 8 items failed"))
            #expect(
                rollback.output.contains(
                    "  certback show update/1000004 tells why each item failed; certback retry update/1000004 "))

            let refused = try await place.run("retry", "update/999992", "--yes")
            #expect(refused.exitCode == 4 && refused.output.contains("or certback retry update/1000004)."))

            let whole = try await place.run("show", "update/999992").output
            #expect(whole.contains("\nrollback in update/1000004 · ROLLBACK FAILED · 7 of 8 succeeded, 1 failed"))
            #expect(whole.contains("  PUT BACK") && whole.contains("  NOT PUT BACK"))
            let own = try await place.run("show", "update/1000004").output
            #expect(own.contains("record update/1000004 · DEPLOY FAILED · the rollback of update/999992 · "))

            let dry = try await place.run("rollback", "update/1000004", "--dry-run").output
            #expect(dry.contains("    WARNING: This record is itself the rollback of update/999992: rolling it back puts "))
            let json = try await place.run("rollback", "update/1000004", "--dry-run", "--format", "json").output
            #expect(json.contains("\"rollbackOf\" : \"update/999992\"") && json.contains("\"warning\" : \"This record is itself"))
            #expect(
                try await place.run("retry", "update/1000004", "--yes", environment: .hurry).output.contains(
                    "update/1000004 RETR"))
        }
    }

    /// The journal says so, whichever process has rolled back.
    @Test(.timeLimit(.minutes(1)))
    func theScreenMarksTheRecordThatARollbackOfAnEarlierRunRanIn() async throws {
        try await Self.with { place in
            _ = try await place.run("rollback", Self.id, "--yes", environment: .hurry)
            _ = try await place.run("sync")
            let terminal = try await TmuxTerminal(columns: 120, rows: 30, place.commandLine(), environment: place.keys)
            defer { terminal.close() }
            try await terminal.wait(forRow: "update/1000000", "DEPLOYED (R)")
            let rows = try await place.run("list").output.split(separator: "\n")
            #expect(rows.filter { $0.contains(" (R)") }.map { $0.hasPrefix("update/1000000 ") } == [true])
            let lines = try await place.run("list", "--format", "jsonl").output.split(separator: "\n")
            #expect(lines.filter { $0.contains("\"rollbackOf\":\"\(Self.id)\"") }.count == 1)
            terminal.type(":update/1000000")
            terminal.press("Enter")
            try await terminal.wait(forRow: "> update/1000000")
            terminal.press("Enter")
            try await terminal.wait(for: "This record is itself the rollback of \(Self.id).")
            terminal.type("R")
            try await terminal.wait(forRow: "WARNING", "This record is itself the rollback of \(Self.id)")
        }
    }

    @Test func aListOfAFamilyThatIsNotListedSaysSo() async throws {
        try await Self.with { place in
            let words = "The API lists no records of the family deploy;"
            #expect(try await place.run("list", "family:deploy").talk.contains(words))
            #expect(try await !place.run("list", "family:update").talk.contains(words))
            #expect(try await place.run("list", "--help").output.contains("family:"))
            let rows = try await place.run("list", "id:update/999997", "--format", "jsonl").output
            #expect(rows.contains("update/999997") && rows.split(separator: "\n").count == 1)
        }
    }
}
