import CloudSimulator
import Foundation
import Testing

/// What becomes of a rollback whose certback does not live to see its end, or is not alone.
@Suite
struct KilledProgramTests {
    /// Killed as in an outage, told to end, or left by its terminal: the next one shows it before the list.
    @Test(.timeLimit(.minutes(2)), arguments: [SIGKILL, SIGTERM, SIGHUP])
    func aRollbackLeftByOneProgramIsShownFirstByTheNextAndNeverSentAgain(signal: Int32) async throws {
        try await Self.slowly { place in
            let command = place.commandLine()
            let terminal = try await TmuxTerminal(
                columns: 80, rows: 24, "sh -c '\(command); \(command)'", environment: place.screenVariables)
            defer { terminal.close() }

            try await Self.rollBack(place.ids[1], in: terminal)
            let holder = try #require(try await place.journal().first?.steps.last?.by.process)
            #expect(kill(holder, signal) == 0)

            // Only the program that the shell starts next can see the end, and it shows it before the list.
            try await terminal.wait(for: "Requests and")
            try await terminal.wait(forRow: "rollback \(place.ids[1])", "ROLLED BACK")
            terminal.type("q")
            try await terminal.wait(for: "\(place.ids[1]) ROLLED BACK")
            let entry = try #require(try await place.journal().first)
            #expect(Set(entry.steps.map(\.by.process)).count == 2)
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func aRollbackWhoseTerminalIsGoneIsFollowedByTheNextProgram() async throws {
        try await Self.slowly { place in
            let lost = try await TmuxTerminal(columns: 80, rows: 24, place.commandLine(), environment: place.screenVariables)
            do {
                defer { lost.close() }
                try await Self.rollBack(place.ids[1], in: lost)
            }
            let terminal = try await TmuxTerminal(columns: 80, rows: 24, place.commandLine(), environment: place.screenVariables)
            defer { terminal.close() }
            try await terminal.wait(for: "Requests and")
            try await terminal.wait(forRow: "rollback \(place.ids[1])", "ROLLED BACK")
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func aSecondWindowFollowsTheFirstAndSendsNothing() async throws {
        try await Self.slowly { place in
            let first = try await TmuxTerminal(columns: 80, rows: 24, place.commandLine(), environment: place.screenVariables)
            defer { first.close() }
            try await Self.rollBack(place.ids[1], in: first)

            let second = try await TmuxTerminal(columns: 80, rows: 24, place.commandLine(), environment: place.screenVariables)
            defer { second.close() }
            try await second.wait(for: "Requests and")
            try await second.wait(forRow: "rollback \(place.ids[1])", "ROLLED BACK")
            try await first.wait(for: "\(place.ids[1]) ROLLED BACK")
            #expect(place.simulator.changeRequests.count == 1)
            let entry = try #require(try await place.journal().first)
            #expect(Set(entry.steps.map(\.by.process)).count == 1)
        }
    }

    /// Three records whose rollback takes some seconds, already in the cache.
    private static func slowly(_ body: @Sendable (Workplace) async throws -> Void) async throws {
        let record = CloudRecord(listeners: Array(repeating: "{}", count: 12))
        try await Workplace.with([record, record, record], itemDuration: .milliseconds(500)) { place in
            _ = try await place.run("sync")
            try await body(place)
        }
    }

    /// Asks for a rollback of the record below the cursor, and returns when it runs.
    private static func rollBack(_ id: Int, in terminal: TmuxTerminal) async throws {
        try await terminal.wait(forRow: "> ")
        terminal.type("jR")
        try await terminal.wait(for: "Type \(id) and press Enter")
        try await terminal.confirm("\(id)")
        try await terminal.wait(forRow: "\(id) rolling back", "of 12")
    }
}

extension Workplace {
    /// In a hurry, so that the screen shows the run of a rollback and its end as they come.
    fileprivate var screenVariables: [String: String] { keys.merging(.hurry) { $1 } }
}
