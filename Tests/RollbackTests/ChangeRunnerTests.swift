import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

@Suite struct ChangeRunnerTests {
    private static let pending = "FailedOperation.CertificateDeployHasPendingRecord"

    private static func progress(_ total: Int, succeeded: Int = 0, failed: Int = 0, running: Int = 0) -> TaskProgress {
        TaskProgress(total: total, succeeded: succeeded, failed: failed, running: running)
    }

    @Test func aRollbackIsToldAndWrittenDownStepByStep() async throws {
        try await Bench.with { bench in
            let witness = try await bench.rollBack()
            let story: [ChangeState] = [
                .intended, .sending, .accepted, .running(Self.progress(2, running: 1)),
                .running(Self.progress(2, succeeded: 1, running: 1)), .rolledBack(Self.progress(2, succeeded: 2)),
            ]
            #expect(witness.states(of: bench.ids[0]) == story)
            #expect(try await bench.journaledStates() == story)
            #expect(try await bench.journal.live() == [])
            #expect(witness.failures == [:])
        }
    }

    @Test func aRollbackIsOneRequest() async throws {
        try await Bench.with { bench in
            _ = try await bench.rollBack()
            #expect(bench.rollbackRequests.count == 1)
            #expect(bench.acceptedCount(bench.ids[0]) == 1)
            #expect(bench.lookCount == 4)
        }
    }

    @Test func thePhasesOfTheRequestAreTold() async throws {
        try await Bench.with { bench in
            let witness = try await bench.rollBack()
            #expect(witness.phases == [.queued, .connecting, .sent, .waiting, .answered])
        }
    }

    @Test func looksAreNumberedAndTheLastHasNoNext() async throws {
        try await Bench.with { bench in
            let looks = try await bench.rollBack().events.filter(\.isLook)
            let pause = Duration.microseconds(200)
            #expect(looks.count == 3)
            #expect(looks.last == .looked(number: 3, nextIn: nil))
            #expect(looks.dropFirst().first == .looked(number: 2, nextIn: pause))
        }
    }

    @Test func theJournalKeepsWhoAskedWhatWasTypedAndTheRequestID() async throws {
        try await Bench.with { bench in
            let witness = try await bench.rollBack()
            let history = try await bench.onlyHistory()
            let attempt = history.attempt
            #expect(attempt.operatedBy == Bench.us)
            #expect(history.steps.allSatisfy { $0.by == Bench.us })
            #expect(history.typed == bench.ids[0].description)
            #expect(attempt.requestID != nil)
            #expect(attempt.requestID == witness.updates.last?.attempt.requestID)
            #expect(attempt.id == witness.updates.last?.attempt.id)
        }
    }

    @Test func theRowOfTheRecordFollows() async throws {
        try await Bench.with { bench in
            _ = try await bench.rollBack()
            #expect(try await bench.cache.record(bench.ids[0])?.statusWord == "ROLLED BACK")
        }
    }

    @Test func aRefusedRollbackChangedNothingAndSaysWhy() async throws {
        let records = [CloudRecord(status: "deploying", certificate: "shared00"), CloudRecord(certificate: "shared00")]
        try await Bench.with(records) { bench in
            let id = bench.ids[1]
            let witness = try await bench.rollBack([id])
            let states = witness.states(of: id)
            #expect(states.words == ["INTENDED", "SENDING", "REFUSED"])
            guard case .refused(Self.pending, let message) = states.last else {
                Issue.record("\(states)")
                return
            }
            #expect(message.contains("running certificate deployment task"))
            #expect(try await bench.journaledStates() == states)
            #expect(try await bench.journal.live() == [])
            #expect(bench.acceptedCount(id) == 0)
            #expect(bench.lookCount == 1)
        }
    }

    @Test func aRefusalIsExplainedWithItsRequestID() async throws {
        let records = [CloudRecord(status: "deploying", certificate: "shared00"), CloudRecord(certificate: "shared00")]
        try await Bench.with(records) { bench in
            let witness = try await bench.rollBack([bench.ids[1]])
            let explanation = try #require(witness.explanation(of: bench.ids[1]))
            #expect(explanation.title == Self.pending)
            #expect(explanation.outcome == .refused)
            #expect(explanation.changed.hasPrefix("No."))
            #expect(explanation.requestID != nil)
            let last = try #require(try await bench.onlyHistory().steps.last)
            #expect(last.requestID == explanation.requestID)
            #expect(last.code == Self.pending)
        }
    }

