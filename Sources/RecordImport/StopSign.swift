import Synchronization

/// Asks work that must not be cut off in the middle to end at the next place where it can.
public final class StopSign: Sendable {
    private let state = Mutex(false)

    public init() {}

    public var isUp: Bool { state.withLock(\.self) }

    public func putUp() { state.withLock { $0 = true } }
}
