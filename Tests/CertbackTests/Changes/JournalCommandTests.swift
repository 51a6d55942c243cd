import CloudSimulator
import Foundation
import Testing

/// `certback journal`: who changed what, when, with which result.
@Suite
struct JournalCommandTests {
    @Test func anEmptyJournalSaysSo() async throws {
        try await Workplace.with([.deployed]) { place in
            let text = try await place.run("journal")
            #expect(text.exitCode == 0)
            #expect(text.output.isEmpty)
            #expect(text.talk == "The journal has nothing to tell of.\n")
            #expect(try await place.journal().isEmpty)
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func itTellsWhoAskedForWhatAndEachStep() async throws {
        try await Workplace.with([.deployed]) { place in
            let id = place.ids[0]
            let environment = ["USER": "ops", "SSH_CONNECTION": "10.0.0.7 51000 10.0.0.1 22"].merging(.hurry) { $1 }
            _ = try await place.run("rollback", "\(id)", "--yes", environment: environment)
            let lines = try await place.run("journal").output.split(separator: "\n").map(String.init)

            #expect(lines[0].hasSuffix("+08  rollback \(id)  ROLLED BACK: 2 of 2 items put back"))
            let host = ProcessInfo.processInfo.hostName
            #expect(lines[1].hasPrefix("  by        ops on \(host), from 10.0.0.7, process "))
            #expect(lines[2] == "  typed     --yes \(id)")
            #expect(lines[3].hasPrefix("  account   "))
            #expect(lines[3].hasSuffix(" at \(place.address.url)/"))
            #expect(lines[4].hasPrefix("  RequestId "))
            let words = lines.dropFirst(5).map { String($0.dropFirst("  15:04:05.000  ".count)) }
            #expect(words.filter { !$0.hasPrefix("ROLLING BACK") } == ["INTENDED", "SENDING", "ACCEPTED", "ROLLED BACK"])
        }
    }

    @Test func itTellsTheSameAsJSON() async throws {
        try await Workplace.with([.deployed], faults: ["rollback:code=FailedOperation.AuthError"]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: ["USER": "ops"])
            let entry = try #require(try await place.journal().first)

            #expect(entry.kind == "rollback")
            #expect(entry.record == place.ids[0])
            #expect(entry.item == nil)
            #expect(entry.words == ["INTENDED", "SENDING", "REFUSED"])
            #expect(entry.state == "REFUSED")
            #expect(entry.isFinal)
            #expect(entry.steps.last?.code == "FailedOperation.AuthError")
            #expect(entry.requestID?.count == 36)
            #expect(entry.typed == "--yes \(place.ids[0])")
            #expect(entry.endpoint == place.address.url + "/")
            #expect(entry.by.user == "ops")
            #expect(entry.by.host == ProcessInfo.processInfo.hostName)
            #expect(entry.steps.allSatisfy { $0.by.process == entry.by.process })
        }
    }

    @Test func noKeyIsEverWrittenDown() async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            let file = try #require(place.journalFile)
            let secret = Data(try #require(place.keys["TENCENTCLOUD_SECRET_KEY"]).utf8)
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)).range(of: secret) == nil)
            let printed = try await place.run("journal", "--format", "json")
            #expect(Data(printed.output.utf8).range(of: secret) == nil)
        }
    }

    @Test(arguments: [
        ("2h", 1), ("1d", 1), ("2020-01-01", 1), ("2020-01-01T14:00", 1), ("2020-01-01T14:00:30", 1), ("2999-01-01", 0),
    ])
    func sinceLeavesOutWhatHadEnded(since: String, count: Int) async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            let outcome = try await place.run("journal", "--since", since, "--format", "json")
            #expect(outcome.exitCode == 0)
            #expect(try JournalEntry.all(in: outcome.output).count == count)
        }
    }

    @Test func whatIsNotSettledIsToldOfWhateverSinceSays() async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry(dyingAt: "ACCEPTED"))
            let outcome = try await place.run("journal", "--since", "2999-01-01", "--format", "json")
            #expect(try JournalEntry.all(in: outcome.output).map(\.state) == ["ACCEPTED"])
        }
    }

    @Test(arguments: ["yesterday", "", "2h30m", "-2h", "2026-13-01", "2026-02-30", "1.5h", "h", "2026-11-24 14:00"])
    func whatIsNoTimeIsAUsageError(since: String) async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("journal", "--since", since)
            #expect(outcome.exitCode == 64)
        }
    }

    @Test func followingBringsWhatAKilledRunLeftToItsEndAndSendsNothing() async throws {
        try await Workplace.with([.deployed], itemDuration: .milliseconds(200)) { place in
            let killed = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry(dyingAt: "ACCEPTED"))
            #expect(killed.wasKilled)
            #expect(try await place.journal().map(\.state) == ["ACCEPTED"])

            let followed = try await place.run("journal", "--follow", environment: .hurry)
            #expect(followed.exitCode == 0)
            #expect(followed.talk.contains("\(place.ids[0]) ROLLED BACK: "))
            #expect(followed.output.contains("rollback \(place.ids[0])  ROLLED BACK: "))
            #expect(place.simulator.changeRequests.count == 1)
            let entry = try #require(try await place.journal().first)
            #expect(Set(entry.steps.map(\.by.process)).count == 2)
        }
    }

    @Test func followingWhereNothingIsUnsettledSaysSo() async throws {
        try await Workplace.with([.deployed]) { place in
            let followed = try await place.run("journal", "--follow")
            #expect(followed.exitCode == 0)
            #expect(followed.talk.hasPrefix("Nothing is unsettled.\n"))
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func journalsOfTwoEndpointsAreTwo() async throws {
        try await Workplace.with([.deployed]) { place in
            _ = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            var other = place
            other.address.port += 1
            #expect(try await other.journal().isEmpty)
        }
    }
}
