import CNcurses
import TerminalGuard

/// What is written to a terminal that is given back, in order or in a crash.
enum Farewell {
    /// No mouse, no marks around a paste; harmless where they were never asked for.
    static let modes = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?2004l"

    /// Has a crash write it all: ncurses cannot be asked then.
    static func prepare() {
        var bytes = Array(modes.utf8) + ["sgr0", "rmkx", "cnorm"].flatMap { capability($0) ?? [] }
        // Without a second screen what stands there stays, and the prompt must not stand upon it.
        bytes += capability("rmcup") ?? Array("\r\n".utf8)
        bytes.withUnsafeBytes { guard_set_farewell($0.baseAddress, $0.count) }
    }

    /// As the terminal takes it, without the pauses that slow ones of old asked for: `$<50>`.
    static func capability(_ name: String) -> [UInt8]? {
        guard let text = certback_capability(name) else { return nil }
        var bytes: [UInt8] = []
        var isPause = false
        for byte in String(cString: text).utf8 {
            if byte == UInt8(ascii: "<"), bytes.last == UInt8(ascii: "$") {
                bytes.removeLast()
                isPause = true
            }
            if !isPause { bytes.append(byte) }
            if byte == UInt8(ascii: ">") { isPause = false }
        }
        return bytes
    }
}
