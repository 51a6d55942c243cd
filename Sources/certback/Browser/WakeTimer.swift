import Dispatch
import Foundation

/// Rings once at the moment it was last set to; sleeping costs nothing.
@MainActor
final class WakeTimer {
    private let source = DispatchSource.makeTimerSource(queue: .main)

    init(onRing: @escaping @Sendable () -> Void) {
        source.setEventHandler(handler: onRing)
        source.activate()
    }

    /// - Parameter date: nil for never.
    func set(to date: Date?) {
        let pause = date.map { max(0.01, $0.timeIntervalSinceNow) }
        source.schedule(deadline: pause.map { .now() + $0 } ?? .distantFuture, leeway: .milliseconds(20))
    }

    func stop() { source.cancel() }
}
