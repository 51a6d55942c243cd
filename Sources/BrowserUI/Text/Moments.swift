import FoundationEssentials
import RecordModel

/// How moments are told: by their distance from now, which counts up or down on the screen.
///
/// On a slow link they are told by the clock, which stands still: a line that changes each second would be sent each second.
struct Moments {
    let session: Session
    let now: Date

    private var standsStill: Bool { session.isLowBandwidth }

    /// `1 s ago`, or `at 14:05:00`.
    func past(_ date: Date) -> String {
        standsStill ? "at \(session.zone.time(date))" : "\(max(0, now.timeIntervalSince(date)).spoken) ago"
    }

    /// `in 5 s`, or `at 14:05:05`.
    func coming(_ date: Date) -> String {
        standsStill ? "at \(session.zone.time(date))" : "in \(max(0, date.timeIntervalSince(now)).rounded(.up).spoken)"
    }
}

extension AppState {
    var moments: Moments { Moments(session: session, now: now) }
}
