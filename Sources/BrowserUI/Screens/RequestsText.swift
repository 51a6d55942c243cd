import FoundationEssentials
import RecordModel

/// Every rollback with its time line, then every request, newest first.
struct RequestsText {
    private let state: AppState

    init(_ state: AppState) { self.state = state }

    var lines: [Line] {
        let rollbacks = state.rollbacks.entries.reversed().flatMap(lines(of:))
        let requests = state.requests.entries.reversed().map(line(of:))
        if rollbacks.isEmpty, requests.isEmpty { return [Line(" Nothing has been asked yet.", .muted)] }
        return rollbacks + (requests.isEmpty ? [] : [Line(" Requests", .title)] + requests)
    }

    private func lines(of entry: RollbackBoard.Entry) -> [Line] {
        let attempt = entry.attempt
        let zone = state.session.zone
        let head = " \(zone.timeWithMilliseconds(attempt.intendedAt))  rollback \(attempt.recordID)"
        let word = attempt.state.word
        let room = max(1, state.size.columns - head.cellWidth - word.cellWidth - 2)
        var lines = [Line(head + String(repeating: " ", count: room)) + Line(word, Style(fate: attempt.state))]
        lines += timeLines(of: entry)
        if let requestID = attempt.requestID { lines.append(Line("   RequestId \(requestID)")) }
        lines += attempt.state.meaning.wrapped(to: state.size.columns - 4).map { Line("   " + $0) }
        if let looks = looks(of: entry) { lines.append(Line("   " + looks)) }
        return lines + [Line()]
    }

    /// The marks of the request's way, as many on a line as fit.
    private func timeLines(of entry: RollbackBoard.Entry) -> [Line] {
        let start = entry.attempt.intendedAt
        let marks = entry.phases.map { "+ \(Self.milliseconds(from: start, to: $0.at)) ms \($0.phase.rawValue)" }
        var lines = ["   + 0 ms intent written"]
        for mark in marks {
            let longer = lines[lines.count - 1] + " · " + mark
            if longer.cellWidth < state.size.columns { lines[lines.count - 1] = longer } else { lines.append("   " + mark) }
        }
        return lines.map { Line($0) }
    }

    private func looks(of entry: RollbackBoard.Entry) -> String? {
        guard entry.looks > 0 || entry.nextLookAt != nil else { return nil }
        var text = "look \(entry.looks): \(entry.attempt.state.word.lowercased())"
        if case .running(let progress) = entry.attempt.state { text += " \(progress.ended) of \(progress.total)" }
        if let failure = entry.lookFailure { text += " · failed: \(failure.what)" }
        if let next = entry.nextLookAt { text += " · next in \(max(0, next.timeIntervalSince(state.now)).rounded(.up).spoken)" }
        return text
    }

    private func line(of entry: RequestLog.Entry) -> Line {
        let time = state.session.zone.timeWithMilliseconds(entry.startedAt)
        let subject = entry.recordID.map { " \($0)" } ?? ""
        let attempt = entry.attempt > 1 ? " (attempt \(entry.attempt))" : ""
        let took = Self.milliseconds(from: entry.startedAt, to: entry.lastAt)
        let head = Line(" \(time)  \(entry.action.name)\(subject)\(attempt)  ")
        switch entry.event {
        case .phase(let phase): return head + Line(phase.rawValue, .warning)
        case .succeeded(let id): return head + Line("ok \(took) ms", .good) + Line(id.map { "  \($0)" } ?? "", .muted)
        case .failed(let error): return head + Line("failed: \(error.code ?? "no answer")", .bad)
        case .repeating(let pause, let error):
            return head + Line("again in \(pause.inSeconds.rounded(.up).spoken): \(error.code ?? "no answer")", .warning)
        }
    }

    private static func milliseconds(from start: Date, to end: Date) -> Int {
        Int((end.timeIntervalSince(start) * 1000).rounded())
    }
}

extension Style {
    fileprivate init(fate: RollbackState) {
        self =
            switch fate {
            case .rolledBack: .good
            case .rollbackFailed, .refused, .notApplied: .bad
            default: .warning
            }
    }
}
