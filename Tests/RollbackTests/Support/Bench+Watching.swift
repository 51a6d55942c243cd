import RecordModel
import Rollback
import Testing

extension Bench {
    typealias Work = @Sendable (@escaping ChangeObserver) async -> Void

    /// Does `work` until it tells of what is awaited, and cancels it then.
    func cancel(on isAwaited: @escaping @Sendable (ChangeUpdate.Event) -> Bool, _ work: @escaping Work) async -> Witness {
        let witness = Witness(clock: clock)
        let (moments, moment) = AsyncStream.makeStream(of: Void.self)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await work { update in
                    witness.note(update)
                    if isAwaited(update.event) { moment.yield() }
                }
                moment.finish()
            }
            _ = await moments.first { _ in true }
            group.cancelAll()
        }
        return witness
    }

    /// Does `work` to its end; `reaction` comes after each thing it tells of, in turn.
    func watch(
        _ work: @escaping Work, reacting reaction: @escaping @Sendable (ChangeUpdate) async throws -> Void
    ) async throws -> Witness {
        let witness = Witness(clock: clock)
        let (updates, told) = AsyncStream.makeStream(of: ChangeUpdate.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await work { update in
                    witness.note(update)
                    told.yield(update)
                }
                told.finish()
            }
            group.addTask { for await update in updates { try await reaction(update) } }
            try await group.waitForAll()
        }
        return witness
    }

    /// Takes an attempt up, and returns when it has ended.
    func resume(_ attempt: ChangeAttempt, by runner: ChangeRunner? = nil) async -> Witness {
        let witness = Witness(clock: clock)
        await (runner ?? self.runner()).resume(attempt, onUpdate: witness.note)
        return witness
    }
}
