import RecordModel
import Synchronization

/// Keeps the reports of a client, in the order they came.
final class ReportLog: Sendable {
    private let reports = Mutex<[RequestReport]>([])

    var all: [RequestReport] { reports.withLock { $0 } }

    func add(_ report: RequestReport) { reports.withLock { $0.append(report) } }

    /// The phases an attempt went through.
    func phases(ofAttempt attempt: Int = 1) -> [RequestPhase] {
        all.filter { $0.attempt == attempt }.compactMap {
            if case .phase(let phase) = $0.event { phase } else { nil }
        }
    }

    /// What was sent, attempt by attempt.
    var traces: [RequestTrace] { all.compactMap { if case .signed(let trace) = $0.event { trace } else { nil } } }

    /// What came back.
    var replies: [ReplyTrace] { all.compactMap { if case .received(let reply) = $0.event { reply } else { nil } } }

    /// All that was told but the requests and answers themselves.
    static func withoutTraces(_ events: [RequestReport.Event]) -> [RequestReport.Event] {
        events.filter {
            switch $0 {
            case .signed, .received: false
            default: true
            }
        }
    }

    /// The attempts that will be followed by another.
    var repeated: [Int] {
        all.filter { if case .repeating = $0.event { true } else { false } }.map(\.attempt)
    }
}
