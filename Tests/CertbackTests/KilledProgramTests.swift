import CloudSimulator
import Foundation
import Testing

/// What becomes of a rollback whose certback does not live to see its end.
@Suite
struct KilledProgramTests {
    @Test(.timeLimit(.minutes(2)))
    func aRollbackLeftByAKilledProgramIsFollowedByTheNextAndNeverSentAgain() async throws {
        try await Workplace.with {
            $0.itemDuration = .milliseconds(400)
        } _: { place in
            _ = try await place.run("sync")
            let command = ([Program.path] + place.options).joined(separator: " ")
            let terminal = try TmuxTerminal(columns: 80, rows: 24, "sh -c '\(command); \(command)'", environment: place.keys)
            defer { terminal.close() }

            try await terminal.wait(forRow: "> 1000231")
            terminal.type("jR")
            try await terminal.wait(for: "Type 1000230 and press Enter")
            terminal.type("1000230")
            terminal.press("Enter")
            try await terminal.wait(forRow: "1000230 rolling back", "of 12")
            #expect(try Self.kill(place) == 0)

            // Only the program that the shell starts next can see the end.
            try await terminal.wait(for: "1000230 ROLLED BACK")
            #expect(place.simulator.log.count(of: "UploadUpdateCertificateRecordRollback") == 1)
        }
    }

    /// Ends the one certback that works in these folders, as an outage would; 0 when there was one.
    private static func kill(_ place: Workplace) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pkill", "-KILL", "-f", "^\(Program.path) .*\(place.folder)/state"]
        try process.runUnblocked()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
