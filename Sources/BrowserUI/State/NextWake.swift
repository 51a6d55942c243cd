public import FoundationEssentials
import RecordModel

extension AppState {
    /// When the screen changes next by time alone; nil while it never does. An idle program need not wake before.
    public var nextWake: Date? {
        let changes =
            session.isLowBandwidth
            ? [nextArming, nextRepeat, nextStaleness] : [nextArming, nextSecond, nextMinute, nextStaleness]
        return (changes + [nextRest]).compactMap(\.self).min()
    }

    private var nextRest: Date? { details.resting.map(\.end) }

    /// A question that takes no keys yet.
    private var nextArming: Date? {
        guard case .confirmation(let confirmation) = overlays.last, !confirmation.isArmed(at: now) else { return nil }
        return confirmation.armedAt
    }

    /// While something is under way its seconds are counted.
    private var nextSecond: Date? {
        if case .confirmation(let confirmation) = overlays.last { return confirmation.isArmed(at: now) ? now + 1 : nil }
        let waits = requests.longestWait(at: now) != nil
        if case .planning = overlays.last { return now + 1 }
        return waits || !changes.live.isEmpty || requests.inLastSecond(of: now) > 0 ? now + 1 : nil
    }

    /// The age of the cache is shown in minutes.
    private var nextMinute: Date? {
        guard let completedAt = sync.age?.completedAt, !sync.isRunning else { return nil }
        let age = now.timeIntervalSince(completedAt)
        return completedAt + (max(0, age) / 60).rounded(.down) * 60 + 60
    }

    /// A request refused for its rate is sent again.
    private var nextRepeat: Date? { requests.longestWait(at: now)?.end }

    /// The end of the age that still counts as fresh may lie between two minutes.
    private var nextStaleness: Date? {
        guard let completedAt = sync.age?.completedAt, !sync.isRunning, !isCacheStale else { return nil }
        return completedAt + session.ageLimit + 0.001
    }
}
