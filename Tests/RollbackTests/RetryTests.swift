import APICore
import CloudSimulator
import RecordModel
import RecordStore
import Rollback
import Synchronization
import Testing

/// Retries, from the request to their fate.
@Suite struct RetryTests {
    private static func progress(_ total: Int, succeeded: Int = 0, failed: Int = 0, running: Int = 0) -> TaskProgress {
        TaskProgress(total: total, succeeded: succeeded, failed: failed, running: running)
    }

    @Test func aFailedDeploymentIsTriedAgainItemByItem() async throws {
        try await Bench.with([.failed]) { bench in
            let witness = try await bench.ask(for: .retry)
            let story: [ChangeState] = [
                .intended, .sending, .accepted, .retrying(Self.progress(2, running: 2)),
                .retrying(Self.progress(2, succeeded: 1, running: 1)), .retried(Self.progress(2, succeeded: 2)),
            ]
            #expect(witness.states(of: bench.ids[0]) == story)
            #expect(try await bench.journaledStates() == story)
            #expect(bench.acceptedCount(bench.ids[0], .retry) == 1)
            #expect(bench.changeRequests.count == 1)
            #expect(try await bench.cache.record(bench.ids[0])?.statusWord == "DEPLOYED")
        }
    }

    @Test func aFailedRollbackIsTriedAgain() async throws {
        try await Bench.with([.halfRolledBack]) { bench in
            let witness = try await bench.ask(for: .retry)
            #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "SENDING", "ACCEPTED", "RETRYING", "RETRIED"])
            #expect(witness.states(of: bench.ids[0]).last == .retried(Self.progress(1, succeeded: 1)))
            #expect(try await bench.cache.record(bench.ids[0])?.statusWord == "ROLLED BACK")
        }
    }

    @Test func aRollbackThatFailedHereCanBeTriedAgainHere() async throws {
        try await Bench.with([.stubborn]) { bench in
            _ = try await bench.rollBack()
            let witness = try await bench.ask(for: .retry)
            #expect(witness.states(of: bench.ids[0]).last == .retried(Self.progress(1, succeeded: 1)))
            #expect(try await bench.journal.attempts().map(\.kind) == [.rollback, .retry])
            #expect(bench.changeRequests.map(\.wasCarriedOut) == [true, true])
        }
    }

    @Test func aRetryThatFailsAgainHasFailedAndMayBeAskedForAgain() async throws {
        try await Bench.with([.hopeless]) { bench in
            let witness = try await bench.ask(for: .retry)
            let end = ChangeState.retryFailed(Self.progress(1, failed: 1))
            #expect(witness.states(of: bench.ids[0]).last == end)
            #expect(try await bench.journaledStates().last == end)
            #expect(try await bench.cache.detail(of: bench.ids[0])?.deployment?.failedItems.map(\.errorMessage) == ["still gone"])
            #expect(await bench.eligibility(bench.ids[0], for: .retry) == .eligible)
        }
    }

    @Test func aRetryOfOneItemNamesThatItemAlone() async throws {
        try await Bench.with([.failed]) { bench in
            let items = try #require(try await bench.client.detail(of: bench.ids[0]).deployment?.failedItems)
            let sent = Mutex<[[String: Int]]>([])
            let network = InterruptedTransport(base: bench.transport) { call in
                let parameters = try call.parameters
                sent.withLock { $0.append(parameters) }
            }
            let witness = try await bench.ask(
                for: .retry, item: items[1].id, by: bench.runner(bench.client(over: network)))
            #expect(sent.withLock(\.self) == [["DeployRecordDetailId": Int(items[1].id)]])
            #expect(witness.states(of: bench.ids[0]).last == .retried(Self.progress(1, succeeded: 1)))
            let after = try await bench.client.detail(of: bench.ids[0]).deployment?.items.map(\.status)
            #expect(after == [.deployed, .failed, .deployed])
            let attempt = try await bench.onlyHistory().attempt
            #expect(attempt.itemID == items[1].id)
            #expect(attempt.title == "retry \(bench.ids[0]) item \(items[1].id)")
        }
    }

    @Test func aRetryOfAllNamesTheRecordAlone() async throws {
        try await Bench.with([.failed]) { bench in
            let sent = Mutex<[[String: Int]]>([])
            let network = InterruptedTransport(base: bench.transport) { call in
                let parameters = try call.parameters
                sent.withLock { $0.append(parameters) }
            }
            _ = try await bench.ask(for: .retry, by: bench.runner(bench.client(over: network)))
            #expect(sent.withLock(\.self) == [["DeployRecordId": Int(bench.ids[0].rawValue)]])
        }
    }

    @Test func severalRecordsAreTriedAgainInTheOrderMarked() async throws {
        try await Bench.with([.failed, .hopeless, .halfRolledBack, .deployed]) { bench in
            let marked = [2, 0, 3, 1].map { bench.ids[$0] }
            let witness = try await bench.ask(for: .retry, marked)
            #expect(bench.requests(.retry).compactMap(\.deployRecordID) == [2, 0, 1].map { Int(bench.ids[$0].rawValue) })
            let ends = bench.ids.map { witness.states(of: $0).last?.word }
            #expect(ends == ["RETRIED", "RETRY FAILED", "RETRIED", nil])
        }
    }
}
