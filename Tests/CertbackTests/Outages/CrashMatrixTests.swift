import CloudSimulator
import Testing

extension OutageTests {
    /// Kills the program at every step, under every fault, and looks what the next one makes of it.
    @Suite
    struct CrashMatrixTests {
        @Test(.timeLimit(.minutes(3)))
        func whereverItIsKilledNothingIsSentTwiceAndTheTruthIsFoundOut() async throws {
            let cases = Outage.all.flatMap { outage in (outage.way + [nil]).map { (outage: outage, point: $0) } }
            await inTurns(cases) { outage, point in
                let title = "\(outage), killed at \(point ?? "no point")"
                try await outage.place { place in
                    let run = try await place.run(outage.command(place), environment: .hurry(dyingAt: point))
                    #expect(run.wasKilled == (point != nil), "\(title)\n\(run.talk)")
                    let followed = try await place.run("journal", "--follow", "--format", "json", environment: .hurry)
                    #expect(followed.exitCode == 0, "\(title)\n\(followed.talk)")
                    let journal = try JournalEntry.all(in: followed.output)
                    outage.check(place, journal, "\(title)")
                    if point == nil { outage.checkWay(place, journal) }
                }
            }
        }

        /// Who follows can be killed too, and who follows that one.
        @Test(
            .timeLimit(.minutes(1)),
            arguments: [
                ("INTENDED", nil, "WITHDRAWN", "WITHDRAWN"), ("SENDING", nil, "UNKNOWN", "NOT APPLIED"),
                ("SENDING", nil, "NOT APPLIED", "NOT APPLIED"), ("waiting", "cut-after", "UNKNOWN", "ROLLED BACK"),
                ("waiting", "cut-after", "ROLLING BACK", "ROLLED BACK"), ("ACCEPTED", nil, "ROLLING BACK", "ROLLED BACK"),
                ("ACCEPTED", nil, "ROLLED BACK", "ROLLED BACK"), ("ROLLING BACK", nil, "ROLLED BACK", "ROLLED BACK"),
            ] as [(String, String?, String, String)])
        func theOneWhoFollowsMayBeKilledToo(first: String, fault: String?, second: String, fate: String) async throws {
            let outage = Outage(fault: fault, way: [fate])
            try await outage.place { place in
                #expect(try await place.run(outage.command(place), environment: .hurry(dyingAt: first)).wasKilled)
                #expect(try await place.run("journal", "--follow", environment: .hurry(dyingAt: second)).wasKilled)
                let followed = try await place.run("journal", "--follow", "--format", "json", environment: .hurry)
                let journal = try JournalEntry.all(in: followed.output)
                outage.check(place, journal, "killed at \(first), then at \(second)")
                #expect(journal.map(\.state) == [fate])
                #expect(place.simulator.changeRequests.count <= 1)
            }
        }

        /// A record left by a killed run is not begun again by the same command, but followed.
        @Test(.timeLimit(.minutes(1)), arguments: ["SENDING", "sent", "ACCEPTED", "ROLLING BACK"])
        func theSameCommandAgainFollowsWhatWasLeft(point: String) async throws {
            let outage = Outage(way: ["ROLLED BACK"])
            try await outage.place { place in
                _ = try await place.run(outage.command(place), environment: .hurry(dyingAt: point))
                let again = try await place.run(outage.command(place), environment: .hurry)
                let journal = try await place.journal()
                // What never arrived is followed to NOT APPLIED, and that is no success.
                #expect(again.exitCode == (journal.first?.state == "ROLLED BACK" ? 0 : 1), "\(again)")
                outage.check(place, journal, "killed at \(point), then asked again")
            }
        }
    }
}
