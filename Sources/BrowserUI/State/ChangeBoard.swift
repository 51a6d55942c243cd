import FoundationEssentials
import RecordModel

/// The changes of this run and those an earlier one or another window left unsettled, oldest first.
struct ChangeBoard: Hashable, Sendable {
    /// One change with its time line.
    struct Entry: Hashable, Sendable {
        var attempt: ChangeAttempt
        /// What was reached when: phases of the request, and the states that an earlier process wrote down.
        var marks: [Mark] = []
        var looks = 0
        var nextLookAt: Date?
        var lookFailure: Explanation?
        var explanation: Explanation?
        /// Until when a request that was refused for its rate waits, and the code it was refused with.
        var repeating: Repeating?
        /// Who follows it instead of this process; only the journal is read then.
        var followedBy: Operator?
    }

    struct Mark: Hashable, Sendable {
        var word: String
        var at: Date
    }

    struct Repeating: Hashable, Sendable {
        var at: Date
        var reason: String
    }

    private(set) var entries: [Entry] = []

    var live: [Entry] { entries.filter { !$0.attempt.state.isFinal } }

    /// Changes of this process of which nothing has been sent yet; another process's are not ours to withdraw.
    var unsentIDs: Set<ChangeAttempt.ID> {
        Set(entries.filter { $0.attempt.state.isUnsent && $0.followedBy == nil }.map(\.attempt.id))
    }

    var unsent: Int { unsentIDs.count }

    /// The newest change of a record.
    func latest(of id: DeployRecord.ID) -> Entry? { entries.last { $0.attempt.recordID == id } }

    /// True while this process follows a change of the record, and so reads its detail anyway.
    func isLookedAtHere(_ id: DeployRecord.ID) -> Bool {
        latest(of: id).map { !$0.attempt.state.isFinal && $0.followedBy == nil } ?? false
    }

    /// Takes over what the journal had of changes that this process did not begin; returns how many were new.
    @discardableResult
    mutating func take(_ histories: [ChangeHistory]) -> Int {
        let new = histories.filter { history in !entries.contains { $0.attempt.id == history.id } }
        for history in new {
            let marks = history.steps.dropFirst().map { Mark(word: $0.state.word.lowercased(), at: $0.at) }
            entries.append(Entry(attempt: history.attempt, marks: marks))
        }
        return new.count
    }

    mutating func take(_ update: ChangeUpdate) {
        let known = entries.firstIndex { $0.attempt.id == update.attempt.id }
        if known == nil { entries.append(Entry(attempt: update.attempt)) }
        entries[known ?? entries.count - 1].take(update)
    }
}

extension ChangeBoard.Entry {
    fileprivate mutating func take(_ update: ChangeUpdate) {
        attempt = update.attempt
        explanation = update.explanation ?? explanation
        switch update.event {
        case .state(let state):
            repeating = nil
            // A step of somebody else's says that the one before has ended.
            if followedBy?.isSameProcess(as: attempt.heldBy) != true { followedBy = nil }
            guard state.isFinal else { break }
            nextLookAt = nil
            followedBy = nil
        case .phase(let phase):
            repeating = nil
            marks.append(.init(word: phase.rawValue, at: update.at))
        case .repeating(let pause, let reason):
            repeating = .init(at: update.at + pause.inSeconds, reason: reason)
            marks.append(.init(word: "not sent: \(reason)", at: update.at))
        case .looked(let number, let nextIn):
            looks = max(looks, number)
            lookFailure = nil
            followedBy = number > 0 ? nil : followedBy
            nextLookAt = nextIn.map { update.at + $0.inSeconds }
        case .lookFailed(let failure, let nextIn):
            looks += 1
            lookFailure = failure
            nextLookAt = update.at + nextIn.inSeconds
        case .notKept: break
        case .followedElsewhere(let other):
            followedBy = other
        }
    }
}
