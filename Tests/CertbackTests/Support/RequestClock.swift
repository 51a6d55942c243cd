import Foundation
import Synchronization

/// A clock for the simulator that goes a tenth of a second on with each request, so that how far a change is at the nth look
/// does not depend on how busy the machine is.
final class RequestClock: Sendable {
    private let date = Mutex(Date())

    func tick() -> Date {
        date.withLock {
            $0 += 0.1
            return $0
        }
    }
}
