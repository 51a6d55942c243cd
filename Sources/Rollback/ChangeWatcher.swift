import APICore
import FoundationEssentials
import RecordModel
import RecordStore

/// Brings a change that was sent, or may have been, to its end: follows what is this process's, reads along in the
/// journal what is another's, and takes over what an ended process left. Sends nothing but looks.
struct ChangeWatcher: Sendable {
    let tools: ChangeTools

    /// Returns when the fate is final and in the journal, or when the task is cancelled; the cloud goes on either way.
    ///
    /// - Parameters:
    ///   - unwritten: an answer to this process's own request that the journal could not take yet.
    ///   - isLeftLying: true for what may be this process's own, but which nothing in it is sending.
    func watch(
        _ start: ChangeAttempt, unwritten: Journal.Step? = nil, isLeftLying: Bool = false, onUpdate: ChangeObserver
    ) async {
        var attempt = start
        var unwritten = unwritten
        var mayBeLeft = isLeftLying
        var holder: Operator?
        // An answer that is not written down yet is, before anything ends.
        while !attempt.state.isFinal, !Task.isCancelled || unwritten != nil {
            do {
                if tools.lease.isHeldByAnother(attempt, at: Date()) {
                    if holder != attempt.heldBy {
                        holder = attempt.heldBy
                        tell(attempt, .followedElsewhere(attempt.heldBy), onUpdate)
                    }
                    attempt = try await readAlong(attempt, onUpdate: onUpdate)
                } else if mayBeLeft || !tools.lease.isOwn(attempt) {
                    mayBeLeft = false
                    attempt = try await takeOver(attempt, onUpdate: onUpdate)
                } else {
                    var follower = ChangeFollower(tools: tools, attempt, unwritten: unwritten)
                    attempt = await follower.follow(onUpdate: onUpdate)
                    unwritten = nil
                }
            } catch {
                if Task.isCancelled { return }
                tell(attempt, .lookFailed(tools.guide.explain(error), nextIn: tools.pace.first), onUpdate)
                // Cancelled, the loop ends by itself.
                try? await Task.sleep(for: tools.pace.first)
            }
        }
    }

    private func readAlong(_ attempt: ChangeAttempt, onUpdate: ChangeObserver) async throws -> ChangeAttempt {
        try await Task.sleep(for: tools.pace.first)
        return try await tools.reread(attempt, onUpdate: onUpdate)
    }

    /// The new holder's first step says what is known of the old one's last.
    private func takeOver(_ attempt: ChangeAttempt, onUpdate: ChangeObserver) async throws -> ChangeAttempt {
        let ended = "the certback that asked for it ended"
        let state: ChangeState =
            switch attempt.state {
            case .intended: .withdrawn(why: "\(ended) before sending")
            case .sending: .unknown(why: "\(ended) while sending")
            default: attempt.state
            }
        guard state != attempt.state || !tools.lease.isOwn(attempt) else { return attempt }
        let step = Journal.Step(state, by: tools.operatedBy, at: Date())
        guard let taken = try await tools.journal.append(step, to: attempt) else {
            return try await tools.readAnew(attempt, onUpdate: onUpdate)
        }
        // Also where the state is as it was: those who watch have yet to hear who follows it now.
        tell(taken, .state(state), onUpdate)
        return taken
    }

    private func tell(_ attempt: ChangeAttempt, _ event: ChangeUpdate.Event, _ onUpdate: ChangeObserver) {
        onUpdate(ChangeUpdate(attempt: attempt, at: Date(), event: event))
    }
}
