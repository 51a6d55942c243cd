import Foundation
import RecordModel
import RecordStore
import Testing

/// What a look at a record makes of its row.
@Suite struct RollbackRowTests {
    private let folder = TemporaryFolder()

    private func cache(with records: [DeployRecord] = [.sample(1)], _ tasks: [DeployTask]) async throws -> RecordCache {
        let cache = try RecordCache(folder: folder.path)
        try await cache.save(records)
        try await cache.save(RecordDetail.sample(1, tasks: tasks))
        return cache
    }

    private func word(in cache: RecordCache) async throws -> String? { try await cache.record(1)?.statusWord }

    @Test(arguments: [
        (DeployStatus.waiting, "ROLLING BACK"), (.deploying, "ROLLING BACK"), (.deployed, "ROLLED BACK"),
        (.rolledBack, "ROLLED BACK"), (.failed, "ROLLBACK FAILED"), (.rollbackFailed, "ROLLBACK FAILED"),
        (.unknown(7), "STATUS 7"),
    ])
    func aRollbackGivesTheRowItsWord(status: DeployStatus, expected: String) async throws {
        let cache = try await cache([.sample(.deployment), .sample(.rollback, status, created: 60)])
        #expect(try await word(in: cache) == expected)
        #expect(try await cache.ids(.text(expected)) == [1])
    }

    @Test func theRollbackBegunLastDecides() async throws {
        let cache = try await cache([
            .sample(.deployment), .sample(.rollback, .deploying, created: 90), .sample(.rollback, .failed, created: 60),
        ])
        #expect(try await word(in: cache) == "ROLLING BACK")
    }

    @Test func aRunningDeploymentIsNoRollback() async throws {
        let cache = try await cache(with: [.sample(1, status: .deploying)], [.sample(.deployment, .deploying)])
        #expect(try await word(in: cache) == "DEPLOYING")
    }

    @Test(arguments: [
        (DeployStatus.deployed, "DEPLOYED"), (.rolledBack, "ROLLED BACK"), (.rollbackFailed, "ROLLBACK FAILED"),
        (.failed, "DEPLOY FAILED"),
    ])
    func aLaterPageThatSaysOtherwiseWins(status: DeployStatus, expected: String) async throws {
        let cache = try await cache([.sample(.deployment), .sample(.rollback, .deploying)])
        try await cache.save([.sample(1, status: status)])
        #expect(try await word(in: cache) == expected)
        #expect(try await cache.record(1)?.isRollingBack == false)
    }

    @Test(arguments: [DeployStatus.deploying, .waiting])
    func aPageCannotTellARollbackFromADeployment(status: DeployStatus) async throws {
        let cache = try await cache([.sample(.deployment), .sample(.rollback, .deploying)])
        try await cache.save([.sample(1, status: status)])
        #expect(try await word(in: cache) == "ROLLING BACK")
    }

    @Test func aLaterLookEndsTheRollback() async throws {
        let cache = try await cache([.sample(.deployment), .sample(.rollback, .deploying)])
        try await cache.save(RecordDetail.sample(1, tasks: [.sample(.deployment), .sample(.rollback, .rolledBack)]))
        #expect(try await word(in: cache) == "ROLLED BACK")
        #expect(try await cache.record(1)?.isRollingBack == false)
    }

    @Test func aLookMovesTheTimeOfTheLastChangeForwardOnly() async throws {
        let moved = DeployItem.sample(updated: 70)
        let cache = try await cache([.sample(.deployment), .sample(.rollback, items: [moved, .sample(2, updated: 60)])])
        #expect(try await cache.record(1)?.updatedAt == moment(70))
        try await cache.save(RecordDetail.sample(1, tasks: [.sample(.rollback, items: [.sample(updated: 65)])]))
        #expect(try await cache.record(1)?.updatedAt == moment(70))
    }

    @Test func aRecordTheListHasNotBroughtGetsARow() async throws {
        let cache = try await cache(with: [], [.sample(.deployment), .sample(.rollback, .deploying)])
        let record = try #require(try await cache.record(1))
        #expect(record.certificateID == "pW7kZ2aQ")
        #expect(record.resourceTypes == ["clb"])
        #expect(record.createdAt == moment(0))
        #expect(record.statusWord == "ROLLING BACK")
    }

    @Test func aDetailWithoutTasksMakesNoRow() async throws {
        let cache = try await cache(with: [], [])
        #expect(try await cache.record(1) == nil)
    }
}
