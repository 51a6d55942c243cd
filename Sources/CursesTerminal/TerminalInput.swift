public import BrowserUI
import Dispatch
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
    private let onEvent: (Event) -> Void
    private var reader = KeyReader()
    private var sources: [any DispatchSourceProtocol] = []

    /// - Parameter onEvent: called on the main actor.
    public init(_ terminal: Terminal, onEvent: @escaping (Event) -> Void) {
        self.terminal = terminal
        self.onEvent = onEvent
        watch(STDIN_FILENO) { $0.readKeys() }
        watch(terminal.signals) { $0.readSignals() }
    }

    /// Throws away what was typed and not yet read: it was meant for what the screen showed before.
    ///
    /// It is read all the same, so that a paste is not cut in two.
    public func flush() { _ = reader.readAll() }

    /// Stops listening.
    public func stop() {
        for source in sources { source.cancel() }
        sources = []
    }

    private func readKeys() {
        let keys = reader.readAll()
        for key in keys ?? [] { onEvent(.key(key)) }
        if isAtEnd {
            stop()
            guard_end_within(SIGHUP, 900)
            onEvent(.ended(signal: SIGHUP))
        } else if keys == nil, !guard_is_in_front() {
            // What can be read is another program's; the system stops who tries.
            onEvent(.resized(terminal.takeBack()))
        }
    }

    /// True where nothing will ever come. It is told once; whether anything could be read this time says nothing of it, since
    /// ncurses has keys of its own (KEY_RESIZE), and a part of a key may have been all there was.
    private var isAtEnd: Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, 0) > 0 && Int32(input.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    }

    private func readSignals() {
        var numbers = [UInt8](repeating: 0, count: 64)
        let count = read(terminal.signals, &numbers, numbers.count)
        for number in Set(numbers.prefix(max(0, count))) { take(Int32(number)) }
    }

    private func take(_ number: Int32) {
        switch number {
        case SIGWINCH: onEvent(.resized(terminal.measure()))
        case SIGCONT: onEvent(.resized(terminal.takeBack()))
        // Sent by somebody else, it does what the key does.
        case SIGTSTP: onEvent(.key(.control("z")))
        default: onEvent(.ended(signal: number))
        }
    }

    private func watch(_ descriptor: Int32, then act: @escaping @Sendable @MainActor (TerminalInput) -> Void) {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { [weak self] in
            MainActor.assumeIsolated { if let self { act(self) } }
        }
        sources.append(source)
        source.activate()
    }
}
