import CloudSimulator
import Foundation
import Testing

/// Whose records these are, as the whole program finds it out and tells it.
@Suite(.timeLimit(.minutes(2))) struct IdentityProgramTests {
    @Test func theScreenNamesTheAccountOnceSTSHasToldIt() async throws {
        try await Workplace.with([.deployed]) { place in
            for _ in 0..<2 {
                try await place.inTerminal(columns: 120) { terminal in
                    while !terminal.text.contains("certback  100000000001 · "), await terminal.repaints() {}
                    try await terminal.leave()
                }
            }
            // The second run knew it without asking.
            #expect(place.simulator.log.count(of: "GetCallerIdentity") == 1)
        }
    }

    @Test func aQuestionNamesTheAccountAsOfNow() async throws {
        try await Workplace.with([.deployed]) { place in
            let plan = try await place.run("rollback", "\(place.ids[0])", "--dry-run")
            #expect(plan.output.hasPrefix("Roll back on 100000000001 at \(place.address.url.dropFirst(7).prefix { $0 != "/" }):"))
            #expect(place.simulator.log.count(of: "GetCallerIdentity") == 1)
        }
    }

    @Test func withoutAnAnswerOfSTSTheKeyIsNamedAndServes() async throws {
        try await Workplace.with([.deployed], faults: ["sts:html502"]) { place in
            let plan = try await place.run("rollback", "\(place.ids[0])", "--dry-run")
            #expect(plan.output.hasPrefix("Roll back on AKIDSIMU…0000 at "), "\(plan.output)")
            #expect(try await place.run("rollback", "\(place.ids[0])", "--yes").exitCode == 0)
        }
    }

    @Test func keysOfAnotherAccountThanTheConfigurationWantsOpenNothing() async throws {
        try await Workplace.with([.deployed]) { place in
            for command in [["list"], ["sync"], ["rollback", "\(place.ids[0])", "--yes"]] {
                let outcome = try await place.run(command, environment: ["CERTBACK_ACCOUNT": "200000000002"])
                #expect(outcome.exitCode == 77)
                #expect(outcome.talk.contains("the environment: 100000000001 instead of 200000000002"), "\(outcome.talk)")
            }
            #expect(!FileManager.default.fileExists(atPath: place.cacheFolder))
            #expect(place.simulator.changeRequests.isEmpty)
            #expect(try await place.run("sync", environment: ["CERTBACK_ACCOUNT": "100000000001"]).exitCode == 0)
            let wrong = try await place.run("list", environment: ["CERTBACK_ACCOUNT": "mine"])
            #expect(wrong.exitCode == 64 && wrong.talk.contains("wants the number of an account"))
        }
    }
}
