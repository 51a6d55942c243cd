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
            sentAt.removeAll { abs(report.at.timeIntervalSince($0)) >= 1 }
        }
    }

    /// The read refused for its rate that is sent anew last, and when; nil where none waits.
    ///
    /// A change tells of its own waiting.
    func longestWait(at now: Date) -> (entry: Entry, end: Date)? {
        let waits = entries.compactMap { entry -> (entry: Entry, end: Date)? in
            guard entry.action.repeatability == .always, case .repeating(let pause, let error) = entry.event, error.isRateLimit
            else { return nil }
            return (entry, entry.lastAt + pause.inSeconds)
        }
        return waits.filter { $0.end > now }.max { $0.end < $1.end }
    }

    /// Requests sent within the last second; after the clock was set back, none of those before.
    func inLastSecond(of now: Date) -> Int {
        sentAt.count { abs(now.timeIntervalSince($0)) < 1 }
    }
}

extension RequestLog.Entry {
    /// What was asked for, in a word: `list`, or the record.
    var subject: String { recordID.map { "record \($0)" } ?? "list" }

    /// Nil as long as no answer has brought one.
    var requestID: RequestID? {
        switch event {
        case .phase: nil
        case .succeeded(let id): id
        case .failed(let error), .repeating(_, let error): error.requestID
        }
    }
}
