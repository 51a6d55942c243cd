import FoundationEssentials
import RecordModel
import Testing

@testable import Rollback

/// Whether a change is another process's, as a table.
@Suite struct LeaseTests {
    private static let now = Date(timeIntervalSince1970: 1_750_000_000)

    private func attempt(heldBy holder: Operator, steppedAt seconds: Double = 0) throws -> ChangeAttempt {
        ChangeAttempt(
            id: .init(rawValue: 1), recordID: try #require(DeployRecord.ID(rawValue: 7)), intendedAt: Self.now, state: .sending,
            operatedBy: Bench.process(9), step: .init(rawValue: 1), steppedAt: Self.now.addingTimeInterval(seconds),
            heldBy: holder)
    }

    private func isHeld(by holder: Operator, isRunning: Bool?, steppedAt seconds: Double = 0) throws -> Bool {
        let lease = Lease(own: Bench.us, patience: 600) { _ in isRunning }
        return lease.isHeldByAnother(try attempt(heldBy: holder, steppedAt: seconds), at: Self.now)
    }

    @Test(arguments: [true, false, nil])
    func whatThisProcessHoldsIsNotAnothers(isRunning: Bool?) throws {
        #expect(try !isHeld(by: Bench.us, isRunning: isRunning))
        #expect(Lease(own: Bench.us) { _ in true }.isOwn(try attempt(heldBy: Bench.us)))
    }

    @Test(arguments: [0, -86_400, 86_400])
    func aProcessThatCanBeAskedDecidesByItself(seconds: Double) throws {
        #expect(try isHeld(by: Bench.other, isRunning: true, steppedAt: seconds))
        #expect(try !isHeld(by: Bench.other, isRunning: false, steppedAt: seconds))
    }

    /// Seconds from now to its newest step; more than zero where a clock was set back.
    @Test(arguments: [
        (0.0, true), (-599, true), (-600, false), (-86_400, false), (599, true), (600, false), (86_400, false),
    ])
    func aProcessThatCannotBeAskedIsGivenTenMinutesEitherWay(seconds: Double, isHeld: Bool) throws {
        let elsewhere = Bench.process(1, host: "bastion-2")
        #expect(try self.isHeld(by: elsewhere, isRunning: nil, steppedAt: seconds) == isHeld)
    }

    @Test func theSameNumberStartedAtAnotherTimeIsAnotherProcess() throws {
        var predecessor = Bench.us
        predecessor.processStart = "7"
        let lease = Lease(own: Bench.us) { $0.processStart != "7" }
        let left = try attempt(heldBy: predecessor)
        #expect(!lease.isOwn(left))
        // Its number lives, it does not.
        #expect(!lease.isHeldByAnother(left, at: Self.now))
    }

    @Test func itIsTheHolderThatIsAskedNotWhoeverBegan() throws {
        let lease = Lease(own: Bench.us) { $0 == Bench.other }
        #expect(lease.isHeldByAnother(try attempt(heldBy: Bench.other), at: Self.now))
        #expect(!lease.isHeldByAnother(try attempt(heldBy: Bench.process(3)), at: Self.now))
    }
}
