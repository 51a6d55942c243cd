import APICore
import FoundationEssentials
public import RecordModel
import RecordStore

/// Told of every step; from any thread.
public typealias ChangeObserver = @Sendable (ChangeUpdate) -> Void

/// What sending, following and taking over have in common.
struct ChangeTools: Sendable {
    let client: APIClient
    let cache: RecordCache
    let journal: Journal
    let operatedBy: Operator
    let lease: Lease
    let guide: ErrorGuide
    let pace: LookPace
    let judge: FateJudge
    /// A clock that nobody sets: one that jumps must not settle anything.
    let uptime: @Sendable () -> ContinuousClock.Instant

    /// Writes down what came of this process's own request, and tells of it; where another process has been faster, its step
    /// is built upon. Not for what was judged from a look: that holds for the step it was judged from alone.
    ///
    /// - Returns: the attempt after the step, or as it ended by somebody else's.
    func move(
        _ start: ChangeAttempt, to state: ChangeState, requestID: RequestID? = nil, rollbackID: DeployRecord.ID? = nil,
        because explanation: Explanation? = nil, onUpdate: ChangeObserver
    ) async throws(StoreError) -> ChangeAttempt {
        let step = Journal.Step(
            state, requestID: requestID, rollbackID: rollbackID, code: explanation?.title, by: operatedBy, at: Date())
        var attempt = start
        while true {
            if let moved = try await journal.append(step, to: attempt) {
                onUpdate(ChangeUpdate(attempt: moved, at: step.at, event: .state(state), explanation: explanation))
                return moved
            }
            let newest = try await journal.attempt(attempt.id)
            guard let newest, newest.step != attempt.step else { throw journal.refusal(of: attempt) }
            if newest.state.isFinal { return try await reread(attempt, onUpdate: onUpdate) }
            attempt = newest
        }
    }

    /// The attempt after a step that the journal did not take, as somebody else's has left it.
    ///
    /// - Throws: where nobody has taken one: asking again would go on for ever.
    func readAnew(_ attempt: ChangeAttempt, onUpdate: ChangeObserver) async throws(StoreError) -> ChangeAttempt {
        let newest = try await reread(attempt, onUpdate: onUpdate)
        guard newest.step != attempt.step else { throw journal.refusal(of: attempt) }
        return newest
    }

    /// The attempt as the journal has it now; a step that somebody else took is told of.
    func reread(_ attempt: ChangeAttempt, onUpdate: ChangeObserver) async throws(StoreError) -> ChangeAttempt {
        guard let newest = try await journal.attempt(attempt.id), newest.step != attempt.step else { return attempt }
        if newest.state != attempt.state {
            onUpdate(ChangeUpdate(attempt: newest, at: newest.steppedAt, event: .state(newest.state)))
            // Whoever took the step has looked at the record and brought the cache up to date.
            onUpdate(ChangeUpdate(attempt: newest, at: newest.steppedAt, event: .looked(number: 0, nextIn: nil)))
        }
        return newest
    }
}
