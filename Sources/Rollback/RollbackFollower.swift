public import APICore
import FoundationEssentials
public import RecordModel
public import RecordStore

/// Watches a rollback in the cloud until its end is known, by looking at the record again and again.
public struct RollbackFollower: Sendable {
    private let client: APIClient
    private let cache: RecordCache
    private let journal: Journal
    private let guide: ErrorGuide
    private let pace: LookPace
    private let judge: FateJudge

    public init(
        client: APIClient, cache: RecordCache, journal: Journal, guide: ErrorGuide = .english,
        pace: LookPace = LookPace(), judge: FateJudge = FateJudge()
    ) {
        self.client = client
        self.cache = cache
        self.journal = journal
        self.guide = guide
        self.pace = pace
        self.judge = judge
    }

    /// Returns when the fate is final and in the journal, or when the task is cancelled; the cloud goes on either way.
    ///
    /// Never sends anything but looks.
    @concurrent
    public func follow(_ start: RollbackAttempt, onUpdate: @Sendable (RollbackUpdate) -> Void) async -> RollbackAttempt {
        var attempt = start
        var look = 1
        while !attempt.state.isFinal {
            do { try await Task.sleep(for: pace.pause(before: look)) } catch { return attempt }
            do {
                if let ended = try await endInJournal(of: attempt, onUpdate: onUpdate) { return ended }
                attempt = try await takeLook(look, at: attempt, onUpdate: onUpdate)
            } catch {
                if Task.isCancelled { return attempt }
                let event = RollbackUpdate.Event.lookFailed(guide.explain(error), nextIn: pace.pause(before: look + 1))
                onUpdate(RollbackUpdate(attempt: attempt, at: Date(), event: event))
            }
            look += 1
        }
        return attempt
    }

    /// Another process may have settled it; the journal is the judge.
    private func endInJournal(
        of attempt: RollbackAttempt, onUpdate: @Sendable (RollbackUpdate) -> Void
    ) async throws -> RollbackAttempt? {
        guard let ended = try await journal.attempt(attempt.id), ended.state.isFinal else { return nil }
        onUpdate(RollbackUpdate(attempt: ended, at: Date(), event: .state(ended.state)))
        onUpdate(RollbackUpdate(attempt: ended, at: Date(), event: .looked(number: 0, nextIn: nil)))
        return ended
    }

    private func takeLook(
        _ look: Int, at attempt: RollbackAttempt, onUpdate: @Sendable (RollbackUpdate) -> Void
    ) async throws -> RollbackAttempt {
        let detail = try await client.detail(of: attempt.recordID)
        if !detail.tasks.isEmpty { try await cache.save(detail) }
        var attempt = attempt
        let state = judge.state(of: attempt, after: detail)
        let next = state.isFinal ? nil : pace.pause(before: look + 1)
        if state != attempt.state {
            let isWritten = try await journal.append(state, to: attempt.id, at: detail.readAt)
            if !isWritten, let ended = try await endInJournal(of: attempt, onUpdate: onUpdate) { return ended }
            attempt.state = state
            onUpdate(RollbackUpdate(attempt: attempt, at: detail.readAt, event: .state(state)))
        }
        onUpdate(RollbackUpdate(attempt: attempt, at: detail.readAt, event: .looked(number: look, nextIn: next)))
        return attempt
    }
}
