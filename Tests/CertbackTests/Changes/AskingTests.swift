import CloudSimulator
import Testing

/// The question on a terminal without the screen, and Ctrl-C.
@Suite
struct AskingTests {
    @Test(.timeLimit(.minutes(1)))
    func theRightTextIsAskedForAndLeadsOn() async throws {
        try await Workplace.with([.deployed]) { place in
            let id = place.ids[0]
            let terminal = try await Self.terminal(place, place.commandLine("rollback", "\(id)"))
            defer { terminal.close() }

            try await terminal.wait(for: "Type \(id) and press Enter to roll back:")
            try await terminal.confirm("\(id)")
            try await terminal.wait(for: "\(id) ROLLED BACK: 2 of 2 items put back")
            try await terminal.wait(for: "[ended 0]")
            #expect(place.simulator.changeRequests.count == 1)
            #expect(try await place.journal().map(\.typed) == ["\(id)"])
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func forSeveralTheirNumberIsAskedFor() async throws {
        try await Workplace.with([.deployed, .rolledBack, .deployed]) { place in
            let command = place.commandLine(["rollback"] + place.ids.map(String.init))
            let terminal = try await Self.terminal(place, command)
            defer { terminal.close() }

            try await terminal.wait(for: "Type rollback 2 and press Enter to roll back:")
            try await terminal.confirm("rollback 2")
            try await terminal.wait(for: "[ended 4]")
            #expect(place.simulator.changeRequests.count == 2)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aRetryOfOneItemAsksForItsNumber() async throws {
        try await Workplace.with([.failed]) { place in
            let item = try await place.failedItems(of: place.ids[0])[0]
            let command = place.commandLine("retry", "\(place.ids[0])", "--item", "\(item)")
            let terminal = try await Self.terminal(place, command)
            defer { terminal.close() }

            try await terminal.wait(for: "Type \(item) and press Enter to retry:")
            try await terminal.confirm("\(item)")
            try await terminal.wait(for: "[ended 0]")
            #expect(try await place.journal().map(\.item) == [item])
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["", "y", "yes", "999991", "rollback 1", " 999992", "999992 "])
    func anythingElseSendsNothing(typed: String) async throws {
        try await Workplace.with([.deployed]) { place in
            #expect(place.ids == [999_992])
            let terminal = try await Self.terminal(place, place.commandLine("rollback", "\(place.ids[0])"))
            defer { terminal.close() }

            try await terminal.wait(for: "and press Enter to roll back:")
            try await terminal.confirm(typed)
            try await terminal.wait(for: "What was typed is not the text that confirms.")
            try await terminal.wait(for: "[ended 1]")
            #expect(place.simulator.changeRequests.isEmpty)
            #expect(try await place.journal().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aPasteThatNothingMarksConfirmsNothing() async throws {
        try await Workplace.with([.deployed]) { place in
            let id = place.ids[0]
            let terminal = try await Self.terminal(place, place.commandLine("rollback", "\(id)"))
            defer { terminal.close() }

            try await terminal.wait(for: "and press Enter to roll back:")
            terminal.send(bytes: "\(id)\r")
            try await terminal.wait(for: "Enter came as fast as a paste: press it again.")
            try await terminal.wait(for: "roll back: \(id)")
            #expect(place.simulator.changeRequests.isEmpty)
            // The text stands, to be read once more.
            try await terminal.confirm("", standingAs: "\(id)")
            try await terminal.wait(for: "[ended 0]")
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func theEndOfInputConfirmsNothing() async throws {
        try await Workplace.with([.deployed]) { place in
            let terminal = try await Self.terminal(place, place.commandLine("rollback", "\(place.ids[0])"))
            defer { terminal.close() }

            try await terminal.wait(for: "and press Enter to roll back:")
            terminal.press("C-d")
            try await terminal.wait(for: "[ended 1]")
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func whatWasTypedBeforeTheQuestionDoesNotAnswerIt() async throws {
        try await Workplace.with([.deployed], faults: ["detail:slow=2:1"]) { place in
            let id = place.ids[0]
            let terminal = try await Self.terminal(place, place.commandLine("rollback", "\(id)"))
            defer { terminal.close() }

            terminal.type("\(id)")
            terminal.press("Enter")
            let echo = try await terminal.wait(for: "\(id)")
            #expect(!echo.contains { $0.contains("press Enter") })
            try await terminal.wait(for: "Type \(id) and press Enter to roll back:")
            try await terminal.confirm("no")
            try await terminal.wait(for: "[ended 1]")
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func controlCAtTheQuestionChangesNothing() async throws {
        try await Workplace.with([.deployed]) { place in
            let terminal = try await Self.terminal(place, place.commandLine("rollback", "\(place.ids[0])"))
            defer { terminal.close() }

            try await terminal.wait(for: "and press Enter to roll back:")
            terminal.press("C-c")
            try await terminal.wait(for: "[ended 130]")
            #expect(place.simulator.changeRequests.isEmpty)
            #expect(try await place.journal().isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func controlCWhileFollowingSaysHowToLookAgain() async throws {
        try await Workplace.with([.deployed, .rolledBack], itemDuration: .seconds(1)) { place in
            let id = place.ids[0]
            let command = place.commandLine(["rollback"] + place.ids.map(String.init) + ["--yes"])
            let terminal = try await Self.terminal(place, command)
            defer { terminal.close() }

            try await terminal.wait(for: "\(id) ROLLING BACK: ")
            terminal.press("C-c")
            try await terminal.wait(for: "certback stopped watching \(id); what was sent goes on in the cloud.")
            try await terminal.wait(for: "Look again with: certback journal --follow")
            try await terminal.wait(for: "[ended 3]")
            #expect(try await place.journal().map(\.isFinal) == [false])

            let followed = try await place.run("journal", "--follow", environment: .hurry)
            #expect(followed.exitCode == 0)
            #expect(try await place.journal().map(\.state) == ["ROLLED BACK"])
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func controlCWithdrawsWhatHasNotBeenSent() async throws {
        try await Workplace.with([.deployed, .deployed, .deployed], faults: ["rollback:slow=2:1"]) { place in
            let command = place.commandLine(["rollback"] + place.ids.map(String.init) + ["--yes"])
            let terminal = try await Self.terminal(place, command)
            defer { terminal.close() }

            try await terminal.wait(for: "\(place.ids[0]) SENDING: ")
            // Before that, nothing may have left yet.
            while place.simulator.changeRequests.isEmpty { await Task.yield() }
            terminal.press("C-c")
            try await terminal.wait(for: "[ended 3]")
            let words = try await place.journal().map(\.state)
            #expect(words[1...] == ["WITHDRAWN", "WITHDRAWN"])
            #expect(place.simulator.changeRequests.allSatisfy { $0.deployRecordID == place.ids[0] })
        }
    }

    private static func terminal(_ place: Workplace, _ command: String) async throws -> TmuxTerminal {
        try await TmuxTerminal(columns: 120, rows: 40, command, environment: place.keys.merging(.hurry) { $1 })
    }
}
