import Foundation

/// Allows so many calls of each action within any second.
struct RateLimiter: Sendable {
    /// Calls a second for each action, where the real service does not allow fewer; nil for no limit.
    let limit: Int?
    private var times: [Action: [Date]] = [:]

    init(limit: Int?) {
        self.limit = limit
    }

    /// Counts the call if it is allowed.
    mutating func allows(_ action: Action, at now: Date) -> Bool {
        guard let limit else { return true }
        var recent = times[action, default: []].filter { now.timeIntervalSince($0) < 1 }
        guard recent.count < min(limit, action.requestsPerSecond) else { return false }
        recent.append(now)
        times[action] = recent
        return true
    }
}
