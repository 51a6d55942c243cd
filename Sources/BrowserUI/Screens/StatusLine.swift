import FoundationEssentials
import RecordModel

/// The line above the footer: the command line, a notice, or what is going on.
struct StatusLine {
    private let state: AppState

    init(_ state: AppState) { self.state = state }

    func draw(on frame: inout Frame, row: Int) {
        let width = frame.size.columns
        if let field = state.commandLine {
            frame.put(":", row, 1, .field)
            frame.put(Self.shown(field, columns: width).text, row, Self.fieldColumn, .field)
        } else if let notice = state.notice {
            frame.put(notice.cut(to: width - 2), row, 1, .warning)
        } else {
            frame.put(facts.cut(to: width - 2), row, 1, style)
        }
    }

    static let fieldColumn = 2

    /// The part of the command line that is in sight.
    static func shown(_ field: TextField, columns: Int) -> ScrolledText {
        ScrolledText(field.text, width: columns - fieldColumn - 1, cursor: field.cursor)
    }

    private var facts: String {
        let sent = state.requests.inLastSecond(of: state.now)
        var facts = state.session.isLowBandwidth ? [] : ["api \(sent)/\(state.session.requestsPerSecond)"]
        let live = state.changes.live
        if let first = live.first {
            facts.append(sentence(on: first))
            if live.count > 1 { facts.append("\(live.count - 1) more under way (\(state.keys[.requests]))") }
        } else if let last = state.changes.entries.last {
            facts.append("\(last.attempt.recordID) \(last.attempt.state.word) · \(last.attempt.state.meaning)")
        } else if let failure = state.sync.failure {
            facts.append("sync failed: \(failure.what)")
        }
        if let (entry, end) = state.requests.longestWait(at: state.now) {
            let fact = "\(entry.subject): rate limit, again \(state.moments.coming(end))"
            facts.insert(fact, at: state.session.isLowBandwidth ? 0 : 1)
        }
        return facts.joined(separator: " · ")
    }

    private var style: Style {
        if !state.changes.live.isEmpty { return .warning }
        switch state.changes.entries.last?.attempt.state {
        case .some(let state) where state.isSuccess: return .good
        case .some: return .bad
        case nil: return state.sync.failure == nil ? .normal : .bad
        }
    }

    /// `1000230 rolling back 2 of 4 · 41 s · next look in 5 s`.
    private func sentence(on entry: ChangeBoard.Entry) -> String {
        let attempt = entry.attempt
        let step =
            switch attempt.state {
            case .running(let progress): "rolling back \(progress.ended) of \(progress.total)"
            case .retrying(let progress): "retrying \(progress.ended) of \(progress.total)"
            case .accepted: "ACCEPTED, not done yet"
            case .unknown: "UNKNOWN, looking it up"
            default: attempt.state.word
            }
        var facts = ["\(attempt.recordID) \(step)"]
        let counts = !state.session.isLowBandwidth
        if counts { facts.append(state.now.timeIntervalSince(attempt.intendedAt).spoken) }
        if let wait = entry.repeating { facts.append(wait.words(state.moments)) }
        if let other = entry.followedBy { facts.append("followed by process \(other.process)") }
        if let failure = entry.lookFailure { facts.append("look failed: \(failure.title)") }
        if counts, let next = entry.nextLookAt { facts.append("next look \(state.moments.coming(next))") }
        return facts.joined(separator: " · ")
    }
}

/// The last line: the keys one needs most, from the key table, as many as fit.
enum Footer {
    static func draw(_ state: AppState, on frame: inout Frame, row: Int) {
        if let instead = wordsInstead(state) {
            frame.put(" " + instead, row, 0, .muted)
            return
        }
        let hints = state.keys.bindings.filter { $0.hint != nil && !$0.keys.isEmpty }
        // Help and quit stay when the others no longer fit.
        let kept: [Command] = [.help, .quit]
        var shown = hints
        while text(shown).cellWidth > frame.size.columns, let place = shown.lastIndex(where: { !kept.contains($0.command) }) {
            shown.remove(at: place)
        }
        frame.put(text(shown), row, 0, .muted)
    }

    /// What the keys do while they do not act on the list.
    private static func wordsInstead(_ state: AppState) -> String? {
        if state.list.filterEdit != nil {
            let names = state.session.filters.names.isEmpty ? "" : "  Tab: @name"
            return "Enter: keep filter  Esc: the former one  Up Down: history\(names)"
        }
        if state.commandLine != nil { return "Enter: run  Tab: complete  Esc: leave" }
        return switch state.overlays.last {
        case .planning, .confirmation: "Esc: change nothing"
        case .explanation, .copyMenu: "Esc: close"
        case .detail, .requests, .journal, .help, .plainText, .inspector, nil: nil
        }
    }

    private static func text(_ bindings: [KeyBinding]) -> String {
        " " + bindings.map { "\($0.keys.first?.name ?? "") \($0.hint ?? "")" }.joined(separator: "  ")
    }
}
