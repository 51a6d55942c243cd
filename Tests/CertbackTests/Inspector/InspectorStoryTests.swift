import CloudSimulator
import Foundation
import Testing

/// The inspector in a real terminal, with keys that must not be seen there.
@Suite(.serialized)
struct InspectorStoryTests {
    private static let parts = ["[HTTP]", "[to sign]", "[tccli]", "[curl]", "[answer]", "[time line]"]

    @Test(.timeLimit(.minutes(1)))
    func whatRWouldSendIsShownAndNothingIsSent() async throws {
        try await Workplace.with([.deployed]) { place in
            let terminal = try await TmuxTerminal(columns: 80, rows: 24, place.commandLine(), environment: place.keys)
            defer { terminal.close() }
            let id = place.ids[0]
            try await terminal.wait(forRow: "> \(id)", "DEPLOYED")
            terminal.type("i[[[[[[")
            try await terminal.wait(for: "Nothing was sent. R would send this once confirmed")
            try await terminal.wait(for: "{\"DeployRecordId\":\(id)}")
            try await terminal.wait(for: "Host: 127.0.0.1:")
            terminal.press("Right", "Right")
            try await terminal.wait(for: "tccli ssl UploadUpdateCertificateRecordRollback")
            terminal.type("i")
            try await terminal.wait(forRow: "> \(id)")
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    /// The page, copied through tmux and pasted into bash beside the program, rolls the record back.
    @Test(.timeLimit(.minutes(1)))
    func theCommandThatIsCopiedWorksWhenPasted() async throws {
        try await Workplace.with([.deployed]) { place in
            let terminal = try await TmuxTerminal(columns: 80, rows: 24, place.commandLine(), environment: place.keys)
            defer { terminal.close() }
            try await terminal.wait(forRow: "> \(place.ids[0])", "DEPLOYED")
            terminal.type("i[[[[[[")
            terminal.press("Right", "Right", "Right")
            try await terminal.wait(for: "sha256sum")
            terminal.type("y")
            try await terminal.wait(for: "Sent to tmux")
            let script = "\(place.folder)/pasted.sh"
            try await terminal.pastedText().write(toFile: script, atomically: true, encoding: .utf8)
            let outcome = try await Program.run([script], environment: place.keys, executable: "/bin/bash")
            #expect(outcome.exitCode == 0 && outcome.talk == "")
            #expect(outcome.output.contains("RequestId"))
            #expect(place.simulator.changeRequests.map(\.deployRecordID) == [place.ids[0]])
        }
    }

    /// A rollback whose answer is no answer; then all that the program has shown and written is searched.
    @Test(.timeLimit(.minutes(1)))
    func afterAFailureNeitherScreenNorLogNorCrashFileHoldsASecret() async throws {
        try await Workplace.with([.deployed], faults: ["rollback:code=InternalError:1"]) { place in
            let token = "a-token-nobody-must-see"
            let environment = place.keys.merging(["TENCENTCLOUD_TOKEN": token, "CERTBACK_DEBUG_HURRY": "1"]) { $1 }
            let terminal = try await TmuxTerminal(
                columns: 132, rows: 43, place.commandLine("--log-level", "trace"), environment: environment)
            defer { terminal.close() }
            let id = place.ids[0]
            try await terminal.wait(forRow: "> \(id)", "DEPLOYED")
            terminal.type("R")
            try await terminal.wait(for: "Type \(id) and press Enter")
            try await terminal.confirm("\(id)")
            try await terminal.wait(for: "InternalError")
            terminal.press("Escape")
            terminal.type("i")
            var seen: [String] = []
            for part in Self.parts {
                seen += try await terminal.wait(for: part)
                terminal.press("Right")
            }
            terminal.type("q")
            try await terminal.wait(forRow: "> \(id)")
            let process = try #require(try await place.journal().first?.steps.last?.by.process)
            kill(process, SIGQUIT)
            try await terminal.wait(for: "[ended 131]")

            let files = (FileManager.default.subpaths(atPath: place.folder) ?? []).map { "\(place.folder)/\($0)" }
            let crashes = files.filter { $0.contains("/crash-") }
            #expect(crashes.count == 1)
            let written = files.filter { !$0.hasSuffix("-shm") }.compactMap { FileManager.default.contents(atPath: $0) }
            #expect(
                seen.contains { $0.contains("Signature=(hi") }
                    && seen.contains { $0.contains("\"Code\": \"InternalError\"") })
            let key = try #require(place.keys["TENCENTCLOUD_SECRET_KEY"])
            for secret in [key, token] {
                #expect(!seen.joined(separator: "\n").contains(secret) && !terminal.output.contains(secret))
                #expect(written.allSatisfy { $0.range(of: Data(secret.utf8)) == nil })
            }
        }
    }
}
