import FoundationEssentials
import RecordModel

/// The requests of this run, for the `t` screen and the budget in the status line.
struct RequestLog: Hashable, Sendable {
    /// One call with all its attempts.
    struct Entry: Hashable, Sendable {
        var call: Int
        var attempt: Int
        var action: Action
        var recordID: DeployRecord.ID?
        var startedAt: Date
        var lastAt: Date
        var event: RequestReport.Event
    }

    private(set) var entries: [Entry] = []
    private var sentAt: [Date] = []

    private static let most = 200
    /// The API's limit for one second.
    static let budget = 20

    mutating func take(_ report: RequestReport) {
        if let place = entries.lastIndex(where: { $0.call == report.call }) {
            entries[place].attempt = report.attempt
            entries[place].lastAt = report.at
            entries[place].event = report.event
        } else {
            entries.append(
                Entry(
                    call: report.call, attempt: report.attempt, action: report.action, recordID: report.recordID,
                    startedAt: report.at, lastAt: report.at, event: report.event))
            if entries.count > Self.most { entries.removeFirst() }
        }
        if report.event == .phase(.connecting) {
            sentAt.append(report.at)
            sentAt.removeAll { report.at.timeIntervalSince($0) >= 1 }
        }
    }

    /// Seconds until the last of the requests that were refused for their rate is sent anew; nil where none waits.
    func longestWait(at now: Date) -> Double? {
        let waits = entries.compactMap { entry -> Double? in
            guard case .repeating(let pause, let error) = entry.event, error.isRateLimit else { return nil }
            return (entry.lastAt + pause.inSeconds).timeIntervalSince(now)
        }
        return waits.filter { $0 > 0 }.max()
    }

    /// Requests sent within the last second.
    func inLastSecond(of now: Date) -> Int {
        sentAt.count { now.timeIntervalSince($0) < 1 }
    }
}
