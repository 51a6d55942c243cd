import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Synchronization
import Testing

/// Several processes at one journal: one works on a change, the others read along.
@Suite struct TwoProcessesTests {
    private static let progress = TaskProgress(total: 2, succeeded: 2, failed: 0, running: 0)

    @Test(arguments: [[], [ChangeState.sending], [.sending, .accepted]])
    func whatALivingProcessDoesIsReadAlongAndNotLookedAt(left: [ChangeState]) async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave(left, of: bench.ids[0])
            let looks = bench.lookCount
            let rest = ([.sending, .accepted, .rolledBack(Self.progress)] as [ChangeState]).dropFirst(left.count)
            let newest = Mutex((attempt: attempt, rest: rest))
            let witness = try await bench.watch { note in
                await bench.runner(isRunning: { _ in true }).resume(attempt, onUpdate: note)
            } reacting: { update in
                // The other's next step, once the last one has been read.
                guard update.event.isFollowedElsewhere || update.event == .state(newest.withLock(\.attempt.state)) else { return }
                let (from, next) = newest.withLock { ($0.attempt, $0.rest.popFirst()) }
                guard let next else { return }
                let moved = try await bench.journal.append([next], to: from, by: Bench.other)
                newest.withLock { $0.attempt = moved }
            }
            #expect(witness.events.first == .followedElsewhere(Bench.other))
            #expect(witness.events.count(where: \.isFollowedElsewhere) == 1)
            #expect(witness.states(of: bench.ids[0]) == Array(rest))
            #expect(try await bench.onlyHistory().steps.allSatisfy { $0.by == Bench.other })
            #expect(bench.lookCount == looks)
            #expect(bench.changeRequests.isEmpty)
        }
    }

    @Test(
        arguments: [
            ([], ["WITHDRAWN"]), ([.sending], ["UNKNOWN", "NOT APPLIED"]),
            // As it was, and told all the same: by whom it is followed is new.
            ([.sending, .unknown(why: "lost")], ["UNKNOWN", "NOT APPLIED"]),
        ] as [([ChangeState], [String])])
    func whatAProcessWasDoingIsTakenOverWhenItEnds(left: [ChangeState], words: [String]) async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave(left, of: bench.ids[0])
            let lives = Atomic(true)
            let witness = try await bench.watch { note in
                await bench.runner(isRunning: { _ in lives.load(ordering: .relaxed) }).resume(attempt, onUpdate: note)
            } reacting: { update in
                if update.event.isFollowedElsewhere { lives.store(false, ordering: .relaxed) }
            }
            #expect(witness.events.first == .followedElsewhere(Bench.other))
            #expect(witness.states(of: bench.ids[0]).words == words)
            #expect(try await bench.onlyHistory().steps.dropFirst(left.count + 1).allSatisfy { $0.by == Bench.us })
            #expect(bench.changeRequests.isEmpty)
        }
    }

    @Test(arguments: 0..<5)
    func ofTwoThatTakeOverAtOnceOneWins(round: Int) async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending], of: bench.ids[0])
            try await bench.sendDirectly(.rollback, bench.ids[0])
            let takers = [Bench.us, Bench.process(3)]
            let witness = Witness(clock: bench.clock)
            await withTaskGroup { group in
                for taker in takers {
                    let runner = bench.runner(as: taker, isRunning: { takers.contains($0) })
                    group.addTask { await runner.resume(attempt, onUpdate: witness.note) }
                }
            }
            let steps = try await bench.onlyHistory().steps
            #expect(steps.map(\.state).words == ["INTENDED", "SENDING", "UNKNOWN", "ROLLING BACK", "ROLLED BACK"])
            #expect(steps.count { $0.state.word == "UNKNOWN" } == 1)
            #expect(Set(steps.dropFirst(2).map(\.by)).count == 1)
            // Both have heard of the end.
            let ends = witness.updates.filter { $0.event == .state(.rolledBack(Self.progress)) }
            #expect(ends.count == 2)
            #expect(bench.rollbackRequests.count == 1)
        }
    }

    @Test func onAnotherHostAProcessIsGivenTimeAfterItsNewestStep() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            let elsewhere = Bench.process(1, host: "bastion-2")
            let fresh = try await bench.leave([.sending], of: bench.ids[0], by: elsewhere)
            let old = try await bench.leave([.sending], of: bench.ids[1], by: elsewhere, at: Date() - 601)
            let runner = bench.runner(isRunning: { _ in nil })
            #expect(await bench.resume(old, by: runner).states(of: bench.ids[1]).words == ["UNKNOWN", "NOT APPLIED"])
            let witness = await bench.cancel(on: \.isFollowedElsewhere) { note in
                await runner.resume(fresh, onUpdate: note)
            }
            #expect(witness.events == [.followedElsewhere(elsewhere)])
            #expect(try await bench.journal.live().map(\.step) == [fresh.step])
        }
    }

    @Test(arguments: ChangeKind.allCases)
    func aChangeThatIsLiveAlreadyIsFollowedInsteadOfSent(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind), .good(for: kind)]) { bench in
            let confirmed = try await bench.confirmed(bench.ids, for: kind)
            // Another process is faster between the confirmation and the run, and ends.
            _ = try await bench.leave([.sending], of: bench.ids[0], kind)
            try await bench.sendDirectly(kind, bench.ids[0])
            let witness = await bench.carryOut(confirmed)
            let end = kind == .rollback ? "ROLLED BACK" : "RETRIED"
            #expect(witness.failures.mapValues(\.title) == [bench.ids[0]: "already live"])
            #expect(witness.states(of: bench.ids[0]).words.prefix(2) == ["SENDING", "UNKNOWN"])
            #expect(bench.ids.map { witness.states(of: $0).last?.word } == [end, end])
            #expect(bench.requests(kind).map(\.deployRecordID) == bench.ids.map { Int($0.rawValue) })
            #expect(try await bench.journal.history().count == 2)
        }
    }

    @Test func twoThatAskForTheSameAtOnceSendOneRequest() async throws {
        try await Bench.with { bench in
            let confirmed = try await bench.confirmed(bench.ids)
            let processes = [Bench.us, Bench.other]
            let witness = Witness(clock: bench.clock)
            await withTaskGroup { group in
                for process in processes {
                    let runner = bench.runner(as: process, isRunning: { processes.contains($0) })
                    group.addTask { await runner.run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure) }
                }
            }
            #expect(bench.rollbackRequests.count == 1)
            #expect(witness.failures.mapValues(\.title) == [bench.ids[0]: "already live"])
            #expect(try await bench.journaledStates().last?.word == "ROLLED BACK")
        }
    }

    /// A process that is taken for ended though it lives has its request on the way.
    @Test func anAnswerAfterATakeoverIsStillWrittenDown() async throws {
        try await Bench.with { bench in
            let other = try Journal(folder: bench.folder.path)
            let network = InterruptedTransport(base: bench.transport) { _ in
                guard let sending = try await other.live().first else { return }
                _ = try await other.append([.unknown(why: "taken for ended")], to: sending, by: Bench.other)
            }
            let witness = try await bench.rollBack(by: bench.runner(bench.client(over: network)))
            #expect(witness.states(of: bench.ids[0]).words.last == "ROLLED BACK")
            let words = try await bench.journaledStates().words
            #expect(words == ["INTENDED", "SENDING", "UNKNOWN", "ACCEPTED", "ROLLING BACK", "ROLLED BACK"])
            #expect(bench.rollbackRequests.count == 1)
        }
    }

    /// A process taken for ended writes its answer down between the other's look and what that one makes of it.
    @Test func whatWasJudgedFromAnOlderStepIsNotPutUponANewerOne() async throws {
        try await Bench.with { bench in
            let attempt = try await bench.leave([.sending, .unknown(why: "taken for ended")], of: bench.ids[0], by: Bench.us)
            let newest = Mutex<ChangeAttempt?>(attempt)
            let network = LateTransport(base: bench.transport) {
                guard let unanswered = newest.withLock({ $0.take() }) else { return }
                try await bench.sendDirectly(.rollback, bench.ids[0])
                _ = try await bench.journal.append([.accepted], to: unanswered, by: Bench.other)
            }
            let witness = try await bench.resume(attempt, by: bench.runner(bench.client(over: network)))
            let end = ["ACCEPTED", "ROLLING BACK", "ROLLED BACK"]
            #expect(witness.states(of: bench.ids[0]).words == end)
            #expect(try await bench.journaledStates().words == ["INTENDED", "SENDING", "UNKNOWN"] + end)
        }
    }

    /// A request that could not leave waits; meanwhile another process takes this one for ended, finds nothing done, and the
    /// operator asks anew.
    @Test(
        arguments: [
            .failure(TransportError(.connection("refused"), leftMachine: false)),
            .success(.refused("RequestLimitExceeded")),
        ] as [Result<HTTPReply, TransportError>], ChangeKind.allCases)
    func whatAnotherProcessHasTakenOverIsNotRepeated(answer: Result<HTTPReply, TransportError>, kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            let other = try Journal(folder: bench.folder.path)
            let count = Mutex(0)
            let network = InterruptedTransport(base: FixedTransport(answer: answer)) { _ in
                count.withLock { $0 += 1 }
                guard let sending = try await other.live().first(where: { $0.state == .sending }) else { return }
                _ = try await other.append([.unknown(why: "taken for ended"), .notApplied], to: sending, by: Bench.other)
                _ = try await bench.leave([.sending, .accepted], of: bench.ids[0], kind)
                try await bench.sendDirectly(kind, bench.ids[0])
            }
            let witness = try await bench.ask(for: kind, by: bench.runner(bench.client(over: network)))
            #expect(count.withLock(\.self) == 1)
            #expect(bench.acceptedCount(bench.ids[0], kind) == 1)
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "NOT APPLIED"])
        }
    }
}
