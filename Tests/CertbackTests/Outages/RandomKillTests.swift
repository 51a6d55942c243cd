import TestSupport
import Dispatch
import Foundation
import Synchronization
import Testing

/// True in `make soak`, which takes its time.
let isSoak = ProcessInfo.processInfo.environment["CERTBACK_SOAK"] != nil

extension OutageTests {
    /// Kills at moments nobody has chosen.
    @Suite(.enabled(if: isSoak, "takes long: make soak"))
    struct RandomKillTests {
        private static let runsOfEach = 30

        @Test(.timeLimit(.minutes(20)))
        func wheneverItIsKilledNothingIsSentTwiceAndTheTruthIsFoundOut() async throws {
            var random = SeededGenerator(seed: 20_261_124)
            var cases: [(outage: Outage, delay: Int)] = []
            for outage in Outage.all {
                let length = try await Self.length(of: outage)
                cases += (0..<Self.runsOfEach).map { _ in (outage, Int.random(in: 0...length, using: &random)) }
            }
            let kills = Atomic(0)
            await inTurns(cases, atOnce: 6) { outage, delay in
                try await outage.place { place in
                    let run = try await place.run(
                        outage.command(place), environment: .hurry, killedAfter: .microseconds(delay))
                    if run.wasKilled { kills.add(1, ordering: .relaxed) }
                    let followed = try await place.run("journal", "--follow", "--format", "json", environment: .hurry)
                    let title = "\(outage), killed after \(delay) us\n\(run.talk)\n\(followed.talk)"
                    #expect(followed.exitCode == 0, "\(title)")
                    outage.check(place, try JournalEntry.all(in: followed.output), "\(title)")
                }
            }
            let count = kills.load(ordering: .relaxed)
            print("killed at a random moment: \(count) of \(cases.count) runs")
            #expect(count >= 300)
        }

        /// How long a run takes that nobody kills, in microseconds; with others beside it, it takes longer.
        private static func length(of outage: Outage) async throws -> Int {
            try await outage.place { place in
                let length = try await ContinuousClock().measure {
                    _ = try await place.run(outage.command(place), environment: .hurry)
                }
                return Int(length / .microseconds(1))
            }
        }

        /// The files are made in the first milliseconds of the first start.
        @Test(.timeLimit(.minutes(10)))
        func killedAtItsFirstStartItLeavesFilesThatOpen() async throws {
            var random = SeededGenerator(seed: 20_261_125)
            let delays = (0..<400).map { _ in Int.random(in: 0...150_000, using: &random) }
            try await Workplace.with([.deployed]) { place in
                await inTurns(delays.enumerated()) { number, delay in
                    var place = place
                    place.cacheFolder += "/\(number)"
                    place.stateFolder += "/\(number)"
                    _ = try await place.run(["list"], killedAfter: .microseconds(delay))
                    for command in ["list", "journal"] {
                        let outcome = try await place.run(command)
                        #expect(outcome.exitCode == 0, "killed after \(delay) us\n\(outcome.talk)")
                    }
                }
            }
        }
    }
}
