import CloudSimulator
import Testing

/// `certback --linear` without a terminal: for logs, and for programs that read lines.
@Suite
struct LinearPipeTests {
    @Test(.timeLimit(.minutes(1)))
    func commandsComeFromAPipeAndNothingIsConfirmedThere() async throws {
        try await Workplace.with([.deployed, .failed]) { place in
            let id = place.ids[0]
            let outcome = try await Self.run(
                place, lines: "list status:failed", "show \(id)", "rollback \(id)", "\(id)", "explain InternalError", "journal")
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.contains("No terminal to ask on: rollback and retry take no confirmation here."))
            #expect(outcome.output.contains("DEPLOY FAILED"))
            #expect(outcome.output.contains("record \(id) · DEPLOYED"))
            #expect(outcome.output.contains("InternalError"))
            #expect(outcome.output.contains("Nothing has been changed from here yet."))
            #expect(outcome.talk.contains("There is no terminal to ask on, so nothing can be confirmed."))
            #expect(outcome.talk.contains("\"\(id)\" is no command"))
            #expect(!(outcome.output + outcome.talk).contains("\u{1B}"))
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func theListComesInPiecesAndEachRowOnce() async throws {
        try await Workplace.with(Array(repeating: .deployed, count: 45)) { place in
            let outcome = try await Self.run(place, lines: "more", "more", "more", "list id:\(place.ids[7])", "more")
            let ids = outcome.output.split(separator: "\n").compactMap { Int($0.prefix { $0 != " " }) }.filter(place.ids.contains)
            #expect(ids == place.ids + [place.ids[7]])
            #expect(outcome.output.split(separator: "\n").count { $0 == "20 rows; more shows those that follow." } == 2)
            #expect(outcome.output.split(separator: "\n").count { $0 == "No more records." } == 2)
        }
    }

    /// An earlier certback was killed while its rollback was on the way.
    @Test(.timeLimit(.minutes(1)))
    func whatIsNotSettledIsToldOfFirstAndFollowedToItsEnd() async throws {
        try await Workplace.with([.deployed], itemDuration: .milliseconds(150)) { place in
            let id = place.ids[0]
            _ = try await place.run("rollback", "\(id)", "--yes", environment: .hurry(dyingAt: "ACCEPTED"))
            let outcome = try await Self.run(place)
            #expect(outcome.exitCode == 0)
            // Without the times.
            let told = outcome.output.split(separator: "\n").map { $0.drop { $0 != " " } }
            let open = " rollback \(id), not settled: ACCEPTED, the API has taken it; not done yet"
            let first = try #require(told.firstIndex(of: open[...]))
            let last = try #require(told.firstIndex(of: " \(id) ROLLED BACK: 2 of 2 items put back"[...]))
            #expect(first < last)
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func theDemoHasItToo() async throws {
        let outcome = try await Program.run(["demo", "--linear", "-f", "status:failed"])
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.contains("certback, DEMO at 127.0.0.1:"))
        #expect(outcome.output.contains("Synchronised."))
        #expect(outcome.output.contains("DEPLOY FAILED"))
    }

    private static func run(_ place: Workplace, lines: String...) async throws -> Program.Outcome {
        let text = lines.map { "\($0)\\n" }.joined()
        return try await Program.run(
            ["-c", "printf '\(text)' | \(place.commandLine("--linear"))"], environment: place.keys.merging(.hurry) { $1 },
            executable: "/bin/sh")
    }
}
