import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

/// What was confirmed some time ago is looked at once more before it is sent.
@Suite struct LastLookTests {
    /// The plan for these records as one that was read so many seconds ago, confirmed.
    private func confirmed(
        _ bench: Bench, _ kind: ChangeKind = .rollback, secondsOld: TimeInterval = 11,
        _ change: (inout RecordDetail) -> Void = { _ in }
    ) async throws -> ConfirmedPlan {
        var plan = await bench.plan(bench.ids, for: kind)
        for place in plan.targets.indices {
            plan.targets[place].detail?.readAt -= secondsOld
            if var detail = plan.targets[place].detail {
                change(&detail)
                plan.targets[place].detail = detail
            }
        }
        return try #require(ConfirmedPlan(plan, typed: plan.requiredText ?? ""))
    }

    /// Why the only record was not sent.
    private func reason(_ witness: Witness, _ bench: Bench) throws -> String {
        #expect(witness.states(of: bench.ids[0]).words == ["INTENDED", "WITHDRAWN"])
        guard case .withdrawn(let why) = try #require(witness.states(of: bench.ids[0]).last) else { return "" }
        return why
    }

    @Test(arguments: ChangeKind.allCases)
    func aFreshLookIsNotTakenAgain(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            _ = await bench.carryOut(try await confirmed(bench, kind, secondsOld: 0))
            #expect(bench.asked.prefix(2) == ["look", kind.rawValue])
        }
    }

    /// A clock that was set back shows a look that has yet to come.
    @Test(arguments: [11, 3600, -3600], ChangeKind.allCases)
    func anOldLookIsTakenAgainAndWhatIsAsItWasIsSent(secondsOld: TimeInterval, kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            let witness = await bench.carryOut(try await confirmed(bench, kind, secondsOld: secondsOld))
            #expect(bench.asked.prefix(3) == ["look", "look", kind.rawValue])
            #expect(try #require(witness.states(of: bench.ids[0]).last).isSuccess)
            #expect(bench.changeRequests.count == 1)
        }
    }

    @Test func aRecordRolledBackElsewhereMeanwhileIsNotSent() async throws {
        try await Bench.with { bench in
            let confirmed = try await confirmed(bench)
            try await bench.sendDirectly(.rollback, bench.ids[0])
            let witness = await bench.carryOut(confirmed)
            #expect(try reason(witness, bench).contains("status: DEPLOYED → ROLLING BACK; rollbacks: 0 → 1"))
            #expect(witness.explanation(of: bench.ids[0])?.title == "changed since")
            #expect(witness.explanation(of: bench.ids[0])?.outcome == .notEligible)
            #expect(try await bench.journal.live() == [])
            // The one above.
            #expect(bench.rollbackRequests.count == 1)
        }
    }

    @Test func aRecordRetriedElsewhereMeanwhileIsNotSent() async throws {
        try await Bench.with([.hopeless]) { bench in
            let confirmed = try await confirmed(bench, .retry)
            try await bench.sendDirectly(.retry, bench.ids[0])
            let witness = await bench.carryOut(confirmed)
            #expect(try reason(witness, bench).hasPrefix("status: DEPLOY FAILED → DEPLOYING"))
            #expect(bench.changeRequests.count == 1)
        }
    }

    /// The status of the record is the same, one of its items has failed by now.
    @Test(arguments: ChangeKind.allCases)
    func aRecordOfWhichAnItemHasFailedMeanwhileIsNotSent(kind: ChangeKind) async throws {
        try await Bench.with([.failed]) { bench in
            let confirmed = try await confirmed(bench, kind) { $0.tasks[0].items[1].status = .deployed }
            let witness = await bench.carryOut(confirmed)
            #expect(try reason(witness, bench).hasSuffix("DEPLOYED → DEPLOY FAILED"))
            #expect(bench.changeRequests.isEmpty)
        }
    }

    @Test(arguments: [
        (HTTPReply.refused("FailedOperation.CertificateDeployNotExist"), "No."),
        (.json(#"{"Response":{"DeployRecordDetail":[],"RequestId":"r-1"}}"#), "status: DEPLOYED → no task"),
    ])
    func aRecordThatIsGoneMeanwhileIsNotSent(reply: HTTPReply, why: String) async throws {
        try await Bench.with { bench in
            let confirmed = try await confirmed(bench)
            let network = AnsweringTransport(base: bench.transport) { () throws(TransportError) in reply }
            let witness = try await bench.carryOut(confirmed, by: bench.runner(bench.client(over: network)))
            #expect(try reason(witness, bench).hasPrefix(why))
            #expect(bench.changeRequests.isEmpty)
        }
    }

    @Test(arguments: ChangeKind.allCases)
    func aLookThatFailsKeepsTheRequestBack(kind: ChangeKind) async throws {
        try await Bench.with([.good(for: kind)]) { bench in
            let confirmed = try await confirmed(bench, kind)
            let network = AnsweringTransport(base: bench.transport) { () throws(TransportError) in
                throw TransportError(.connection("reset"), leftMachine: true)
            }
            let witness = try await bench.carryOut(confirmed, by: bench.runner(bench.client(over: network)))
            #expect(try reason(witness, bench) == "reset")
            #expect(try await bench.onlyHistory().steps.map(\.code) == [nil, "lost"])
            #expect(bench.changeRequests.isEmpty)
        }
    }

    @Test func oneThatIsKeptBackDoesNotStopTheOthers() async throws {
        try await Bench.with([.deployed, .deployed, .deployed]) { bench in
            let confirmed = try await confirmed(bench)
            try await bench.sendDirectly(.rollback, bench.ids[1])
            let witness = await bench.carryOut(confirmed)
            #expect(bench.ids.map { witness.states(of: $0).last?.word } == ["ROLLED BACK", "WITHDRAWN", "ROLLED BACK"])
            #expect(bench.rollbackRequests.count == 3)
        }
    }
}
