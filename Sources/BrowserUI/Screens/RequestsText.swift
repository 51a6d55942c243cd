import FoundationEssentials
import RecordModel

/// Every change with its time line, then every request, newest first.
struct RequestsText {
    private let state: AppState

    init(_ state: AppState) { self.state = state }

    var lines: [Line] {
        blocks.isEmpty ? [Line(" Nothing has been asked yet.", .muted)] : greeting + blocks.flatMap(\.lines)
    }

    /// Lines that belong together, and what they tell of.
    private struct Block {
        enum Subject {
            case change(ChangeBoard.Entry), request(RequestLog.Entry), title
        }

        var subject: Subject
        var lines: [Line]
    }

    private var blocks: [Block] {
        let changes = state.changes.entries.reversed().map { Block(subject: .change($0), lines: lines(of: $0)) }
        let requests = state.requests.entries.reversed().map { Block(subject: .request($0), lines: lines(of: $0)) }
        let title = requests.isEmpty ? [] : [Block(subject: .title, lines: [Line(" Requests", .title)])]
        return changes + title + requests
    }

    /// The newest exchange of the first change or request in sight of which one is kept.
    ///
    /// - Parameter first: the line in the first row of the page.
    func firstExchange(from first: Int) -> RequestLog.Exchange.ID? {
        var end = greeting.count
        for block in blocks {
            end += block.lines.count
            if end > first, let exchange = exchange(of: block.subject) { return exchange }
        }
        return nil
    }

    private func exchange(of subject: Block.Subject) -> RequestLog.Exchange.ID? {
        switch subject {
        case .change(let entry): exchange(of: entry)
        case .request(let entry): entry.exchanges.last?.id
        case .title: nil
        }
    }

    /// The request of a change of this run: the last one that was signed for its record after the intent was written.
    private func exchange(of entry: ChangeBoard.Entry) -> RequestLog.Exchange.ID? {
        let attempt = entry.attempt
        // Signatures tell seconds alone.
        return state.requests.exchanges(about: attempt.recordID).first {
            $0.request.isChange && $0.request.signedAt > attempt.intendedAt - 1
        }?.id
    }

    /// Stands on top when the screen has come up with changes that are not settled; says how many still are not.
    private var greeting: [Line] {
        guard !state.unsettledAtStart.isEmpty else { return [] }
        let left = state.changes.live.count { state.unsettledAtStart.contains($0.attempt.id) }
        let origin = "of an earlier run or of another window"
        let what =
            switch left {
            case 0: "What was left \(origin) is settled now."
            case 1: "1 change \(origin) is not settled; it is being looked up."
            default: "\(left) changes \(origin) are not settled; they are being looked up."
            }
        let lines = "\(what) Esc: to the list.".wrapped(to: state.size.columns - 2)
        return lines.map { Line(" " + $0, left == 0 ? .good : .warning) } + [Line()]
    }

    private func lines(of entry: ChangeBoard.Entry) -> [Line] {
        let attempt = entry.attempt
        let zone = state.session.zone
        let head = " \(zone.timeWithMilliseconds(attempt.intendedAt))  \(attempt.title)"
        let word = attempt.state.word
        let room = max(1, state.size.columns - head.cellWidth - word.cellWidth - 2)
        var lines = [Line(head + String(repeating: " ", count: room)) + Line(word, Style(fate: attempt.state))]
        lines += timeLines(of: entry)
        if let requestID = attempt.requestID { lines.append(Line("   RequestId " + whole(requestID, after: 13))) }
        if let rollbackID = attempt.rollbackID { lines.append(Line("   runs in \(rollbackID)")) }
        lines += wrapped(attempt.state.meaning)
        if let wait = entry.repeating {
            lines += wait.words(state.moments).wrapped(to: state.size.columns - 4).map { Line("   " + $0, .warning) }
        }
        if let other = entry.followedBy {
            lines += wrapped(
                "followed by certback process \(other.process) of \(other.user) on \(other.host); here only the journal is read")
        }
        if let looks = looks(of: entry) { lines.append(Line("   " + looks)) }
        return lines + [Line()]
    }

