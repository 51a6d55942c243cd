import FoundationEssentials
import RecordModel

/// The rollbacks of this run and those an earlier one left unsettled, oldest first.
struct RollbackBoard: Hashable, Sendable {
    /// One rollback with its time line.
    struct Entry: Hashable, Sendable {
        var attempt: RollbackAttempt
        /// When each phase of the request was reached.
        var phases: [PhaseMark] = []
        var looks = 0
        var nextLookAt: Date?
        var lookFailure: Explanation?
        var explanation: Explanation?
        var changedAt: Date
    }

    struct PhaseMark: Hashable, Sendable {
        var phase: RequestPhase
        var at: Date
    }

    private(set) var entries: [Entry] = []

    var live: [Entry] { entries.filter { !$0.attempt.state.isFinal } }

    /// Rollbacks of which nothing has been sent yet.
    var unsent: Int { entries.count { $0.attempt.state == .intended } }

    /// The newest rollback of a record.
    func latest(of id: DeployRecord.ID) -> Entry? { entries.last { $0.attempt.recordID == id } }

    mutating func take(_ attempts: [RollbackAttempt]) {
        for attempt in attempts where !entries.contains(where: { $0.attempt.id == attempt.id }) {
            entries.append(Entry(attempt: attempt, changedAt: attempt.intendedAt))
        }
    }

    mutating func take(_ update: RollbackUpdate) {
        take([update.attempt])
        guard let place = entries.firstIndex(where: { $0.attempt.id == update.attempt.id }) else { return }
        entries[place].take(update)
    }
}

extension RollbackBoard.Entry {
    fileprivate mutating func take(_ update: RollbackUpdate) {
        attempt = update.attempt
        explanation = update.explanation ?? explanation
        switch update.event {
        case .state:
            changedAt = update.at
            if attempt.state.isFinal { nextLookAt = nil }
        case .phase(let phase):
            phases.append(.init(phase: phase, at: update.at))
        case .looked(let number, let nextIn):
            looks = number
            lookFailure = nil
            nextLookAt = nextIn.map { update.at + $0.inSeconds }
        case .lookFailed(let failure, let nextIn):
            looks += 1
            lookFailure = failure
            nextLookAt = update.at + nextIn.inSeconds
        }
    }
}
