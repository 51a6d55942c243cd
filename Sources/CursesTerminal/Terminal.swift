public import BrowserUI
import CNcurses
import Glibc
import TerminalGuard

/// The terminal while certback has it: what is painted on it. The only code that draws.
///
/// Everything runs on the main actor; ncurses sends only what has changed since the last frame.
public final class Terminal {
    private let palette: Palette
    private let charset: Charset
    /// What the operator should know of how the terminal is used; nothing when all is as they said.
    public let notices: [String]
    private let certain: CertainText
    private var painted: Frame?
    private var isOpen = false
    /// Where the numbers of signals come in, a byte each.
    let signals: Int32

    /// False where input or output is a pipe or a file.
    public static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// True where Chinese can be sent, by the operator's locale.
    public static var showsChinese: Bool { Charset.ofTheOperator().charset.has("中", width: 2) }

    /// Takes the terminal over: raw keys, the alternate screen, bracketed paste.
    public init(_ settings: TerminalSettings) throws(TerminalError) {
        guard Self.isThere else { throw .notATerminal }
        let (charset, charsetNotice) = Charset.ofTheOperator()
        // Started in the background, certback waits until it is brought to the front.
        _ = guard_wait_for_front()
        signals = guard_take_terminal()
        guard signals >= 0 else { throw .notATerminal }
        let type = try Self.openType()
        // Until it has once come back to its screen, ncurses writes after each move of the cursor; then once a frame. Before
        // there are colours, which it would reset to its own.
        endwin()
        refresh()
        Farewell.prepare()
        self.charset = settings.isASCII ? .ascii : charset
        certain = CertainText(ambiguous: settings.ambiguousWidth, libraryWidth: LibraryWidth.of)
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
        isOpen = true
        PasteMode.turnOn()
    }

    /// Signals are as before where there is no type to be found.
    private static func openType() throws(TerminalError) -> TerminalType {
        do { return try TerminalType.open() } catch {
            guard_hold_terminal(false)
            guard_give_signals_back()
            throw error
        }
    }

    /// The size as the terminal tells it now.
    public var size: Size { Size(columns: Int(getmaxx(certback_stdscr())), rows: Int(getmaxy(certback_stdscr()))) }

    /// Brings the screen to the frame; what already stands there is not sent again. Another program's is left alone.
    public func paint(_ frame: Frame) {
        guard guard_is_in_front() else { return }
        for row in 0..<frame.size.rows where !(painted?.hasSameRow(row, as: frame) ?? false) {
            for run in frame.runs(ofRow: row) {
                let look = palette[run.style]
                _ = certback_set_style(look.attributes, look.pair)
                let text = certain.text(run.text).spelled(where: charset.has).unicodeScalars.map { wchar_t($0.value) }
                _ = mvaddnwstr(Int32(row), Int32(run.column), text, Int32(text.count))
            }
        }
        painted = frame
        if let cursor = frame.cursor { move(Int32(cursor.row), Int32(cursor.column)) }
        curs_set(frame.cursor == nil ? 0 : 1)
        refresh()
    }

    /// Has the terminal report clicks and the wheel, or not; ncurses ends that for a suspension and at the close.
    public func setMouse(on isOn: Bool) { MouseMode.set(on: isOn) }

    /// Asks the terminal to take a text over into its clipboard. It never answers, and many take none.
    public func sendToClipboard(_ sequence: ClipboardSequence) { sequence.send() }

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

    /// Gives the terminal to the shell and stops; returns when the shell has brought certback back.
    public func suspend() -> Size {
        send(Array(Farewell.modes.utf8))
        endwin()
        guard_hold_terminal(false)
        guard_stop_group()
        return takeBack()
    }

    /// Makes the terminal certback's own again after a stop; waits as long as another program has it in front.
    public func takeBack() -> Size {
        guard guard_wait_for_front() else { return size }
        guard_hold_terminal(true)
        // Left for the shell, the second screen comes back with the next frame; stopped by somebody else, certback never left
        // it, but others may have.
        if !isendwin() { send(Farewell.capability("smcup") ?? []) }
        return renew()
    }

    /// Whatever other programs have done to the terminal is undone, its size read anew, and the next frame sent whole.
    public func renew() -> Size {
        guard guard_is_in_front() else { return size }
        reset_prog_mode()
        PasteMode.turnOn()
        return measure()
    }

    /// Gives the terminal back as it was found; a second call does nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        // Ended in the background, it has been given back before.
        if guard_is_in_front() { leave() }
        guard_hold_terminal(false)
        guard_give_signals_back()
    }

    private func leave() {
        send(Array(Farewell.modes.utf8))
        // Terminals without a second screen keep what stands there; the prompt must not stand upon it.
        move(Int32(size.rows - 1), 0)
        clrtoeol()
        refresh()
        if !isendwin() { endwin() }
    }

    /// At once, beside ncurses: the standard output of the C library would keep it until the end.
    private func send(_ bytes: [UInt8]) { _ = write(STDOUT_FILENO, bytes, bytes.count) }
}

/// Why there is no screen; nothing has been changed on the terminal.
public enum TerminalError: Error, Hashable, Sendable {
    /// Input or output is a pipe or a file.
    case notATerminal
    /// The terminal cannot move a cursor, or the database knows neither the value of TERM nor anything near.
    case unusableType(String)
}
