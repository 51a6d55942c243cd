import FoundationEssentials
import RecordModel

/// Whose records these are, where they come from, and how old they are.
struct HeaderLine {
    private let state: AppState

    init(_ state: AppState) { self.state = state }

    func draw(on frame: inout Frame, row: Int) {
        let width = frame.size.columns
        frame.fill(row, 0..<width, .header)
        let right = age
        let rightColumn = max(0, width - right.cellWidth - 1)
        frame.put(left.cut(to: max(0, rightColumn - 2)), row, 0, .header)
        frame.put(right, row, rightColumn, isTrusted ? .header : .warning)
    }

    private var left: String {
        let unusable = state.session.journalFailure == nil ? "" : "JOURNAL UNUSABLE  "
        let mode = state.session.isReadOnly ? "READ-ONLY  " : unusable
        let whose = [state.session.profile, state.session.account.label].compactMap(\.self).joined(separator: " · ")
        return " certback  \(mode)\(whose) · \(state.session.endpoint)"
    }

    private var isTrusted: Bool { !state.isCacheStale && state.sync.failure == nil }

    private var age: String {
        if state.sync.isRunning { return syncProgress }
        guard let age = state.sync.age else { return "cache …" }
        let failed = state.sync.failure == nil ? "" : "SYNC FAILED · "
        guard let completedAt = age.completedAt else { return failed + (age.isPartial ? "cache INCOMPLETE" : "cache empty") }
        let zone = state.session.zone
        // A time that stands alone must not become yesterday's unnoticed.
        let isAlone = state.session.isLowBandwidth
        let isToday = !isAlone && zone.dateAndTime(completedAt).prefix(10) == zone.dateAndTime(state.now).prefix(10)
        let time = isToday ? zone.time(completedAt).prefix(5) : zone.dateAndTime(completedAt).prefix(16)
        let old = isAlone ? "" : " · \(state.now.timeIntervalSince(completedAt).minutesSpoken) old"
        let word = age.isPartial ? "INCOMPLETE · " : (state.isCacheStale ? "STALE · " : "")
        return "\(failed)\(word)cache \(time)\(old)"
    }

    private var syncProgress: String {
        guard let progress = state.sync.progress, !state.session.isLowBandwidth else { return "synchronising …" }
        let verb = progress.stage == .list ? "synchronising" : "re-reading unfinished"
        return "\(verb) \(progress.received.grouped) of \(progress.total.grouped)"
    }
}

extension Double {
    /// Minutes are the finest step, so that an idle screen changes once a minute at the most.
    fileprivate var minutesSpoken: String { self < 60 ? "0 min" : spoken }
}
