import RecordModel
import Synchronization

/// The changes this process is sending or following, so that none is followed twice and none is left lying.
public final class ChangesInHand: Sendable {
    private let ids = Mutex<Set<ChangeAttempt.ID>>([])

    public init() {}

    /// False when it is in hand already.
    func take(_ id: ChangeAttempt.ID) -> Bool { ids.withLock { $0.insert(id).inserted } }

    func drop(_ id: ChangeAttempt.ID) { ids.withLock { _ = $0.remove(id) } }
}
