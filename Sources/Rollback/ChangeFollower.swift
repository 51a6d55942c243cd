import APICore
import FoundationEssentials
import RecordModel
import RecordStore

/// Watches a change in the cloud by looking at the record again and again.
struct ChangeFollower: Sendable {
    let tools: ChangeTools

    /// Returns when the fate is final and in the journal, when another process has taken a step, or when the task is
    /// cancelled.
    func follow(_ start: ChangeAttempt, onUpdate: ChangeObserver) async -> ChangeAttempt {
        var attempt = start
        var stillness = Stillness()
        var look = 1
        while !attempt.state.isFinal {
            do { try await Task.sleep(for: tools.pace.pause(before: look)) } catch { return attempt }
            do {
                let newest = try await tools.reread(attempt, onUpdate: onUpdate)
                guard newest.step == attempt.step else { return newest }
                attempt = try await take(look, at: attempt, &stillness, onUpdate: onUpdate)
            } catch {
                if Task.isCancelled { return attempt }
                let next = tools.pace.pause(before: look + 1)
                let event = ChangeUpdate.Event.lookFailed(tools.guide.explain(error), nextIn: next)
                onUpdate(ChangeUpdate(attempt: attempt, at: Date(), event: event))
            }
            look += 1
        }
        return attempt
    }

    private func take(
        _ look: Int, at start: ChangeAttempt, _ stillness: inout Stillness, onUpdate: ChangeObserver
    ) async throws -> ChangeAttempt {
        let detail: RecordDetail
        do { detail = try await tools.client.detail(of: start.recordID) } catch {
            stillness.breakOff()
            throw error
        }
        let time = stillness.note(detail.tasks, at: tools.uptime(), after: tools.pace.pause(before: look))
        if !detail.tasks.isEmpty { try await tools.cache.save(detail) }
        var attempt = start
        let state = tools.judge.state(of: attempt, after: detail, watchedFor: time)
        if state != attempt.state { attempt = try await tools.move(attempt, to: state, onUpdate: onUpdate) }
        let next = attempt.state.isFinal ? nil : tools.pace.pause(before: look + 1)
        onUpdate(ChangeUpdate(attempt: attempt, at: detail.readAt, event: .looked(number: look, nextIn: next)))
        return attempt
    }
}
