import BrowserUI
import Glibc
import Synchronization

/// Where answers wait for the main actor, which sleeps on the terminal and on ``bell`` at once. All that has come is taken at
/// once, and painted once.
final class EventQueue: Sendable {
    private let events = Mutex<[Event]>([])
    /// A descriptor that can be read while something waits.
    let bell: Int32
    private let clapper: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        // Without descriptors left there is no screen either: what opens next says so.
        _ = pipe(&ends)
        for end in ends { _ = (fcntl(end, F_SETFL, O_NONBLOCK), fcntl(end, F_SETFD, FD_CLOEXEC)) }
        (bell, clapper) = (ends[0], ends[1])
    }

    deinit {
        close(bell)
        close(clapper)
    }

    /// From any thread.
    func add(_ event: Event) {
        events.withLock { events in
            // One ring for any number of events.
            if events.isEmpty { _ = write(clapper, [1], 1) }
            events.append(event)
        }
    }

    func takeAll() -> [Event] {
        events.withLock { events in
            guard !events.isEmpty else { return [] }
            var ring: UInt8 = 0
            _ = read(bell, &ring, 1)
            defer { events = [] }
            return events
        }
    }
}
