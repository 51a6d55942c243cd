import FoundationEssentials
import RecordModel

/// The journal for people: who changed what, when, with which result, newest first.
struct JournalLines {
    private let state: AppState

    init(_ state: AppState) { self.state = state }

    var lines: [Line] {
        let failure = state.journalFailure.map {
            Line(
                " Could not be read: \($0.title). \(state.keys[.explain]) explains; Esc, then \(state.keys[.journal]) reads again.",
                .bad)
        }
        guard let journal = state.journal else { return [failure ?? Line(" reading …", .muted)] }
        if journal.isEmpty { return [Line(" Nothing has been changed from here yet.", .muted)] }
        return [failure].compactMap(\.self) + journal.reversed().flatMap(lines(of:))
    }

    private func lines(of history: ChangeHistory) -> [Line] {
        let attempt = history.attempt
        let zone = state.session.zone
        let head = " \(zone.dateAndTime(attempt.intendedAt)) \(zone.label)  \(attempt.title)"
        let word = attempt.state.word
        let room = max(1, state.size.columns - head.cellWidth - word.cellWidth - 2)
        var lines = [Line(head + String(repeating: " ", count: room)) + Line(word, Style(fate: attempt.state))]
        lines += entry("result", attempt.state.meaning) + entry("by", attempt.operatedBy.summary)
        lines += entry("typed", history.typed) + entry("account", "\(history.account) at \(history.endpoint)")
        if let requestID = attempt.requestID { lines += entry("RequestId", requestID.rawValue) }
        if let rollbackID = attempt.rollbackID { lines += entry("runs in", rollbackID.description) }
        return lines + entry("steps", steps(of: history)) + [Line()]
    }

    private func steps(of history: ChangeHistory) -> String {
        var writer = history.attempt.operatedBy
        let start = history.attempt.intendedAt
        return history.steps.map { step in
            let other = step.by.isSameProcess(as: writer) ? "" : " by \(step.by.summary)"
            writer = step.by
            let code = step.code.map { " (\($0))" } ?? ""
            return "+ \(Self.stretch(step.at.timeIntervalSince(start))) \(step.state.word)\(code)\(other)"
        }.joined(separator: " · ")
    }

    private func entry(_ label: String, _ text: String) -> [Line] {
        text.wrapped(to: max(1, state.size.columns - 15)).enumerated().map {
            Line("   " + ($0 == 0 ? label : "").padded(to: 11), .muted) + Line($1)
        }
    }

    private static func stretch(_ seconds: Double) -> String {
        seconds < 10 ? "\(Int((seconds * 1000).rounded())) ms" : seconds.spoken
    }
}
