import APICore
import FoundationEssentials
import RecordModel
import RecordStore
import Rollback
import Testing

/// A cloud of records that can be changed, a network that fails at random, and a journal.
struct RandomStage: Sendable {
    static let recordCount = 24

    let kind: ChangeKind
    let clock = CloudClock()
    let folder = TemporaryFolder()
    let cloud: ServiceTransport
    let network: RandomNetwork
    let cache: RecordCache
    let journal: Journal
    let ids: [DeployRecord.ID]

    init(_ kind: ChangeKind, seed: UInt64) throws {
        self.kind = kind
        let good = CloudRecord.good(for: kind)
        let bad = kind == .rollback ? CloudRecord.stubborn : .hopeless
        let records = (0..<Self.recordCount).map { $0.isMultiple(of: 4) ? bad : good }
        cloud = try ServiceTransport(of: records, clock: clock)
        network = RandomNetwork(cloud, seed: seed)
        cache = try RecordCache(folder: folder.path)
        journal = try Journal(folder: folder.path)
        let newest = Int64(999_991 + Self.recordCount)
        ids = try (0..<Int64(Self.recordCount)).map { try #require(DeployRecord.ID(rawValue: newest - $0)) }
    }

    private func client(over transport: any Transport) throws -> APIClient {
        try Bench.client(of: "http://127.0.0.1:1", over: transport)
    }

    /// A plan for all records, read over a network that works; confirmed.
    func confirmed() async throws -> ConfirmedPlan {
        let planner = Planner(client: try client(over: cloud), cache: cache, journal: journal)
        let plan = await planner.plan(kind, ids.map { ChangeWish(id: $0) })
        #expect(plan.eligible.count == Self.recordCount)
        return try #require(ConfirmedPlan(plan, typed: plan.requiredText ?? ""))
    }

    func runner(as own: Operator = Bench.us) throws -> ChangeRunner {
        ChangeRunner(
            client: try client(over: network), cache: cache, journal: journal, operatedBy: own,
            lease: Lease(own: own) { _ in false }, inHand: ChangesInHand(), isReadOnly: false,
            pace: LookPace(first: .microseconds(100), longest: .microseconds(200)), judge: FateJudge(settlingTime: .zero))
    }

    /// The cloud's clock goes on with each look.
    func note(_ update: ChangeUpdate) { if update.event.isLook { clock.advance(by: 1) } }

    /// Holds what the journal says of each record against what the cloud has really done.
    func expectTruth() async throws {
        let reader = try client(over: cloud)
        #expect(try await journal.live() == [])
        let history = try await journal.history()
        #expect(history.map(\.attempt.recordID) == ids)
        for change in history {
            let id = change.attempt.recordID
            let count = cloud.acceptedCount(kind, of: id)
            let story = "\(id): \(change.steps.map(\.state).words)"
            #expect(count <= 1, "\(story)")
            let detail = try await reader.detail(of: id)
            #expect(fates(wasCarriedOut: count > 0, detail).contains(change.attempt.state.word), "\(story)")
        }
    }

    /// The words that are true of a record.
    private func fates(wasCarriedOut: Bool, _ detail: RecordDetail) -> [String] {
        guard wasCarriedOut else { return ["REFUSED", "NOT APPLIED", "WITHDRAWN"] }
        let hasFailed = detail.currentTask?.failedItems.isEmpty == false
        return switch kind {
        case .rollback: hasFailed ? ["ROLLBACK FAILED"] : ["ROLLED BACK"]
        case .retry: hasFailed ? ["RETRY FAILED"] : ["RETRIED"]
        }
    }
}
