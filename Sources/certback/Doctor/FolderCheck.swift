import APICore
import RecordModel

/// Whether a folder of certback's can be written, is private, and has room.
struct FolderCheck {
    let check: Finding.Check
    let guide: ErrorGuide
    /// The option that names another one.
    let flag: String

    /// Less than this, and a change may come to no end in the journal.
    static let leastBytes: UInt64 = 1_000_000
    /// Less than this will not last.
    static let fewBytes: UInt64 = 100_000_000

    func finding(_ facts: FolderFacts) -> Finding {
        switch facts.state {
        case .unreadable(let reason): return fail("\(facts.path): \(reason)")
        case .notAFolder: return fail("\(facts.path) is no folder")
        case .missing(let place, false): return fail("\(facts.path) is not there, and cannot be made in \(place)")
        case .there(_, _, false): return fail("\(facts.path) cannot be read or written by this user")
        case .missing(_, true): return finding(facts, "\(facts.path) is not there yet; it will be made")
        case .there(let mode, let isOwn, true):
            if let full = full(facts) { return full }
            let others = facts.openToOthers.isEmpty ? "" : ", and in it \(facts.openToOthers.joined(separator: ", "))"
            if mode & 0o077 != 0 || !others.isEmpty {
                return .warn(
                    check, "others may look into \(facts.path) (mode \(octal(mode)))\(others)",
                    remedy: "chmod -R go= \(facts.path.shellWord)")
            }
            if !isOwn {
                return .warn(
                    check, "\(facts.path) belongs to another user",
                    remedy: "Start certback as that user, or give the folder to this one (chown -R), or name another by \(flag).")
            }
            return finding(facts, "\(facts.path), mode \(octal(mode))")
        }
    }

    private func finding(_ facts: FolderFacts, _ found: String) -> Finding {
        if let full = full(facts) { return full }
        guard let free = facts.freeBytes else { return .ok(check, found) }
        let text = "\(found), \(free.spoken) free"
        guard free < Self.fewBytes else { return .ok(check, text) }
        return .warn(check, text, remedy: "Make room on that disk, or name a folder on another by \(flag).")
    }

    private func full(_ facts: FolderFacts) -> Finding? {
        if facts.freeFiles == 0 { return fail("\(facts.path): its file system can hold no more files") }
        guard let free = facts.freeBytes, free < Self.leastBytes else { return nil }
        return fail("\(facts.path): its disk is full, \(free.spoken) free")
    }

    private func fail(_ message: String) -> Finding {
        .fail(check, guide.explain(client: check == .stateFolder ? .journalUnwritable : .cacheUnreadable, message: message))
    }

    private func octal(_ mode: UInt32) -> String {
        let digits = String(mode, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension UInt64 {
    /// `40 kB`, `1.2 GB`.
    var spoken: String {
        let units: [(UInt64, String)] = [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")]
        guard let (size, unit) = units.first(where: { self >= $0.0 }) else { return "\(self) B" }
        let tenths = self / (size / 10)
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(tenths / 10) \(unit)"
    }
}

extension String {
    /// As a shell reads it for one word.
    var shellWord: String {
        let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+:@%".contains($0)) }
        return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
    }
}
