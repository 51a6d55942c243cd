import APICore
import CloudSimulator
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

@Suite struct PlannerTests {
    private static let failed = #"{"error": "The listener is gone"}"#

    private static func progress(_ total: Int, succeeded: Int = 0, failed: Int = 0, running: Int = 0) -> TaskProgress {
        TaskProgress(total: total, succeeded: succeeded, failed: failed, running: running)
    }

    @Test(arguments: [
        (CloudRecord.deployed, Eligibility.eligible), (CloudRecord(status: "failed", listeners: ["{}", failed]), .eligible),
        (CloudRecord(status: "failed", listeners: [failed, failed]), .nothingSucceeded),
        (CloudRecord(status: "waiting"), .waiting), (CloudRecord(status: "undocumented"), .unknownStatus(7)),
        (CloudRecord(status: "nothingToDeploy", listeners: []), .nothingToDeploy),
        (CloudRecord(status: "rolledBack"), .alreadyRolledBack),
        (
            CloudRecord(status: "deploying", listeners: [#"{"progress": "done"}"#, #"{"progress": "running"}"#, "{}"]),
            .stillDeploying(progress(3, succeeded: 1, running: 1))
        ),
        (
            CloudRecord(status: "rollbackFailed", listeners: ["{}", #"{"rollbackError": "busy"}"#]),
            .rollbackFailed(progress(2, succeeded: 1, failed: 1))
        ),
    ])
    func aRecordIsJudgedByWhatTheAPISaysNow(record: CloudRecord, eligibility: Eligibility) async throws {
        try await Bench.with([record]) { bench in
            let target = try #require(await bench.plan(bench.ids).targets.first)
            #expect(target.eligibility == eligibility)
            #expect(target.detail?.deployment != nil)
        }
    }

    @Test(arguments: [
        (CloudRecord.failed, Eligibility.eligible), (.hopeless, .eligible), (.halfRolledBack, .eligible),
        (.deployed, .nothingFailed), (CloudRecord(status: "rolledBack"), .nothingFailed),
        (CloudRecord(status: "waiting"), .waiting),
        (CloudRecord(status: "deploying"), .stillDeploying(progress(2))),
        (CloudRecord(status: "undocumented"), .unknownStatus(7)),
        (CloudRecord(status: "nothingToDeploy", listeners: []), .nothingFailed),
    ])
    func aRetryIsJudgedByTheNewestTask(record: CloudRecord, eligibility: Eligibility) async throws {
        try await Bench.with([record]) { bench in
            let plan = await bench.plan(bench.ids, for: .retry)
            #expect(plan.kind == .retry)
            #expect(plan.targets.map(\.eligibility) == [eligibility])
        }
    }

    @Test func aRetryOffersEachFailedItem() async throws {
        try await Bench.with([.failed]) { bench in
            let plan = await bench.plan(bench.ids, for: .retry)
            let items = try #require(plan.targets.first?.detail?.deployment?.failedItems)
            #expect(items.count == 2)
            #expect(plan.answers.map(\.itemID) == [nil] + items.map(\.id))
            #expect(plan.answers.map(\.text) == [bench.ids[0].description] + items.map { String($0.id) })
        }
    }

    @Test func aPlanSaysWhichItemDiffersFromTheDetailThatWasShown() async throws {
        try await Bench.with([.failed]) { bench in
            var shown = try await bench.client.detail(of: bench.ids[0])
            shown.tasks[0].items[1].status = .deployed
            let wish = ChangeWish(id: bench.ids[0], shownDetail: shown)
            let target = try #require(await bench.planner().plan(.rollback, [wish]).targets.first)
            #expect(target.differences.map(\.new) == ["DEPLOY FAILED"])
            #expect(target.isEligible)
        }
    }

    @Test func eachRecordReadIsCounted() async throws {
        try await Bench.with([.deployed, .deployed, .deployed]) { bench in
            let (counts, told) = AsyncStream.makeStream(of: Int.self)
            _ = await bench.planner().plan(.rollback, bench.ids.map { ChangeWish(id: $0) }) { told.yield($0) }
            told.finish()
            #expect(await counts.reduce(into: []) { $0.append($1) } == [1, 2, 3])
        }
    }

    @Test func aRunningRollbackIsSaidToRun() async throws {
        try await Bench.with { bench in
            _ = try await bench.client.send(UploadUpdateCertificateRecordRollback(bench.ids[0]))
            let plan = await bench.plan(bench.ids)
            #expect(plan.targets.map(\.eligibility) == [.rollbackRunning(Self.progress(2, running: 1))])
        }
    }

    @Test func anIDTheAPIDoesNotKnowIsNoRecord() async throws {
        try await Bench.with { bench in
            let unknown = try #require(DeployRecord.ID(rawValue: 42))
            let plan = await bench.plan([unknown])
            #expect(plan.targets == [.init(id: unknown, eligibility: .noSuchRecord, detail: nil, shown: nil)])
            #expect(plan.requiredText == nil)
        }
    }

    @Test func aRecordThatCannotBeReadIsNotEligible() async throws {
        try await Bench.with(faults: ["detail:html502"]) { bench in
            let target = try #require(await bench.plan(bench.ids).targets.first)
            guard case .unread(let explanation) = target.eligibility else {
                Issue.record("\(target.eligibility)")
                return
            }
            #expect(explanation.outcome == .unreachable)
            #expect(explanation.message.contains("502"))
            #expect(target.detail == nil)
        }
    }

    @Test func aRollbackThatIsNotSettledIsUnderWay() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            _ = try await bench.leave([.sending, .unknown(why: "lost")], of: bench.ids[1])
            let plan = await bench.plan(bench.ids)
            #expect(plan.targets.map(\.eligibility) == [.eligible, .alreadyUnderWay])
        }
    }

    @Test func aRollbackThatHasEndedHoldsNothingUp() async throws {
        try await Bench.with { bench in
            _ = try await bench.leave([.sending, .notApplied], of: bench.ids[0])
            #expect(await bench.plan(bench.ids).targets.map(\.eligibility) == [.eligible])
        }
    }

    @Test func targetsComeInTheOrderMarked() async throws {
        try await Bench.with([CloudRecord](repeating: .deployed, count: 12)) { bench in
            let marked = [7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6].map { bench.ids[$0] }
            let plan = await bench.plan(marked)
            #expect(plan.targets.map(\.id) == marked)
            #expect(plan.targets.compactMap(\.detail?.id) == marked)
            #expect(plan.requiredText == "rollback 12")
        }
    }

    @Test func aPlanKeepsTheRowThatWasShownAndSaysWhatDiffers() async throws {
        try await Bench.with([CloudRecord(status: "rolledBack")]) { bench in
            let shown = DeployRecord(
                id: bench.ids[0], certificateID: "cert0000", resourceTypes: ["clb"], status: .deployed, createdAt: nil,
                updatedAt: nil)
            let plan = await bench.planner().plan(.rollback, [ChangeWish(id: bench.ids[0], shown: shown)])
            let target = try #require(plan.targets.first)
            #expect(target.shown == shown)
            #expect(target.differences.map(\.sentence) == ["status: DEPLOYED → ROLLED BACK"])
        }
    }

    @Test func aPlanNamesItsAccountAndEndpoint() async throws {
        try await Bench.with { bench in
            let plan = await bench.plan([])
            #expect(plan.account == bench.client.configuration.account)
            #expect(plan.endpoint == bench.client.configuration.endpoint)
        }
    }

    @Test func aPlanKeepsTheFreshLook() async throws {
        try await Bench.with { bench in
            let plan = await bench.plan(bench.ids)
            let detail = try await bench.cache.detail(of: bench.ids[0])
            #expect(detail != nil)
            #expect(detail == plan.targets.first?.detail)
        }
    }

    @Test func aPlanOnlyLooks() async throws {
        try await Bench.with([.deployed, .deployed]) { bench in
            _ = await bench.plan(bench.ids)
            #expect(bench.simulator.log.count == 2)
            #expect(bench.lookCount == 2)
        }
    }
}
