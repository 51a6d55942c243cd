import CloudSimulator
import Testing

extension OutageTests {
    /// Two who ask for the same at the same moment.
    @Suite
    struct TwoAtOnceTests {
        @Test(.timeLimit(.minutes(3)))
        func twoProgramsSendOneRequestForEachRecordAndBothSeeItsEnd() async throws {
            let records = Array(repeating: CloudRecord.deployed, count: 100)
            try await Workplace.with(records, itemDuration: .milliseconds(600)) { place in
                await inTurns(place.ids, atOnce: 10) { id in
                    async let one = place.run("rollback", "\(id)", "--yes", environment: .hurry)
                    async let other = place.run("rollback", "\(id)", "--yes", environment: .hurry)
                    for outcome in [try await one, try await other] {
                        #expect(outcome.exitCode == 0, "\(outcome)")
                        #expect(outcome.output.hasPrefix("\(id) ROLLED BACK: "))
                    }
                }
                #expect(place.simulator.changeRequests.compactMap(\.deployRecordID).sorted() == place.ids.sorted())
                let journal = try await place.journal()
                #expect(journal.map(\.record).sorted() == place.ids.sorted())
                #expect(journal.allSatisfy { $0.state == "ROLLED BACK" })
            }
        }
    }
}
