import APICore
import CloudSimulator
import Foundation
import RecordModel
import RecordStore
import Rollback
import Testing

/// The usual parts, put together in one call, as another program uses them.
@Suite struct AccountSessionTests {
    private static let number = SimulatorOptions().accountID

    private func session<Value: Sendable>(
        _ bench: Bench, secretKey: String = SimulatorOptions().secretKey,
        _ work: (AccountSession) async throws -> Value
    ) async throws -> Value {
        try await AccountSession.with(
            bench.client.configuration.endpoint, folder: "\(bench.folder.path)/session", clientName: "test",
            variables: [
                "TENCENTCLOUD_SECRET_ID": SimulatorOptions().secretID, "TENCENTCLOUD_SECRET_KEY": secretKey,
                "HOME": bench.folder.path,
            ], work)
    }

    @Test func aConfirmedRecordIsRolledBackAndKeptInTheAccountsJournal() async throws {
        try await Bench.with { bench in
            let witness = Witness(clock: bench.clock)
            try await session(bench) { session in
                let plan = await session.planner.plan(.rollback, [ChangeWish(id: bench.ids[0])])
                #expect(plan.account.number == Self.number)
                let confirmed = try #require(ConfirmedPlan(plan, typed: bench.ids[0].description))
                await session.runner.run(confirmed, onUpdate: witness.note, onFailure: witness.noteFailure)
                #expect(try await session.journal.live().isEmpty)
            }
            #expect(witness.failures.isEmpty)
            let journal = try Journal(folder: "\(bench.folder.path)/session/\(Self.number)")
            #expect(try await journal.history().map(\.attempt.state.word) == ["ROLLED BACK"])
        }
    }

    @Test func whatAnEarlierRunLeftIsFollowedAndNotSentAgain() async throws {
        try await Bench.with { bench in
            try await session(bench) { session in
                let intent = Journal.Intent(
                    kind: .rollback, recordID: bench.ids[0], account: session.client.configuration.account,
                    endpoint: session.client.configuration.endpoint,
                    // No process can have this number.
                    operatedBy: Operator(
                        user: "ops", origin: nil, terminal: nil, host: Operator.ofThisProcess([:]).host, process: .max),
                    saw: try await session.client.detail(of: bench.ids[0]), typed: bench.ids[0].description)
                _ = try await session.journal.intend(intent, at: Date())
                let witness = Witness(clock: bench.clock)
                try await session.resumeAll(onUpdate: witness.note)
                #expect(try await session.journal.history().map(\.attempt.state.word) == ["WITHDRAWN"])
            }
            #expect(bench.simulator.log.count(of: "UploadUpdateCertificateRecordRollback") == 0)
        }
    }

    /// Without knowing whose keys they are there is no telling which journal would have to be asked.
    @Test func wrongKeysOpenNothing() async throws {
        try await Bench.with { bench in
            await #expect(throws: APIError.self) {
                try await session(bench, secretKey: "ANOTHER-KEY-OPENS-NOTHING-0000") { _ in Issue.record("The work was begun.") }
            }
            #expect(!FileManager.default.fileExists(atPath: "\(bench.folder.path)/session"))
        }
    }
}
