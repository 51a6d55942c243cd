import Foundation
import RecordModel
import Synchronization

/// Notes all it is told, and moves the cloud a second on after each look.
final class Witness: Sendable {
    private let clock: CloudClock
    private let seen = Mutex<[ChangeUpdate]>([])
    private let failed = Mutex<[DeployRecord.ID: Explanation]>([:])

    init(clock: CloudClock) { self.clock = clock }

    func note(_ update: ChangeUpdate) {
        seen.withLock { $0.append(update) }
        if update.event.isLook { clock.advance(by: 1) }
    }

    func noteFailure(_ id: DeployRecord.ID, _ explanation: Explanation) {
        failed.withLock { $0[id] = explanation }
    }

    var updates: [ChangeUpdate] { seen.withLock(\.self) }

    var events: [ChangeUpdate.Event] { updates.map(\.event) }

    /// Why records got no intent.
    var failures: [DeployRecord.ID: Explanation] { failed.withLock(\.self) }

    func states(of id: DeployRecord.ID) -> [ChangeState] {
        updates.filter { $0.attempt.recordID == id }.compactMap {
            if case .state(let state) = $0.event { state } else { nil }
        }
    }

    var phases: [RequestPhase] {
        events.compactMap { if case .phase(let phase) = $0 { phase } else { nil } }
    }

    /// The pauses before the request was sent anew, and why.
    var repeats: [(pause: Duration, why: String)] {
        events.compactMap { if case .repeating(let pause, let why) = $0 { (pause, why) } else { nil } }
    }

    /// The explanation that came with the last state of a record.
    func explanation(of id: DeployRecord.ID) -> Explanation? {
        updates.last { $0.attempt.recordID == id && $0.explanation != nil }?.explanation
    }
}

extension ChangeUpdate.Event {
    /// True for a look of this process's own, with its number.
    func isLook(_ number: Int) -> Bool {
        if case .looked(number, _) = self { true } else { false }
    }

    var isLook: Bool { if case .looked = self { true } else { false } }

    var isFailedLook: Bool { if case .lookFailed = self { true } else { false } }

    var isFollowedElsewhere: Bool { if case .followedElsewhere = self { true } else { false } }
}

extension [ChangeState] {
    /// The words in order, equal neighbours once.
    var words: [String] {
        map(\.word).reduce(into: []) { words, word in
            if words.last != word { words.append(word) }
        }
    }
}
