import Synchronization

/// Runs one piece of work at a time: a later one ends an earlier one, whichever of them is started first.
final class LatestTask: Sendable {
    private struct State {
        var generation = Int.min
        var task: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Returns when the work has ended or was cancelled; at once where a later one has been started already.
    ///
    /// - Parameter generation: which one is later; in the order of the calls where nil.
    func run(_ generation: Int? = nil, _ work: @escaping @Sendable () async -> Void) async {
        let task = state.withLock { state -> Task<Void, Never>? in
            let generation = generation ?? state.generation + 1
            guard generation > state.generation else { return nil }
            state.task?.cancel()
            let task = Task { await work() }
            state = State(generation: generation, task: task)
            return task
        }
        await withTaskCancellationHandler {
            await task?.value
        } onCancel: {
            task?.cancel()
        }
    }

    func cancel() { state.withLock { $0.task?.cancel() } }
}
