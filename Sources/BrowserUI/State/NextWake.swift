public import FoundationEssentials
import RecordModel

extension AppState {
    /// When the screen changes next by time alone; nil while it never does. An idle program need not wake before.
    public var nextWake: Date? {
        [nextRest, nextSecond, nextMinute].compactMap(\.self).min()
    }

    private var nextRest: Date? { details.resting.map(\.end) }

    /// While something is under way its seconds are counted.
    private var nextSecond: Date? {
        let waits = requests.longestWait(at: now) != nil
        let counts = waits || !changes.live.isEmpty || requests.inLastSecond(of: now) > 0
        guard case .confirmation(let confirmation) = overlays.last else { return counts ? now + 1 : nil }
        return confirmation.isArmed(at: now) ? now + 1 : confirmation.armedAt
    }

    /// The age of the cache is shown in minutes.
    private var nextMinute: Date? {
        guard let completedAt = sync.age?.completedAt, !sync.isRunning else { return nil }
        let age = now.timeIntervalSince(completedAt)
        return completedAt + (max(0, age) / 60).rounded(.down) * 60 + 60
    }
}
