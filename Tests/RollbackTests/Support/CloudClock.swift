import Foundation
import Synchronization

/// The simulated cloud's clock: it stands still until the test moves it, so that a rollback is as far as the test says.
final class CloudClock: Sendable {
    /// A whole second near the real time, since requests are signed with that.
    private let date = Mutex(Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down)))

    var now: Date { date.withLock(\.self) }

    func advance(by seconds: Double) { date.withLock { $0 += seconds } }
}
