import Foundation
import RecordModel
import Synchronization

/// Notes all it is told, and moves the cloud a second on after each look.
final class Witness: Sendable {
    private let clock: CloudClock
    private let seen = Mutex<[RollbackUpdate]>([])
    private let failed = Mutex<[DeployRecord.ID: Explanation]>([:])

    init(clock: CloudClock) { self.clock = clock }

    func note(_ update: RollbackUpdate) {
        seen.withLock { $0.append(update) }
        if case .looked = update.event { clock.advance(by: 1) }
    }

    func noteFailure(_ id: DeployRecord.ID, _ explanation: Explanation) {
        failed.withLock { $0[id] = explanation }
    }

    var updates: [RollbackUpdate] { seen.withLock(\.self) }

    /// Why records got no intent.
    var failures: [DeployRecord.ID: Explanation] { failed.withLock(\.self) }

    func states(of id: DeployRecord.ID) -> [RollbackState] {
        updates.filter { $0.attempt.recordID == id }.compactMap {
            if case .state(let state) = $0.event { state } else { nil }
        }
    }

    var phases: [RequestPhase] {
        updates.compactMap { if case .phase(let phase) = $0.event { phase } else { nil } }
    }

    /// The explanation that came with the last state of a record.
    func explanation(of id: DeployRecord.ID) -> Explanation? {
        updates.last { $0.attempt.recordID == id && $0.explanation != nil }?.explanation
    }
}

extension [RollbackState] {
    /// The words in order, equal neighbours once.
    var words: [String] {
        map(\.word).reduce(into: []) { words, word in
            if words.last != word { words.append(word) }
        }
    }
}