    private func wrapped(_ text: String) -> [Line] { text.wrapped(to: state.size.columns - 4).map { Line("   " + $0) } }

    /// The marks of the request's way, as many on a line as fit.
    private func timeLines(of entry: ChangeBoard.Entry) -> [Line] {
        let start = entry.attempt.intendedAt
        let marks = entry.marks.map { "+ \(Self.stretch(from: start, to: $0.at)) \($0.word)" }
        var lines = ["   + 0 ms intent written"]
        for mark in marks {
            let longer = lines[lines.count - 1] + " · " + mark
            if longer.cellWidth < state.size.columns { lines[lines.count - 1] = longer } else { lines.append("   " + mark) }
        }
        return lines.map { Line($0) }
    }

    private func looks(of entry: ChangeBoard.Entry) -> String? {
        guard entry.looks > 0 || entry.nextLookAt != nil else { return nil }
        var text = "look \(entry.looks): \(entry.attempt.state.word.lowercased())"
        switch entry.attempt.state {
        case .running(let progress), .retrying(let progress): text += " \(progress.ended) of \(progress.total)"
        default: break
        }
        if let failure = entry.lookFailure { text += " · failed: \(failure.what)" }
        if let next = entry.nextLookAt { text += " · next \(state.moments.coming(next))" }
        return text
    }

    /// One line, or two where the RequestId would not fit behind.
    private func lines(of entry: RequestLog.Entry) -> [Line] {
        let time = state.session.zone.timeWithMilliseconds(entry.startedAt)
        let subject = entry.recordID.map { " \($0)" } ?? ""
        let attempt = entry.attempt > 1 ? " (attempt \(entry.attempt))" : ""
        let took = Self.stretch(from: entry.startedAt, to: entry.lastAt)
        let head = Line(" \(time)  \(entry.action.name)\(subject)\(attempt)  ")
        switch entry.standing {
        case .phase(let phase): return [head + Line(phase.rawValue, .warning)]
        case .succeeded(let id): return with(id, head + Line("ok \(took)", .good))
        case .failed(let error):
            return with(error.requestID, head + Line("failed: " + code(of: error, after: head.width + 8), .bad))
        case .repeating(let pause, let error):
            let again = "again \(state.moments.coming(entry.lastAt + pause.inSeconds)): "
            return [head + Line(again + code(of: error, after: head.width + again.cellWidth), .warning)]
        }
    }

    private func with(_ id: RequestID?, _ line: Line) -> [Line] {
        guard let id else { return [line] }
        let tail = Line("  " + whole(id, after: 15), .muted)
        return line.width + tail.width < state.size.columns ? [line + tail] : [line, Line("             ") + tail]
    }

    /// Both ends of an id that is longer than the line.
    private func whole(_ id: RequestID, after column: Int) -> String {
        id.rawValue.cutInMiddle(to: max(1, state.size.columns - column - 1))
    }

    private func code(of error: APIError, after column: Int) -> String {
        error.word.cutInMiddle(to: max(12, state.size.columns - column - 1))
    }

    /// `187 ms`, and from ten seconds on in the words of the other pages.
    private static func stretch(from start: Date, to end: Date) -> String {
        let seconds = end.timeIntervalSince(start)
        return seconds < 10 ? "\(Int((seconds * 1000).rounded())) ms" : seconds.spoken
    }
}

extension ChangeBoard.Repeating {
    /// `refused for its rate (RequestLimitExceeded); sent again in 3 s`.
    func words(_ moments: Moments) -> String {
        let isRate = ["RequestLimitExceeded", "LimitExceeded"].contains { reason.hasPrefix($0) }
        let what = isRate ? "refused for its rate (\(reason))" : "not sent yet (\(reason))"
        return "\(what); sent again \(moments.coming(at))"
    }
}

extension Style {
    init(fate: ChangeState) {
        self =
            switch fate {
            case _ where fate.isSuccess: .good
            case .rollbackFailed, .retryFailed, .refused, .notApplied: .bad
            default: .warning
            }
    }
}
