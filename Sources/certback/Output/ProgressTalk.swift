import BrowserUI
import RecordModel
import Synchronization

/// Progress on standard error: a bar that stays on its line on a terminal, else a line now and then.
final class ProgressTalk: Sendable {
    let isTerminal: Bool
    /// How wide the bar's line is that stands on the terminal; 0 where none does.
    private let width = Mutex(0)

    init(isTerminal: Bool) { self.isTerminal = isTerminal }

    func say(_ progress: SyncProgress) {
        let total = max(progress.total, progress.received, 1)
        let counts = "\(progress.received) of \(total) \(progress.stage.noun)"
        guard isTerminal else {
            Console.say("\(progress.stage == .details ? "reading" : "synchronising"): \(counts)")
            return
        }
        show(done: progress.received, of: total, counts)
    }

    /// Paints the bar anew, in place of the one before; words alone where nobody knows how much there is in all.
    func show(done: Int, of total: Int?, _ words: String) {
        let bar = total.map { total in
            let marks = 30 * min(done, total) / max(total, 1)
            return "[" + String(repeating: "#", count: marks) + String(repeating: ".", count: 30 - marks) + "] "
        }
        paint((bar ?? "") + words)
    }

    /// Says something on a line of its own, above the bar.
    func say(_ line: String) {
        if width.withLock(\.self) > 0 { paint("") }
        Console.say(isTerminal ? "\r\(line)" : line)
    }

    /// The bar stays where it is; what follows begins on the next line.
    func end() {
        if width.withLock(\.self) > 0 { Console.say("") }
    }

    /// Blanks wipe out what a longer line before it has left.
    private func paint(_ line: String) {
        width.withLock { width in
            Console.say("\r" + line + String(repeating: " ", count: max(0, width - line.cellWidth)), terminator: "")
            width = line.cellWidth
        }
    }
}

extension SyncProgress.Stage {
    fileprivate var noun: String {
        switch self {
        case .list: "records"
        case .unfinished: "unfinished records"
        case .details: "details"
        }
    }
}
