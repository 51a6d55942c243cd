import CNcurses
import Glibc

/// Bracketed paste: the terminal says what was pasted, so that a paste is never taken for typing.
enum PasteMode {
    /// Codes of our own for the two marks around a paste, above those of ncurses.
    static let begin: Int32 = 0x7E01
    static let end: Int32 = 0x7E02

    static func turnOn() {
        define_key("\u{1B}[200~", begin)
        define_key("\u{1B}[201~", end)
        send("\u{1B}[?2004h")
    }

    static func turnOff() { send("\u{1B}[?2004l") }

    private static func send(_ sequence: String) {
        _ = unsafe write(STDOUT_FILENO, sequence, sequence.utf8.count)
    }
}
