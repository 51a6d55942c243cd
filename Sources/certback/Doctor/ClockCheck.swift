import APICore
import Foundation
import RecordModel

/// This machine's clock against the server's: a signature is refused when they differ by more than five minutes.
enum ClockCheck {
    /// Seconds from which on it is odd, and from which on the API refuses.
    static let oddFrom = 60.0
    static let refusedFrom = 300.0

    static func finding(_ answer: HTTPAnswer, _ guide: ErrorGuide) -> Finding {
        guard let date = answer.date else { return .skip(.clock, "the server does not tell its time") }
        let journey = max(0, answer.receivedAt.timeIntervalSince(answer.sentAt))
        // The header has whole seconds: on average it is half of one behind.
        let offset = answer.sentAt.addingTimeInterval(journey / 2).timeIntervalSince(date) - 0.5
        let precision = Int(max(1, (0.5 + journey / 2).rounded(.up)))
        let found = "\(words(abs(offset))) \(offset < 0 ? "behind" : "ahead of") the server (within \(precision) s)"
        switch abs(offset) {
        case ..<oddFrom: return .ok(.clock, found)
        case ..<refusedFrom:
            return .warn(.clock, "\(found); from 5 min on every request is refused", remedy: remedy(guide))
        default: return .fail(.clock, "\(found): every request is refused", remedy: remedy(guide))
        }
    }

    private static func remedy(_ guide: ErrorGuide) -> String {
        let refusal = APIError(
            .refused(code: "AuthFailure.SignatureExpire", message: ""), action: DescribeHostUploadUpdateRecord.action,
            leftMachine: true)
        return guide.explain(refusal).remedy
    }

    private static func words(_ seconds: Double) -> String {
        switch seconds {
        case ..<10: String(format: "%.1f s", seconds)
        case ..<120: "\(Int(seconds)) s"
        case ..<7200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3600)) h"
        default: "\(Int(seconds / 86_400)) d"
        }
    }
}
