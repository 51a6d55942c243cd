public import BrowserUI
import CNcurses
import Glibc

/// The terminal while certback has it: what is painted on it. The only code that draws.
///
/// Everything runs on the main actor; ncurses sends only what has changed since the last frame.
public final class Terminal {
    private let palette: Palette
    private let charset: Charset
    /// What the operator should know of how the terminal is used; nothing when all is as they said.
    public let notices: [String]
    private var painted: Frame?
    private var isOpen = false

    /// False where input or output is a pipe or a file.
    public static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Takes the terminal over: raw keys, the alternate screen, bracketed paste.
    public init(_ settings: TerminalSettings) throws(TerminalError) {
        guard Self.isThere else { throw .notATerminal }
        let (charset, charsetNotice) = Charset.ofTheOperator()
        certback_save_modes()
        let type = try TerminalType.open()
        self.charset = settings.isASCII ? .ascii : charset
        notices = [type.notice, settings.isASCII ? nil : charsetNotice].compactMap(\.self)
        palette = Palette(
            settings.isLowBandwidth ? .lowBandwidth : settings.theme,
            wantsColours: settings.wantsColours && !settings.isLowBandwidth)
        raw()
        noecho()
        nonl()
        keypad(certback_stdscr(), true)
        nodelay(certback_stdscr(), true)
        if getenv("ESCDELAY") == nil { set_escdelay(25) }
        // One write a frame: otherwise ncurses looks for keys, and writes, every few rows; keys are joined before a frame is made.
        typeahead(-1)
        // ncurses would stop the process by itself; here the loop decides when.
        signal(SIGTSTP, SIG_DFL)
        certback_guard_against_crashes()
        isOpen = true
        PasteMode.turnOn()
    }

    /// The size as the terminal tells it now.
    public var size: Size { Size(columns: Int(getmaxx(certback_stdscr())), rows: Int(getmaxy(certback_stdscr()))) }

    /// Brings the screen to the frame; what already stands there is not sent again.
    public func paint(_ frame: Frame) {
        for row in 0..<frame.size.rows where !(painted?.hasSameRow(row, as: frame) ?? false) {
            for run in frame.runs(ofRow: row) {
                let look = palette[run.style]
                _ = certback_set_style(look.attributes, look.pair)
                let text = run.text.spelled(where: charset.has).unicodeScalars.map { wchar_t($0.value) }
                _ = mvaddnwstr(Int32(row), Int32(run.column), text, Int32(text.count))
            }
        }
        painted = frame
        if let cursor = frame.cursor { move(Int32(cursor.row), Int32(cursor.column)) }
        curs_set(frame.cursor == nil ? 0 : 1)
        refresh()
    }

    /// Forgets what stands on the screen, so that the next frame is sent whole.
    public func forgetScreen() {
        painted = nil
        clearok(certback_stdscr(), true)
    }

    /// Reads the size anew, after a resize or on coming back.
    public func measure() -> Size {
        var window = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 {
            resizeterm(Int32(window.ws_row), Int32(window.ws_col))
        }
        painted = nil
        clear()
        return size
    }

    /// Gives the terminal to the shell and stops; returns when the shell brings certback back.
    public func suspend() -> Size {
        PasteMode.turnOff()
        endwin()
        // ncurses ignores the signal between endwin and its next refresh.
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        // The group's signal may go to another thread while this one runs on; its own stops it here and now.
        raise(SIGTSTP)
        PasteMode.turnOn()
        forgetScreen()
        refresh()
        return measure()
    }

    /// Gives the terminal back as it was found; a second call does nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        PasteMode.turnOff()
        // Terminals without a second screen keep what stands there; the prompt must not stand upon it.
        move(Int32(size.rows - 1), 0)
        clrtoeol()
        refresh()
        if !isendwin() { endwin() }
    }
}

/// Why there is no screen; nothing has been changed on the terminal.
public enum TerminalError: Error, Hashable, Sendable {
    /// Input or output is a pipe or a file.
    case notATerminal
    /// The terminal cannot move a cursor, or the database knows neither the value of TERM nor anything near.
    case unusableType(String)
}
