import APICore
import CloudSimulator
import Foundation
import RecordModel
import RecordStore
import Rollback
import Testing

/// Two programs share the limit of one account, neither knowing of the other: each keeps to 20 requests a second, both
/// together do not.
///
/// With `CERTBACK_SOAK` in the environment 100 records each, else 15; those a busy machine may send too slowly to be refused, so
/// that the cloud refuses some as it would then.
@Suite struct SharedRateTests {
    private static let isSoak = ProcessInfo.processInfo.environment["CERTBACK_SOAK"] != nil
    private static let count = isSoak ? 100 : 15

    /// One of the programs: with a budget, connections, a cache and a journal of its own.
    private struct Party: Sendable {
        let client: APIClient
        let transport = HTTPTransport()
        let folder = TemporaryFolder()
        let cache: RecordCache
        let journal: Journal
        let witness = Witness(clock: CloudClock())

        init(at address: SimulatorAddress) throws {
            let options = SimulatorOptions()
            let credentials = Credentials(secretID: options.secretID, secretKey: Secret(options.secretKey))
            let configuration = APIClient.Configuration(endpoint: try Endpoint(address.url), credentials: credentials)
            client = APIClient(configuration, transport: transport)
            cache = try RecordCache(folder: folder.path)
            journal = try Journal(folder: folder.path)
        }

        func confirmed(_ ids: [DeployRecord.ID]) async throws -> ConfirmedPlan {
            let plan = await Planner(client: client, cache: cache, journal: journal).plan(
                .rollback, ids.map { ChangeWish(id: $0) })
            try #require(plan.eligible.count == ids.count)
            return try #require(ConfirmedPlan(plan, typed: plan.requiredText ?? ""))
        }

        func carryOut(_ confirmed: ConfirmedPlan) async {
            let runner = ChangeRunner(
                client: client, cache: cache, journal: journal, operatedBy: Bench.us, lease: Lease(own: Bench.us) { _ in false },
                inHand: ChangesInHand(), isReadOnly: false)
            await runner.run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure)
        }
    }

    @Test func refusalsForTheRateLoseNoChange() async throws {
        var options = SimulatorOptions()
        options.recordCount = 0
        options.demoRecords = Array(CloudRecord.json(of: [CloudRecord](repeating: .deployed, count: 2 * Self.count)).utf8)
        options.itemDuration = .milliseconds(10)
        options.rateLimit = 20
        if !Self.isSoak { options.faults = [try Fault(parsing: "rollback:rate-limit:4")] }
        let simulator = try CloudSimulator(options: options)
        let ids = try (0..<Int64(2 * Self.count)).map { try #require(DeployRecord.ID(rawValue: 999_992 + $0)) }
        try await simulator.withServer { address in
            let parties = try [Party(at: address), Party(at: address)]
            let shares = [Array(ids.prefix(Self.count)), Array(ids.suffix(Self.count))]
            // One after the other: that a look is refused again and again is no lost change, but leaves none to confirm.
            var plans: [ConfirmedPlan] = []
            for (party, share) in zip(parties, shares) { plans.append(try await party.confirmed(share)) }
            await withDiscardingTaskGroup { group in
                for (party, plan) in zip(parties, plans) { group.addTask { await party.carryOut(plan) } }
            }
            for (party, share) in zip(parties, shares) {
                #expect(party.witness.failures.isEmpty)
                #expect(share.allSatisfy { party.witness.states(of: $0).last?.word == "ROLLED BACK" })
                #expect(try await party.journal.history().count { $0.attempt.state.isSuccess } == share.count)
                try await party.transport.close()
            }
        }
        #expect(ids.allSatisfy { simulator.log.accepted(rollbackOf: Int($0.rawValue)) == 1 })
        let sent = simulator.log.filter { $0.action == ChangeKind.rollback.action(.uploadUpdate).name }
        #expect(sent.contains { $0.outcome == "RequestLimitExceeded" || $0.fault == "rate-limit" })
    }
}