    @Test func aRollbackThatFailsOnSomeItemsHasFailed() async throws {
        try await Bench.with([.stubborn]) { bench in
            let witness = try await bench.rollBack()
            let end = ChangeState.rollbackFailed(Self.progress(2, succeeded: 1, failed: 1))
            #expect(witness.states(of: bench.ids[0]).last == end)
            #expect(try await bench.journaledStates().last == end)
            let items = try await bench.cache.detail(of: bench.ids[0])?.rollback?.items
            #expect(items?.map(\.errorMessage) == ["", "The listener is busy"])
        }
    }

    @Test func recordsAreSentInTheOrderMarked() async throws {
        try await Bench.with([.deployed, .deployed, .deployed, .deployed]) { bench in
            let marked = [2, 0, 3, 1].map { bench.ids[$0] }
            let witness = try await bench.rollBack(marked)
            #expect(bench.rollbackRequests.compactMap(\.deployRecordID) == marked.map { Int($0.rawValue) })
            for id in marked { #expect(witness.states(of: id).last?.word == "ROLLED BACK") }
        }
    }

    @Test func everyIntentIsWrittenBeforeAnythingIsSent() async throws {
        try await Bench.with([.deployed, .deployed, .deployed]) { bench in
            let witness = try await bench.rollBack()
            #expect(witness.events.prefix(3) == [.state(.intended), .state(.intended), .state(.intended)])
        }
    }

    @Test func oneRefusalDoesNotStopTheOthers() async throws {
        let records = [
            CloudRecord(certificate: "shared00"), .deployed, .stubborn, CloudRecord(status: "deploying", certificate: "shared00"),
        ]
        try await Bench.with(records) { bench in
            let witness = try await bench.rollBack(Array(bench.ids.prefix(3)))
            let ends = bench.ids.prefix(3).map { witness.states(of: $0).last?.word }
            #expect(ends == ["REFUSED", "ROLLED BACK", "ROLLBACK FAILED"])
            #expect(bench.rollbackRequests.count == 3)
        }
    }

    @Test func whatIsNotEligibleIsNotSent() async throws {
        try await Bench.with([.deployed, CloudRecord(status: "waiting")]) { bench in
            let witness = try await bench.rollBack()
            #expect(bench.rollbackRequests.map(\.deployRecordID) == [Int(bench.ids[0].rawValue)])
            #expect(witness.states(of: bench.ids[1]) == [])
        }
    }

    /// Five hundred intents, requests and looks; the cloud is done at once.
    @Test func manyRecordsAreSentInOrderEachOnce() async throws {
        try await Bench.with([]) { bench in
            let cloud = try ServiceTransport(generated: 1000, itemDuration: .zero, clock: bench.clock)
            let client = try bench.client(over: cloud)
            let ids = try await client.idsThatCanBeRolledBack(500)
            let plan = await bench.planner(client).plan(.rollback, ids.map { ChangeWish(id: $0) })
            let confirmed = try #require(ConfirmedPlan(plan, typed: "rollback 500"))
            // A witness would move the cloud's clock away from ours.
            await bench.runner(client).run(confirmed, onUpdate: { _ in }, onFailure: { id, _ in Issue.record("\(id)") })
            #expect(cloud.rolledBack == ids.map { Int($0.rawValue) })
            #expect(cloud.rollbackCount == 500)
            let attempts = try await bench.journal.attempts()
            #expect(attempts.map(\.recordID) == ids)
            #expect(Set(attempts.map(\.state.word)).isSubset(of: ["ROLLED BACK", "ROLLBACK FAILED"]))
        }
    }

    @Test func aLookThatFailsDoesNotEndTheWatch() async throws {
        // The plan's look passes; the first one after the request fails.
        try await Bench.with(faults: ["detail:slow=0:1", "detail:html502:1"]) { bench in
            let witness = try await bench.rollBack(by: bench.runner(bench.onceClient()))
            let failures = witness.updates.filter(\.event.isFailedLook)
            #expect(failures.map(\.attempt.state) == [.accepted])
            #expect(witness.states(of: bench.ids[0]).last?.word == "ROLLED BACK")
        }
    }
}
