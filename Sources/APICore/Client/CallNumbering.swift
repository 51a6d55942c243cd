import Synchronization

/// Numbers the calls of a process from 1, so that reports of several clients can be told apart.
public final class CallNumbering: Sendable {
    private let last = Atomic(0)

    public init() {}

    func next() -> Int { last.add(1, ordering: .relaxed).newValue }
}
