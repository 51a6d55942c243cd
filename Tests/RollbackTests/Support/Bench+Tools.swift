import APICore
import RecordModel

@testable import Rollback

extension Bench {
    /// What the parts of a runner have in common, for tests of one of them; no other process runs.
    var tools: ChangeTools {
        ChangeTools(
            client: client, cache: cache, journal: journal, operatedBy: Self.us, lease: Lease(own: Self.us) { _ in false },
            guide: .english, pace: LookPace(), judge: FateJudge(), uptime: { ContinuousClock.now })
    }
}
