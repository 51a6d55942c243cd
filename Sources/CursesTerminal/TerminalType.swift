import CNcurses
import Glibc

/// What kind of terminal it is taken for: the one TERM names, else the likeliest that the database knows.
struct TerminalType {
    /// Nil where TERM is not set.
    let wanted: String?
    let used: String

    private static let likely = ["xterm-256color", "xterm", "vt100"]

    /// Brings ncurses up.
    ///
    /// - Throws: when the terminal can move no cursor, or nothing fitting is known.
    static func open() throws(TerminalError) -> TerminalType {
        let wanted = getenv("TERM").map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        // Who says so means it; any other type would only fill such a place with codes.
        guard wanted != "dumb" else { throw .unusableType("dumb") }
        for type in [wanted].compactMap(\.self) + likely where certback_newterm(type) != nil {
            guard certback_can_move_cursor() else {
                endwin()
                throw .unusableType(type)
            }
            return TerminalType(wanted: wanted, used: type)
        }
        throw .unusableType(wanted ?? "")
    }

    /// What the operator should know of it.
    var notice: String? {
        guard let wanted else { return "TERM is not set; using \(used)." }
        return wanted == used ? nil : "TERM=\(wanted) is unknown here; using \(used)."
    }
}
