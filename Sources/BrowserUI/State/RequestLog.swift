import FoundationEssentials
import RecordModel

/// The requests of this run, for the `t` screen, the inspector and the budget in the status line.
struct RequestLog: Hashable, Sendable {
    /// One call with all its attempts.
    struct Entry: Hashable, Sendable {
        var call: Int
        var attempt: Int
        var action: Action
        var recordID: DeployRecord.ID?
        var startedAt: Date
        var lastAt: Date
        var standing: Standing
        /// What was sent, an exchange for each attempt that came so far, oldest first.
        var exchanges: [Exchange] = []
        /// What was reached when, through all attempts.
        var marks: [Mark] = []
    }

    /// How far a call has come.
    enum Standing: Hashable, Sendable {
        case phase(RequestPhase)
        case succeeded(RequestID?)
        case failed(APIError)
        case repeating(after: Duration, because: APIError)
    }

    /// One attempt: what was sent, and what came back.
    struct Exchange: Hashable, Sendable {
        struct ID: Hashable, Sendable {
            var call: Int
            var attempt: Int
        }

        var id: ID
        var request: RequestTrace
        var reply: ReplyTrace?
    }

    struct Mark: Hashable, Sendable {
        var word: String
        var at: Date
    }

    private(set) var entries: [Entry] = []
    private var sentAt: [Date] = []

    /// Of reads; a synchronisation pushes the oldest out.
    private static let most = 200
    /// Of changes, which no number of reads pushes out.
    private static let mostChanges = 500
    /// Bytes of answers that are kept; of older ones only the size.
    private static let mostBytes = 4 << 20

    mutating func take(_ report: RequestReport) {
        let place = entries.lastIndex { $0.call == report.call } ?? begin(report)
        entries[place].take(report)
        if case .received = report.event { forgetOldReplies() }
        if report.event == .phase(.connecting) {
            sentAt.append(report.at)
            sentAt.removeAll { abs(report.at.timeIntervalSince($0)) >= 1 }
        }
    }

    private mutating func begin(_ report: RequestReport) -> Int {
        entries.append(
            Entry(
                call: report.call, attempt: report.attempt, action: report.action, recordID: report.recordID,
                startedAt: report.at, lastAt: report.at, standing: .phase(.queued)))
        let kind = report.action.repeatability
        let others = entries.count { $0.action.repeatability == kind }
        if others > (kind == .never ? Self.mostChanges : Self.most),
            let oldest = entries.firstIndex(where: { $0.action.repeatability == kind })
        {
            entries.remove(at: oldest)
        }
        return entries.count - 1
    }

    private mutating func forgetOldReplies() {
        var bytes = entries.reduce(0) { $0 + $1.keptBytes }
        for place in entries.indices where bytes > Self.mostBytes {
            bytes -= entries[place].keptBytes
            entries[place].forgetReplies()
        }
    }

    /// The read refused for its rate that is sent anew last, and when; nil where none waits.
    ///
    /// A change tells of its own waiting.
    func longestWait(at now: Date) -> (entry: Entry, end: Date)? {
        let waits = entries.compactMap { entry -> (entry: Entry, end: Date)? in
            guard entry.action.repeatability == .always, case .repeating(let pause, let error) = entry.standing, error.isRateLimit
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
        switch standing {
        case .phase: nil
        case .succeeded(let id): id
        case .failed(let error), .repeating(_, let error): error.requestID
        }
    }

    fileprivate var keptBytes: Int { exchanges.reduce(0) { $0 + ($1.reply?.keptBytes ?? 0) } }

    fileprivate mutating func forgetReplies() {
        for place in exchanges.indices { exchanges[place].reply?.forgetBody() }
    }

    fileprivate mutating func take(_ report: RequestReport) {
        attempt = report.attempt
        lastAt = report.at
        switch report.event {
        case .signed(let request): exchanges.append(.init(id: .init(call: call, attempt: report.attempt), request: request))
        case .received(let reply): if !exchanges.isEmpty { exchanges[exchanges.count - 1].reply = reply }
        case .phase(let phase): reach(.phase(phase), phase.rawValue, report.at)
        case .succeeded(let id): reach(.succeeded(id), "ok", report.at)
        case .failed(let error): reach(.failed(error), "failed: \(error.word)", report.at)
        case .repeating(let pause, let error):
            reach(.repeating(after: pause, because: error), "to be sent anew: \(error.word)", report.at)
        }
    }

    private mutating func reach(_ standing: RequestLog.Standing, _ word: String, _ date: Date) {
        self.standing = standing
        marks.append(.init(word: word, at: date))
    }
}
