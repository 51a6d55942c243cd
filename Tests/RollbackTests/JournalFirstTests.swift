import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Synchronization
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

    @Test func anAnswerThatCannotBeWrittenDownStands() async throws {
        try await Bench.with(journal: { try .unable(toWrite: "ACCEPTED", in: $0) }) { bench in
            let witness = try await bench.rollBack()
            let end = ["ROLLING BACK", "ROLLED BACK"]
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "ACCEPTED"] + end)
            let accepted = try #require(witness.updates.first { $0.event == .state(.accepted) })
            #expect(accepted.explanation?.title == "journal unwritable")
            #expect(bench.rollbackRequests.count == 1)
            // What is written next carries the number of the answer.
            let steps = try await bench.onlyHistory().steps
            #expect(steps.map(\.state).words == ["INTENDED", "SENDING"] + end)
            #expect(accepted.attempt.requestID != nil)
            #expect(steps.first { $0.state.word == "ROLLING BACK" }?.requestID == accepted.attempt.requestID)
        }
    }

    /// The step numbered 3 fails: the acceptance, at first. The first look fails too, so that it has nothing newer to say.
    @Test func anAnswerIsWrittenDownOnceTheJournalCanTakeIt() async throws {
        try await Bench.with([.deployed, .deployed], journal: { try .unable(toWrite: "ACCEPTED", upTo: 3, in: $0) }) { bench in
            let looks = Mutex(0)
            let network = AnsweringTransport(base: bench.transport) { () throws(TransportError) in
                let isFirst = looks.withLock {
                    $0 += 1
                    return $0 == 1
                }
                guard isFirst else { return nil }
                do { _ = try await bench.leave([], of: bench.ids[1]) } catch { Issue.record(error) }
                return .refused("FailedOperation.AuthError")
            }
            let witness = try await bench.rollBack([bench.ids[0]], by: bench.runner(bench.client(over: network)))
            let story = ["INTENDED", "SENDING", "ACCEPTED", "ROLLING BACK", "ROLLED BACK"]
            #expect(witness.states(of: bench.ids[0]).words == story)
            let history = try #require(try await bench.journal.history().first)
            #expect(history.steps.map(\.state).words == story)
            #expect(history.steps.first { $0.state == .accepted }?.requestID != nil)
        }
    }

    /// Another process takes this one for ended, and withdraws its second intent while the first is being sent.
    @Test func whatTheJournalSaysIsWithdrawnIsNotSent() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            let other = try Journal(folder: bench.folder.path)
            let network = InterruptedTransport(base: bench.transport) { _ in
                guard let second = try await other.live().first(where: { $0.recordID == bench.ids[1] }) else { return }
                _ = try await other.append([.withdrawn(why: "taken for dead")], to: second, by: Bench.other)
            }
            _ = try await bench.rollBack(by: bench.runner(bench.client(over: network)))
            #expect(bench.rollbackRequests.map(\.deployRecordID) == [Int(bench.ids[0].rawValue)])
        }
    }

    /// The journal could not say that nothing was sent; once it can, it does.
    @Test func whatTheJournalCouldNotTakeIsSettledLater() async throws {
        try await Bench.with(journal: { try .unable(toWrite: "SENDING", in: $0) }) { bench in
            let inHand = ChangesInHand()
            _ = try await bench.rollBack(by: bench.runner(inHand: inHand))
            let left = try #require(try await bench.journal.live().first)
            #expect(left.state == .intended)
            let witness = await bench.resume(left, by: bench.runner(inHand: inHand))
            #expect(witness.states(of: bench.ids[0]).words == ["WITHDRAWN"])
            #expect(try await bench.journal.live() == [])
            #expect(bench.rollbackRequests.isEmpty)
        }
    }

    @Test(arguments: ChangeKind.allCases)
    func withADamagedJournalNothingIsEligible(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind), .good(for: kind)], journal: { try .damaged(in: $0) }) { bench in
            let plan = await bench.plan(bench.ids, for: kind)
            for target in plan.targets {
                guard case .blocked(let explanation) = target.eligibility else {
                    Issue.record("\(target.eligibility)")
                    continue
                }
                #expect(explanation.title == "journal damaged")
                #expect(explanation.message.hasPrefix(bench.journal.path))
            }
            #expect(plan.requiredText == nil)
        }
    }
}
