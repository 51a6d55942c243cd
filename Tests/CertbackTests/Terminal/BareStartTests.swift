import CloudSimulator
import Foundation
import Testing

/// `certback` without an argument, which is not even looked at by the reader of arguments.
@Suite struct BareStartTests {
    private func settings(_ place: Workplace) -> [String: String] {
        let own = [
            "CERTBACK_ENDPOINT": place.address.url, "CERTBACK_CACHE": place.cacheFolder, "CERTBACK_STATE": place.stateFolder,
        ]
        return place.keys.merging(own) { $1 }
    }

    @Test(.timeLimit(.minutes(1)))
    func itOpensTheScreenWithTheSettingsOfVariables() async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("sync")
            let terminal = try await TmuxTerminal(columns: 100, rows: 30, Program.path, environment: settings(place))
            defer { terminal.close() }
            try await terminal.wait(forRow: "> \(place.ids[0])")
            try await terminal.wait(for: place.address.url.replacing("http://", with: ""))
        }
    }

    @Test func whatIsWrongIsExplainedAndTheExitCodeSaysSo() async throws {
        let wrong = try await Program.run([], environment: ["CERTBACK_ENDPOINT": "http://user:SECRET@host"])
        #expect(wrong.exitCode == 64)
        #expect(wrong.talk.contains("CERTBACK_ENDPOINT: endpoint wants an address without the user before its @"))
        #expect(!wrong.talk.contains("SECRET"))
        let piped = try await Program.run([], environment: ["CERTBACK_ENDPOINT": "http://127.0.0.1:1"])
        #expect(piped.exitCode == 1 && piped.talk.hasPrefix("certback: not a terminal\n"))
    }
}
