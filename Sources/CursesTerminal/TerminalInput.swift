public import BrowserUI
import Glibc
import TerminalGuard

/// What comes from the terminal: keys, resizes, and its end. Nothing is polled; an idle program sleeps.
public final class TerminalInput {
    public enum Event: Hashable, Sendable {
        case key(Key)
        case resized(Size)
        /// The terminal is gone, or somebody asked the process to end; it is to end by this signal.
        case ended(signal: Int32)
    }

    private let terminal: Terminal
    private var reader = KeyReader()

    public init(_ terminal: Terminal) { self.terminal = terminal }

    /// Sleeps until there is something, `bell` can be read, or `pause` is over.
    ///
    /// - Parameters:
    ///   - bell: a descriptor by which other threads wake this one.
    ///   - pause: nil for as long as it takes.
    public func wait(orFor bell: Int32, atMost pause: Duration?) -> [Event] {
        var watched = [STDIN_FILENO, terminal.signals, bell].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        // A little late rather than twice.
        let milliseconds = pause.map { Int32(clamping: Int64($0 / .milliseconds(1)) + 1) } ?? -1
        guard poll(&watched, nfds_t(watched.count), milliseconds) > 0 else { return [] }
        let signals = watched[1].revents != 0 ? readSignals() : []
        return watched[0].revents != 0 ? signals + readKeys() : signals
    }

    /// Throws away what was typed and not yet read: it was meant for what the screen showed before.
    ///
    /// It is read all the same, so that a paste is not cut in two.
    public func flush() { _ = reader.readAll() }

    private func readKeys() -> [Event] {
        let keys = reader.readAll()
        let events = (keys ?? []).map(Event.key)
        if isAtEnd {
            guard_end_within(SIGHUP, 900)
            return events + [.ended(signal: SIGHUP)]
        }
        // What can be read is another program's; the system stops who tries.
        if keys == nil, !guard_is_in_front() { return [.resized(terminal.takeBack())] }
        return events
    }

    /// True where nothing will ever come. It is told once; whether anything could be read this time says nothing of it, since
    /// ncurses has keys of its own (KEY_RESIZE), and a part of a key may have been all there was.
    private var isAtEnd: Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, 0) > 0 && Int32(input.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    }

    private func readSignals() -> [Event] {
        var numbers = [UInt8](repeating: 0, count: 64)
        let count = read(terminal.signals, &numbers, numbers.count)
        return Set(numbers.prefix(max(0, count))).map { event(ofSignal: Int32($0)) }
    }

    private func event(ofSignal number: Int32) -> Event {
        switch number {
        case SIGWINCH: .resized(terminal.measure())
        case SIGCONT: .resized(terminal.takeBack())
        // Sent by somebody else, it does what the key does.
        case SIGTSTP: .key(.control("z"))
        default: .ended(signal: number)
        }
    }
}
