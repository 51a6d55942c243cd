import CloudSimulator
import Testing

/// `certback --linear` on a terminal: lines and nothing else, with the same questions as everywhere.
@Suite(.serialized)
struct LinearStoryTests {
    @Test(.timeLimit(.minutes(1)))
    func aWholeRollbackIsToldInLines() async throws {
        try await Workplace.with([.deployed, .deployed]) { place in
            let id = place.ids[1]
            try await Self.inTerminal(of: place) { terminal in
                await terminal.wait(for: "Type help and Enter for the commands.")
                #expect(terminal.contains("\(id)") && terminal.contains("DEPLOYED"))
                await terminal.type(Array("rollback \(id)\n".utf8))
                #expect(place.simulator.changeRequests.isEmpty)
                try await Self.confirm("\(id)", in: terminal)
                await terminal.wait(for: " \(id) INTENDED: written down, nothing sent yet")
                await terminal.wait(for: " \(id) ACCEPTED: the API has taken it; not done yet")
                await terminal.wait(for: " \(id) ROLLED BACK: 2 of 2 items put back\r\n  RequestId ")
                await terminal.type(Array("journal\nquit\n".utf8))
                #expect(await terminal.end() == 0)
                #expect(terminal.contains("rollback \(id)  ROLLED BACK"))
                // No cursor is moved, nothing coloured, no screen switched.
                #expect(!terminal.output.contains(0x1B) && !terminal.contains("\u{8}"))
            }
            #expect(place.simulator.changeRequests.map(\.deployRecordID) == [id])
            #expect(try await place.journal().map(\.typed) == ["\(id)"])
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func theListGoesOnWhileAChangeIsFollowed() async throws {
        try await Workplace.with([.deployed, .rolledBack], itemDuration: .seconds(600)) { place in
            let id = place.ids[0]
            try await Self.inTerminal(of: place) { terminal in
                await terminal.wait(for: "Type help and Enter")
                await terminal.type(Array("rollback \(id)\n".utf8))
                try await Self.confirm("\(id)", in: terminal)
                await terminal.wait(for: "\(id) ROLLING BACK: 0 of 2 items")
                await terminal.type(Array("show \(place.ids[1])\n".utf8))
                await terminal.wait(for: "record \(place.ids[1]) · ROLLED BACK")
                await terminal.type([0x03])
                #expect(await terminal.end() == 0)
                #expect(terminal.contains("certback stopped watching \(id); what was sent goes on in the cloud."))
            }
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func whatWasTypedAheadDoesNotConfirm() async throws {
        try await Workplace.with([.deployed], faults: ["detail:slow=2:1"]) { place in
            let id = place.ids[0]
            try await Self.inTerminal(of: place) { terminal in
                await terminal.wait(for: "Type help and Enter")
                await terminal.type(Array("rollback \(id)\n\(id)\n\(id)\n".utf8))
                try await Self.confirm("no", in: terminal)
                await terminal.wait(for: "What was typed is not the text that confirms.")
                // The session goes on.
                await terminal.type(Array("nonsense\n".utf8))
                await terminal.wait(for: "\"nonsense\" is no command; help lists them.")
                await terminal.type([0x04])
                #expect(await terminal.end() == 0)
            }
            #expect(place.simulator.changeRequests.isEmpty)
            #expect(try await place.journal().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["", "y", "yes", "999991", "rollback 1", " 999992"])
    func anythingButTheTextSendsNothing(typed: String) async throws {
        try await Workplace.with([.deployed]) { place in
            try await Self.inTerminal(of: place) { terminal in
                await terminal.wait(for: "Type help and Enter")
                await terminal.type(Array("rollback \(place.ids[0])\n".utf8))
                try await Self.confirm(typed, in: terminal)
                await terminal.wait(for: "What was typed is not the text that confirms.")
                await terminal.type(Array("q\n".utf8))
                #expect(await terminal.end() == 0)
            }
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func readOnlyNothingIsAsked() async throws {
        try await Workplace.with([.deployed]) { place in
            try await Self.inTerminal(of: place, "--read-only") { terminal in
                await terminal.wait(for: "Type help and Enter")
                #expect(terminal.contains(", READ-ONLY."))
                await terminal.type(Array("rollback \(place.ids[0])\nquit\n".utf8))
                #expect(await terminal.end() == 0)
                #expect(!terminal.contains("and press Enter to"))
            }
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    /// Answers the question as a hand does.
    private static func confirm(_ text: String, in terminal: PseudoTerminal) async throws {
        await terminal.wait(for: "to roll back: ")
        await terminal.type(text)
        await terminal.wait(for: "to roll back: \(text)")
        try await terminal.pressEnter()
    }

    private static func inTerminal(
        of place: Workplace, _ arguments: String..., body: (PseudoTerminal) async throws -> Void
    ) async throws {
        let environment = ["TERM": "dumb", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai", "HOME": "/nonexistent"]
        try await PseudoTerminal.with(
            columns: 120, rows: 40, [Program.path, "--linear"] + arguments + place.options,
            environment: environment.merging(place.keys) { $1 }.merging(.hurry) { $1 }, body)
    }
}
