import CNcurses
import TerminalGuard

/// What is written to a terminal that is given back, in order or in a crash.
enum Farewell {
    /// No mouse, no marks around a paste; harmless where they were never asked for.
    static let modes = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?2004l"

    /// Has a crash write it all: ncurses cannot be asked then.
    static func prepare() {
        // Without a second screen what stands there stays, and the prompt must not stand upon it.
        let leaving = capability("rmcup") ?? "\r\n"
        let names = ["sgr0", "rmkx", "cnorm"].compactMap(capability)
        let bytes = Array((modes + names.joined() + leaving).utf8CString.dropLast())
        guard_set_farewell(bytes, bytes.count)
    }

    /// As the terminal takes it, without the pauses that slow ones of old asked for.
    private static func capability(_ name: String) -> String? {
        guard let text = certback_capability(name) else { return nil }
        return String(cString: text).replacing(/\$<[^>]*>/, with: "")
    }
}
