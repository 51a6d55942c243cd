import BrowserUI
import Foundation
import RecordModel

/// The journal in plain lines: who asked for what, when, with which result.
struct JournalText {
    let zone: UTCOffset

    func text(_ histories: [ChangeHistory]) -> String { histories.map(text).joined(separator: "\n\n") }

    private func text(_ history: ChangeHistory) -> String {
        let attempt = history.attempt
        let head = "\(time(attempt.intendedAt))  \(attempt.title)  \(attempt.state.word): \(attempt.state.meaning)"
        let facts = [
            "by        \(attempt.operatedBy.summary)",
            "typed     \(history.typed)",
            "account   \(history.account) at \(history.endpoint)",
        ]
        return ([head] + (facts + requestID(of: attempt) + steps(of: history)).map { "  \($0)" }).joined(separator: "\n")
    }

    private func requestID(of attempt: ChangeAttempt) -> [String] {
        [attempt.requestID.map { "RequestId \($0)" }, attempt.rollbackID.map { "runs in   \($0)" }].compactMap(\.self)
    }

    private func steps(of history: ChangeHistory) -> [String] {
        var writer = history.attempt.operatedBy
        return history.steps.map { step in
            let other = step.by.isSameProcess(as: writer) ? "" : "  by \(step.by.summary)"
            writer = step.by
            let count =
                switch step.state {
                case .running, .retrying: " \(step.state.meaning)"
                default: step.code.map { "  \($0)" } ?? ""
                }
            return "\(zone.timeWithMilliseconds(step.at))  \(step.state.word)\(count)\(other)"
        }
    }

    private func time(_ date: Date) -> String { "\(zone.dateAndTime(date)) \(zone.label)" }
}
