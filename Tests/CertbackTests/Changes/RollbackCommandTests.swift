import CloudSimulator
import Foundation
import Testing

/// `certback rollback` as a script sees it.
@Suite
struct RollbackCommandTests {
    @Test func aConfirmedRollbackIsFollowedToItsEnd() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.hasPrefix("\(place.ids[0]) ROLLED BACK: 2 of 2 items put back\n  RequestId "))
            for word in ["INTENDED", "SENDING", "ACCEPTED", "ROLLED BACK"] {
                #expect(outcome.talk.contains("\n\(place.ids[0]) \(word): "), "\(word)")
            }
            #expect(outcome.talk.contains("certback cannot undo it."))
            #expect(place.simulator.changesBegun.map(\.deployRecordID) == place.ids)
        }
    }

    @Test func theResultComesAsJSONToo() async throws {
        try await Workplace.with([.deployed, .rolledBack]) { place in
            let outcome = try await place.run(
                ["rollback"] + place.ids.map(String.init) + ["--yes", "--format", "json"], environment: .hurry)
            #expect(outcome.exitCode == 4)
            let results = try ChangeResult.all(in: outcome.output)
            #expect(results.map(\.record) == place.ids)
            #expect(results.map(\.state) == ["ROLLED BACK", "NOT SENT"])
            #expect(results.map(\.exitCode) == [0, 4])
            #expect(results[0].requestID?.count == 36)
            #expect(results[1].remedy?.isEmpty == false)
        }
    }

    @Test func theSameRecordTwiceIsSentOnce() async throws {
        try await Workplace.with([.deployed]) { place in
            let id = "\(place.ids[0])"
            let outcome = try await place.run("rollback", id, id, "--yes", environment: .hurry)
            #expect(outcome.exitCode == 0)
            #expect(place.simulator.changeRequests.count == 1)
            #expect(try await place.journal().count == 1)
        }
    }

    @Test func withoutATerminalNothingIsAskedUnlessYesIsGiven() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])")
            #expect(outcome.exitCode == 64)
            #expect(outcome.talk.contains("--yes"))
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func yesAndADryRunExcludeEachOther() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", "--dry-run")
            #expect(outcome.exitCode == 64)
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func readOnlyChangesNothing() async throws {
        try await Workplace.with([.deployed]) { place in
            for command in ["rollback", "retry"] {
                let outcome = try await place.run(command, "\(place.ids[0])", "--yes", "--read-only")
                #expect(outcome.exitCode == 77)
                #expect(outcome.talk.contains("read-only"))
            }
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func readOnlyMayStandBeforeTheCommand() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("--read-only", "rollback", "\(place.ids[0])", "--yes")
            #expect(outcome.exitCode == 77)
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test(arguments: ["0", "-5", "abc", "1000231x", "9223372036854775808"])
    func whatIsNoRecordIDIsAUsageErrorThatAsksNothing(id: String) async throws {
        try await Workplace.with([.deployed]) { place in
            for arguments in [["rollback", "\(place.ids[0])", id, "--yes"], ["retry", id, "--yes"]] {
                let outcome = try await place.run(arguments)
                #expect(outcome.exitCode == 64)
                #expect(outcome.talk.contains("bad record id"))
            }
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func withoutAnIDNothingIsAsked() async throws {
        try await Workplace.with([.deployed]) { place in
            for command in ["rollback", "retry"] {
                let outcome = try await place.run(command, "--yes")
                #expect(outcome.exitCode == 64)
            }
            #expect(place.simulator.log.isEmpty)
        }
    }

    @Test func anUnknownIDIsNotEligible() async throws {
        try await Workplace.with([.deployed]) { place in
            let outcome = try await place.run("rollback", "999", "--yes")
            #expect(outcome.exitCode == 4)
            #expect(outcome.output.hasPrefix("999 NOT SENT: The API knows no deployment under this id."))
            #expect(place.simulator.changeRequests.isEmpty)
        }
    }

    @Test func aRollbackThatFailsOnAnItemIsAFailure() async throws {
        try await Workplace.with([.stubborn]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 1)
            #expect(outcome.output.hasPrefix("\(place.ids[0]) ROLLBACK FAILED: 1 of 2 items failed, 1 put back"))
        }
    }

    @Test func aRequestThatWasLostUnreadIsFoundNotApplied() async throws {
        try await Workplace.with([.deployed], faults: ["rollback:cut-before"]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 1)
            #expect(outcome.talk.contains("\(place.ids[0]) UNKNOWN: may have happened"))
            #expect(outcome.output.hasPrefix("\(place.ids[0]) NOT APPLIED: "))
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test func aLostAnswerIsFoundOutAndNeverSentAgain() async throws {
        try await Workplace.with([.deployed], faults: ["rollback:cut-after"]) { place in
            let outcome = try await place.run("rollback", "\(place.ids[0])", "--yes", environment: .hurry)
            #expect(outcome.exitCode == 0)
            #expect(outcome.talk.contains("\(place.ids[0]) UNKNOWN: may have happened"))
            #expect(outcome.output.hasPrefix("\(place.ids[0]) ROLLED BACK: "))
            #expect(place.simulator.changeRequests.count == 1)
        }
    }

    @Test func aClosedPortIsUnreachableAndLeavesNoIntent() async throws {
        try await Workplace.with([.deployed]) { place in
            var gone = place
            gone.address.port = 1
            let outcome = try await gone.run("rollback", "\(place.ids[0])", "--yes")
            #expect(outcome.exitCode == 69)
            #expect(outcome.output.contains("NOT SENT: It could not be read"))
            #expect(try await gone.journal().isEmpty)
        }
    }
}
