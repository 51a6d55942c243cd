import BrowserUI
import Synchronization

/// Where keys and answers wait for the main actor. All that has come is taken at once, and painted once.
final class EventQueue: Sendable {
    private let events = Mutex<[Event]>([])
    /// One signal for any number of events.
    let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init() {
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// From any thread.
    func add(_ event: Event) {
        events.withLock { $0.append(event) }
        signal.yield()
    }

    /// Has the consumer look at the clock.
    func wake() { signal.yield() }

    func takeAll() -> [Event] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
