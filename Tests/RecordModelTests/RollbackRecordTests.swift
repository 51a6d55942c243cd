import RecordModel
import Testing

/// Words for records whose rollbacks run in records of their own.
@Suite struct RollbackRecordTests {
    private static let progress = TaskProgress(total: 3, succeeded: 2, failed: 1, running: 0)

    private static func id(_ number: Int64) -> DeployRecord.ID {
        guard let id = DeployRecord.ID(.update, number) else { preconditionFailure("\(number)") }
        return id
    }

    /// A deployment of `update/2` and a rollback of it that failed in part.
    private func detail(ranIn rollback: DeployRecord.ID?) throws -> RecordDetail {
        var task = DeployTask.sample(.rollback, .failed, Self.progress, minute: 1)
        task.rollbackRecord = rollback
        var detail = try RecordDetail.sample(.sample(.deployment, .deployed, minute: 0), task)
        detail.id = Self.id(2)
        return detail
    }

    @Test(arguments: ChangeKind.allCases)
    func theAdviceNamesTheRecordToBeRetried(kind: ChangeKind) throws {
        let eligibility = Eligibility(of: kind, try detail(ranIn: Self.id(4)))
        #expect(eligibility == .rollbackFailedElsewhere(Self.progress, in: Self.id(4)))
        #expect(
            eligibility.advice
                == "It ran in a record of its own: retry update/4 (:update/4 and then T, or certback retry update/4).")
    }

    @Test func whereNobodyKnowsItItHasToBeFound() throws {
        let eligibility = Eligibility(of: .retry, try detail(ranIn: nil))
        #expect(eligibility.advice.hasPrefix("It ran in a record of its own: find that one (L, certback journal"))
    }

    @Test func ofSeveralRollbacksTheNewestCounts() {
        var records = RollbackRecords()
        records.note(rollbackOf: Self.id(2), ranIn: Self.id(4))
        var others = RollbackRecords()
        others.note(rollbackOf: Self.id(2), ranIn: Self.id(7))
        others.note(rollbackOf: Self.id(7), ranIn: Self.id(8))
        for (one, other) in [(records, others), (others, records)] {
            var all = one
            all.add(other)
            #expect(all.rollback(of: Self.id(2)) == Self.id(7))
            #expect(all.original(of: Self.id(4)) == Self.id(2) && all.original(of: Self.id(8)) == Self.id(7))
        }
    }

    @Test(arguments: [
        (DeployTask.Kind.deployment, DeployStatus.deployed, "DEPLOYED", "DEPLOYED"),
        (.rollback, .deployed, "ROLLED BACK", "PUT BACK"),
        (.rollback, .rolledBack, "ROLLED BACK", "PUT BACK"), (.rollback, .failed, "ROLLBACK FAILED", "NOT PUT BACK"),
        (.rollback, .rollbackFailed, "ROLLBACK FAILED", "NOT PUT BACK"), (.rollback, .deploying, "ROLLING BACK", "ROLLING BACK"),
        (.rollback, .waiting, "WAITING", "WAITING"), (.rollback, .unknown(7), "STATUS 7", "STATUS 7"),
    ])
    func aStatusIsToldByTheWayTheTaskGoes(kind: DeployTask.Kind, status: DeployStatus, task: String, item: String) {
        let sample = DeployTask.sample(kind, status)
        #expect(sample.statusWord == task && sample.word(for: .sample(1, status)) == item)
    }

    @Test func theDeploymentOfARollbacksRecordIsToldAsThatRollback() throws {
        let detail = try RecordDetail.sample(.sample(.deployment, .deployed))
        #expect(detail.toldAsRollback(of: nil) == detail)
        #expect(detail.toldAsRollback(of: Self.id(2)).tasks.map(\.kind) == [.rollback])
    }
}
