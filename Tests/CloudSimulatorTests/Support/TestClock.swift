import Foundation
import Synchronization

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    static let start = Date(timeIntervalSince1970: 1_751_000_000)
    private let date = Mutex(TestClock.start)

    var now: Date { date.withLock(\.self) }

    func advance(by seconds: Double) {
        date.withLock { $0 += seconds }
    }
}
