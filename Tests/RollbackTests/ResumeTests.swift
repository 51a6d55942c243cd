import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Testing

/// What is made of that which an ended process left in the journal.
@Suite struct ResumeTests {
    private static let one = TaskProgress(total: 2, succeeded: 0, failed: 0, running: 1)

    /// Where a process had got when it ended, and what the next one tells: had the request arrived, and had it not.
    struct Row {
        var left: [ChangeState]
        var ifArrived: [String]
        var ifNot: [String]?

        static let table = [
            // What had not been sent cannot have arrived.
            Row(left: [], ifArrived: [], ifNot: ["WITHDRAWN"]),
            Row(left: [.sending], ifArrived: ["UNKNOWN", "RUN", "END"], ifNot: ["UNKNOWN", "NOT APPLIED"]),
            Row(
                left: [.sending, .unknown(why: "lost")], ifArrived: ["UNKNOWN", "RUN", "END"],
                ifNot: ["UNKNOWN", "NOT APPLIED"]),
            Row(left: [.sending, .accepted], ifArrived: ["ACCEPTED", "RUN", "END"], ifNot: nil),
        ]
    }

    private static func words(_ words: [String], _ kind: ChangeKind) -> [String] {
        words.map { word in
            switch (word, kind) {
            case ("RUN", .rollback): "ROLLING BACK"
            case ("END", .rollback): "ROLLED BACK"
            case ("RUN", .retry): "RETRYING"
            case ("END", .retry): "RETRIED"
            default: word
            }
        }
    }

    @Test(arguments: Row.table.filter { !$0.ifArrived.isEmpty }, ChangeKind.allCases)
    func whatArrivedIsFollowedToItsEnd(row: Row, kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            let attempt = try await bench.leave(row.left, of: bench.ids[0], kind)
            try await bench.sendDirectly(kind, bench.ids[0])
            let witness = await bench.resume(attempt)
            #expect(witness.states(of: bench.ids[0]).words == Self.words(row.ifArrived, kind))
            #expect(try await bench.journal.live() == [])
            // The one above; taking up sends none.
            #expect(bench.changeRequests.count == 1)
        }
    }

    @Test(arguments: Row.table.filter { $0.ifNot != nil }, ChangeKind.allCases)
    func whatNeverArrivedIsFoundNotToHave(row: Row, kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            let attempt = try await bench.leave(row.left, of: bench.ids[0], kind)
            let witness = await bench.resume(attempt)
            #expect(witness.states(of: bench.ids[0]).words == row.ifNot)
            // What had not come further is written down once more, by the one who took it over.
            let told = (row.left + witness.states(of: bench.ids[0])).words
            #expect(try await bench.journaledStates().words == ["INTENDED"] + told)
            #expect(bench.changeRequests.isEmpty)
            #expect(await bench.eligibility(bench.ids[0], for: kind) == .eligible)
        }
    }

    @Test func forWhatWasOnlyWrittenDownTheRecordIsNotEvenLookedAt() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([], of: bench.ids[0])
            let looks = bench.lookCount
            _ = await bench.resume(attempt)
            #expect(bench.lookCount == looks)
        }
    }

    @Test func aRunningTaskIsFollowedOn() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending, .accepted, .running(Self.one)], of: bench.ids[0])
            try await bench.sendDirectly(.rollback, bench.ids[0])
            #expect(await bench.resume(attempt).states(of: bench.ids[0]).words == ["ROLLING BACK", "ROLLED BACK"])
        }
    }

    @Test func whoTakesOverIsInTheJournal() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending, .accepted], of: bench.ids[0])
            try await bench.sendDirectly(.rollback, bench.ids[0])
            _ = await bench.resume(attempt)
            let history = try await bench.onlyHistory()
            #expect(history.attempt.operatedBy == Bench.other)
            // Taken over as it stood, then followed.
            #expect(history.steps.prefix(4).map(\.state.word) == ["INTENDED", "SENDING", "ACCEPTED", "ACCEPTED"])
            #expect(
                history.steps.map(\.by) == [Bench.other, Bench.other, Bench.other]
                    + history.steps.dropFirst(3).map { _ in Bench.us })
        }
    }

    @Test func aRollbackOfAnEarlierTimeIsNotTakenForTheLostOne() async throws {
        try await Bench.with([.halfRolledBack]) { bench in
            let attempt = try await bench.leave([.sending], of: bench.ids[0])
            #expect(await bench.resume(attempt).states(of: bench.ids[0]).words == ["UNKNOWN", "NOT APPLIED"])
        }
    }

    @Test func whatIsInHandIsNotTakenUpTwice() async throws {
        try await Bench.with { bench in
            let inHand = ChangesInHand()
            let second = Witness(clock: bench.clock)
            let confirmed = try await bench.confirmed(bench.ids)
            let first = try await bench.watch { note in
                await bench.runner(inHand: inHand).run(confirmed, onUpdate: note) { _, _ in }
            } reacting: { update in
                guard update.event == .state(.accepted) else { return }
                await bench.runner(inHand: inHand).resume(update.attempt, onUpdate: second.note)
            }
            #expect(second.updates == [])
            #expect(first.states(of: bench.ids[0]).last?.word == "ROLLED BACK")
        }
    }

    @Test func whatHasEndedMeanwhileIsOnlyTold() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending], of: bench.ids[0])
            _ = try await bench.journal.append([.notApplied], to: attempt, by: Bench.other)
            let looks = bench.lookCount
            let witness = await bench.resume(attempt)
            #expect(witness.states(of: bench.ids[0]) == [.notApplied])
            #expect(try await bench.journaledStates().words == ["INTENDED", "SENDING", "NOT APPLIED"])
            #expect(bench.lookCount == looks)
        }
    }

    @Test func aWatchGivenUpLeavesTheAttemptLive() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending, .accepted], of: bench.ids[0])
            _ = await bench.cancel(on: { $0.isLook(1) }) { note in
                await bench.runner().resume(attempt, onUpdate: note)
            }
            #expect(try await bench.journal.live().map(\.recordID) == bench.ids)
        }
    }
}
