import CloudSimulator
import Testing

/// With several records the exit code is that of the worst fate: failed, refused, no permission, not eligible, done.
@Suite
struct ExitCodeTests {
    struct Case: Sendable {
        var records: [CloudRecord]
        var faults: [String] = []
        var states: [String]
        var exitCode: Int32
    }

    static let pending = "rollback:code=FailedOperation.CertificateDeployHasPendingRecord:1"
    static let forbidden = "rollback:code=FailedOperation.AuthError:1"

    @Test(arguments: [
        Case(records: [.deployed, .deployed], states: ["ROLLED BACK", "ROLLED BACK"], exitCode: 0),
        Case(records: [.deployed, .rolledBack], states: ["ROLLED BACK", "NOT SENT"], exitCode: 4),
        Case(records: [.deployed, .deployed], faults: [forbidden], states: ["REFUSED", "ROLLED BACK"], exitCode: 77),
        Case(records: [.rolledBack, .deployed], faults: [forbidden], states: ["NOT SENT", "REFUSED"], exitCode: 77),
        Case(records: [.deployed, .deployed], faults: [pending, forbidden], states: ["REFUSED", "REFUSED"], exitCode: 2),
        Case(
            records: [.deployed, .rolledBack, .deployed], faults: [pending], states: ["REFUSED", "NOT SENT", "ROLLED BACK"],
            exitCode: 2),
        Case(
            records: [.deployed, .stubborn, .rolledBack], faults: [pending],
            states: ["REFUSED", "ROLLBACK FAILED", "NOT SENT"], exitCode: 1),
    ])
    func theWorstFateDecides(_ fates: Case) async throws {
        try await Workplace.with(fates.records, faults: fates.faults) { place in
            let command = ["rollback"] + place.ids.map(String.init) + ["--yes", "--format", "json"]
            let outcome = try await place.run(command, environment: .hurry)
            #expect(try ChangeResult.all(in: outcome.output).map(\.state) == fates.states)
            #expect(outcome.exitCode == fates.exitCode)
        }
    }

    @Test func whatBecomesOfOneRecordStopsNoOther() async throws {
        try await Workplace.with([.deployed, .deployed, .deployed], faults: ["rollback:cut-before:1"]) { place in
            let command = ["rollback"] + place.ids.map(String.init) + ["--yes", "--format", "json"]
            let outcome = try await place.run(command, environment: .hurry)
            #expect(try ChangeResult.all(in: outcome.output).map(\.state) == ["NOT APPLIED", "ROLLED BACK", "ROLLED BACK"])
            #expect(outcome.exitCode == 1)
            #expect(place.simulator.changeRequests.map(\.deployRecordID) == place.ids)
        }
    }
}
