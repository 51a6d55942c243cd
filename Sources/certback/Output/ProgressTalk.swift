import BrowserUI
import RecordModel
import Synchronization

/// Progress on standard error: a bar that stays on its line on a terminal, else a line for each tenth of the way.
final class ProgressTalk: Sendable {
    let isTerminal: Bool
    /// How wide the bar's line is that stands on the terminal; 0 where none does.
    private let width = Mutex(0)

    /// The stage and the tenth of it that was told of last.
    private let told = Mutex("")
    private let line: @Sendable (String) -> Void

    /// - Parameter line: where the lines go that are told without a terminal.
    init(isTerminal: Bool, line: @escaping @Sendable (String) -> Void = { Console.say($0) }) {
        self.isTerminal = isTerminal
        self.line = line
    }

    func say(_ progress: SyncProgress) {
        let total = max(progress.total, progress.received, 1)
        let counts = "\(progress.received) of \(total) \(progress.stage.noun)"
        guard isTerminal else {
            let place = "\(progress.stage.noun) \(10 * progress.received / total)"
            guard told.withLock({ exchange(&$0, with: place) }) != place else { return }
            line("\(progress.stage == .details ? "reading" : "synchronising"): \(counts)")
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
