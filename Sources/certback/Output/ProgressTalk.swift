import RecordModel

/// Progress on standard error: a bar that stays on its line on a terminal, else a line now and then.
struct ProgressTalk: Sendable {
    let isTerminal: Bool

    func say(_ progress: SyncProgress) {
        let total = max(progress.total, progress.received, 1)
        let counts = "\(progress.received) of \(total) \(progress.stage.noun)"
        guard isTerminal else {
            Console.say("\(progress.stage == .details ? "reading" : "synchronising"): \(counts)")
            return
        }
        let done = 30 * progress.received / total
        let bar = String(repeating: "#", count: done) + String(repeating: ".", count: 30 - done)
        Console.say("\r[\(bar)] \(counts)", terminator: "")
    }

    func end() {
        if isTerminal { Console.say("") }
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
