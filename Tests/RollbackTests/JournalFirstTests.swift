import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

/// Nothing is sent that the journal does not hold, and nothing is forgotten that it could not take.
@Suite struct JournalFirstTests {
    @Test func withoutAnIntentNothingIsSent() async throws {
        try await Bench.with(journal: { try .unable(toWrite: "INTENDED", in: $0) }) { bench in
            let witness = try await bench.rollBack()
            #expect(witness.failures[bench.ids[0]]?.title == "journal unwritable")
            #expect(witness.updates == [])
            #expect(bench.rollbackRequests.isEmpty)
        }
    }

    @Test func whatCannotBeWrittenDownAsSentIsNotSent() async throws {
        try await Bench.with(journal: { try .unable(toWrite: "SENDING", in: $0) }) { bench in
            let witness = try await bench.rollBack()
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "WITHDRAWN"])
            #expect(witness.explanation(of: bench.ids[0])?.title == "journal unwritable")
            #expect(bench.rollbackRequests.isEmpty)
        }
    }

    @Test func anAnswerThatCannotBeWrittenDownIsLookedUp() async throws {
        try await Bench.with(journal: { try .unable(toWrite: "ACCEPTED", in: $0) }) { bench in
            let witness = try await bench.rollBack()
            let end = ["ROLLING BACK", "ROLLED BACK"]
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "UNKNOWN"] + end)
            #expect(try await bench.journaledStates().words == ["INTENDED", "SENDING"] + end)
            #expect(bench.rollbackRequests.count == 1)
        }
    }

    @Test func aRecordWithALiveRollbackGetsNoSecondRequest() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            // Another process is faster between the confirmation and the run.
            _ = try await bench.leave([], of: bench.ids[0])
            let witness = Witness(clock: bench.clock)
            await bench.runner().run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure)
            #expect(witness.failures.mapValues(\.title) == [bench.ids[0]: "already live"])
            #expect(bench.rollbackRequests.map(\.deployRecordID) == [Int(bench.ids[1].rawValue)])
        }
    }

    /// Another process takes this one for ended, and withdraws its second intent while the first is being sent.
    @Test func whatTheJournalSaysIsWithdrawnIsNotSent() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            let other = try Journal(folder: bench.folder.path)
            let network = InterruptedTransport(base: bench.transport) {
                guard let second = try await other.live().first(where: { $0.recordID == bench.ids[1] }) else { return }
                try await other.append(.withdrawn(why: "taken for dead"), to: second.id, at: Date())
            }
            _ = try await bench.rollBack(by: bench.runner(bench.client(over: network)))
            #expect(bench.rollbackRequests.map(\.deployRecordID) == [Int(bench.ids[0].rawValue)])
        }
    }
}
