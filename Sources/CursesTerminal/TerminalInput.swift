public import BrowserUI
import Dispatch
import Glibc

/// What comes from the terminal: keys, resizes, and its end. Nothing is polled; an idle program sleeps.
public final class TerminalInput {
    public enum Event: Hashable, Sendable {
        case key(Key)
        case resized(Size)
        /// The terminal is gone, or somebody asked the process to end.
        case ended(signal: Int32?)
    }

    private let terminal: Terminal
    private let onEvent: (Event) -> Void
    private var reader = KeyReader()
    private var sources: [any DispatchSourceProtocol] = []

    /// - Parameter onEvent: called on the main actor.
    public init(_ terminal: Terminal, onEvent: @escaping (Event) -> Void) {
        self.terminal = terminal
        self.onEvent = onEvent
        let input = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .main)
        input.setEventHandler { [weak self] in
            let available = input.data
            MainActor.assumeIsolated { self?.read(available) }
        }
        start(input)
        watch(SIGWINCH) { input in input.onEvent(.resized(input.terminal.measure())) }
        for number in [SIGTERM, SIGHUP, SIGINT] {
            signal(number, SIG_IGN)
            watch(number) { $0.onEvent(.ended(signal: number)) }
        }
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

    private func read(_ available: UInt) {
        let keys = reader.readAll()
        if keys.isEmpty, available == 0 {
            stop()
            onEvent(.ended(signal: nil))
        }
        for key in keys { onEvent(.key(key)) }
    }

    private func watch(_ number: Int32, then act: @escaping @Sendable @MainActor (TerminalInput) -> Void) {
        let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
        source.setEventHandler { [weak self] in
            MainActor.assumeIsolated { if let self { act(self) } }
        }
        start(source)
    }

    private func start(_ source: any DispatchSourceProtocol) {
        sources.append(source)
        source.activate()
    }
}
