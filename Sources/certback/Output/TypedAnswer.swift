import RecordModel

/// An answer that comes key by key: a line that the terminal collects would not tell typing from a paste.
struct TypedAnswer {
    enum Step: Hashable {
        /// What is to be shown of the key.
        case echo(String)
        /// Enter followed the key before it as closely as only in a paste.
        case tooFast
        case ended
    }

    private var bytes: [UInt8] = []
    private var lastKeyAt: ContinuousClock.Instant?

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Takes a byte as the terminal sends it.
    mutating func take(_ byte: UInt8, at now: ContinuousClock.Instant) -> Step {
        defer { lastKeyAt = now }
        switch byte {
        case Keys.enter, Keys.newLine:
            let followsPause = lastKeyAt.map { now - $0 >= .seconds(ConfirmedPlan.pauseBeforeEnter) } ?? true
            return followsPause ? .ended : .tooFast
        case Keys.endOfInput where bytes.isEmpty: return .ended
        case Keys.backspace, Keys.delete: return .echo(removeLast())
        case Keys.killLine: return .echo(removeAll())
        case ..<0x20: return .echo("")
        default:
            bytes.append(byte)
            return .echo(byte < 0x80 ? String(UnicodeScalar(byte)) : "")
        }
    }

    private mutating func removeAll() -> String {
        var echo = ""
        while !bytes.isEmpty { echo += removeLast() }
        return echo
    }

    private mutating func removeLast() -> String {
        guard let last = bytes.popLast() else { return "" }
        return last < 0x80 ? "\u{8} \u{8}" : ""
    }

    /// As the terminal's own line editing has them.
    private enum Keys {
        static let endOfInput: UInt8 = 0x04
        static let backspace: UInt8 = 0x08
        static let newLine: UInt8 = 0x0A
        static let enter: UInt8 = 0x0D
        static let killLine: UInt8 = 0x15
        static let delete: UInt8 = 0x7F
    }
}
