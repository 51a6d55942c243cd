import APICore
import FoundationEssentials
import RecordModel
import RecordStore

/// Watches a change in the cloud by looking at the record again and again.
struct ChangeFollower: Sendable {
    private let tools: ChangeTools
    private var attempt: ChangeAttempt
    /// An answer that is known and that the journal could not take yet.
    private var unwritten: Journal.Step?
    private var stillness = Stillness()
    private var look = 1

    init(tools: ChangeTools, _ attempt: ChangeAttempt, unwritten: Journal.Step? = nil) {
        self.tools = tools
        self.attempt = attempt
        self.unwritten = unwritten
    }

    /// Returns when the fate is final and in the journal, when another process has taken a step, or when the task is
    /// cancelled.
    mutating func follow(onUpdate: ChangeObserver) async -> ChangeAttempt {
        while !attempt.state.isFinal, !Task.isCancelled {
            let pause = tools.pace.pause(before: look)
            // Cancelled, the loop ends by itself.
            do { try await Task.sleep(for: pause) } catch { break }
            do {
                guard try await isUpToDate(onUpdate: onUpdate) else { return attempt }
                guard try await takeLook(after: pause, onUpdate: onUpdate) else { return attempt }
            } catch {
                if Task.isCancelled { break }
                let next = tools.pace.pause(before: look + 1)
                tell(.lookFailed(tools.guide.explain(error), nextIn: next), at: Date(), onUpdate)
            }
            look += 1
        }
        // What happened is written down even while the program is being ended; what fails here has been told of.
        _ = await writeAnswer(onUpdate: onUpdate)
        return attempt
    }

    /// False when another process has taken a step: then the attempt is as that one left it.
    private mutating func isUpToDate(onUpdate: ChangeObserver) async throws -> Bool {
        let failure = await writeAnswer(onUpdate: onUpdate)
        let newest = try await tools.reread(attempt, onUpdate: onUpdate)
        if newest.step == attempt.step { return true }
        // An answer that nobody else knows is not given up.
        if let failure { throw failure }
        attempt = newest
        return false
    }

    /// Why the journal cannot take the answer, which will be tried again; nil where all is written.
    private mutating func writeAnswer(onUpdate: ChangeObserver) async -> StoreError? {
        guard let step = unwritten else { return nil }
        do {
            attempt = try await tools.move(
                attempt, to: step.state, requestID: step.requestID, rollbackID: step.rollbackID, onUpdate: onUpdate)
            unwritten = nil
            return nil
        } catch {
            return error
        }
    }

    /// False when another process has taken a step meanwhile.
    private mutating func takeLook(after pause: Duration, onUpdate: ChangeObserver) async throws -> Bool {
        let look: ChangeLook
        do { look = try await tools.look(at: attempt) } catch {
            stillness.breakOff()
            throw error
        }
        let detail = look.detail
        let time = stillness.note(detail.tasks, at: tools.uptime(), after: pause)
        // First of all the fate; a cache that cannot be written must not hold it up.
        let judged = tools.judge.state(of: attempt, after: detail, watchedFor: time)
        let state = judged == .notApplied && look.leavesDoubt ? attempt.state : judged
        if state != attempt.state || look.rollbackID != attempt.rollbackID {
            guard try await write(state, look.rollbackID, onUpdate: onUpdate) else { return unwritten != nil }
        }
        await keep(detail, onUpdate: onUpdate)
        let next = attempt.state.isFinal ? nil : tools.pace.pause(before: self.look + 1)
        tell(.looked(number: self.look, nextIn: next), at: detail.readAt, onUpdate)
        return true
    }

    /// False when another process has taken a step meanwhile. What was judged from the step before is not put upon that
    /// one: the next look judges anew.
    private mutating func write(
        _ state: ChangeState, _ rollbackID: DeployRecord.ID?, onUpdate: ChangeObserver
    ) async throws(StoreError) -> Bool {
        let step = Journal.Step(
            state, requestID: unwritten?.requestID, rollbackID: rollbackID, by: tools.operatedBy, at: Date())
        guard let moved = try await tools.journal.append(step, to: attempt) else {
            if unwritten == nil { attempt = try await tools.readAnew(attempt, onUpdate: onUpdate) }
            return false
        }
        attempt = moved
        unwritten = nil
        tell(.state(state), at: step.at, onUpdate)
        return true
    }

    private func keep(_ detail: RecordDetail, onUpdate: ChangeObserver) async {
        guard !detail.tasks.isEmpty else { return }
        do { try await tools.cache.save(detail) } catch {
            if Task.isCancelled { return }
            tell(.notKept(tools.guide.explain(error)), at: Date(), onUpdate)
        }
    }

    private func tell(_ event: ChangeUpdate.Event, at date: Date, _ onUpdate: ChangeObserver) {
        onUpdate(ChangeUpdate(attempt: attempt, at: date, event: event))
    }
}
