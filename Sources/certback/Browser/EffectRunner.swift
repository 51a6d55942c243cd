import BrowserUI
import RecordModel
import RecordStore
import Rollback
import Synchronization

/// Carries effects out, off the main actor, and puts their answers into the queue.
struct EffectRunner: Sendable {
    let cloud: Cloud
    let queue: EventQueue
    /// The plan being made: Esc, or a later one, ends it.
    private let plan = PlanSlot()
    private let adopted = AdoptedRollbacks()

    init(cloud: Cloud, queue: EventQueue) {
        self.cloud = cloud
        self.queue = queue
    }

    /// Returns when the effect has been carried out or its task was cancelled.
    @concurrent
    func run(_ effect: Effect) async {
        do {
            switch effect {
            case .loadWindow(let request): await load(request)
            case .collectIDs(let query, let generation):
                queue.add(.idsCollected(try await cloud.cache.ids(of: query), generation: generation))
            case .readDetail(let id): queue.add(.detailRead(id, try await cloud.cache.detail(of: id)))
            case .fetchDetail(let id): await fetchDetail(of: id)
            case .synchronise: await synchronise()
            case .plan(let wishes, let generation): await makePlan(wishes, generation)
            case .cancelPlan: plan.cancel()
            case .rollBack(let confirmed): await rollBack(confirmed)
            case .suspend, .repaint, .quit: break
            }
        } catch {
            queue.add(.failed(cloud.guide.explain(error)))
        }
    }

    /// What an earlier run, or another window, left unsettled is shown and followed.
    ///
    /// - Parameter atStart: true while this process has asked for nothing: whatever is live is another's, even if that
    ///   one had the number this one has now.
    @concurrent
    func resume(atStart: Bool = false) async {
        do {
            let own = cloud.operatedBy.process
            let live = try await cloud.journal.live()
            let attempts = adopted.new(in: live.filter { atStart || $0.operatedBy.process != own })
            guard !attempts.isEmpty else { return }
            queue.add(.rollbacksFound(attempts))
            await withDiscardingTaskGroup { group in
                for attempt in attempts {
                    group.addTask { await cloud.runner.resume(attempt) { queue.add(.rollback($0)) } }
                }
            }
        } catch {
            queue.add(.failed(cloud.guide.explain(error)))
        }
    }

    @concurrent
    func readAge() async {
        do { queue.add(.ageRead(try await cloud.cache.age())) } catch { queue.add(.failed(cloud.guide.explain(error))) }
    }

    private func load(_ request: ListRequest) async {
        do {
            let window = try await cloud.cache.window(
                of: request.query, around: request.anchor, count: request.count, marks: request.marks)
            queue.add(.windowLoaded(window, generation: request.generation))
        } catch {
            queue.add(.windowFailed(cloud.guide.explain(error), generation: request.generation))
        }
    }

    private func fetchDetail(of id: DeployRecord.ID) async {
        do { queue.add(.detailFetched(try await cloud.readDetail(of: id))) } catch { queue.add(.detailFailed(id, error)) }
    }

    private func synchronise() async {
        do {
            try await cloud.synchroniser.run { queue.add(.syncProgressed($0)) }
            await readAge()
            queue.add(.syncEnded(nil))
        } catch {
            await readAge()
            queue.add(.syncEnded(error))
        }
    }

    private func makePlan(_ wishes: [RollbackWish], _ generation: Int) async {
        let task = Task { await cloud.planner.plan(wishes) }
        plan.hold(task)
        let made = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        queue.add(.planned(made, generation: generation))
        if made.targets.contains(where: { $0.eligibility == .alreadyUnderWay }) { await resume() }
    }

    private func rollBack(_ confirmed: ConfirmedPlan) async {
        let (refusals, refusal) = AsyncStream.makeStream(of: Void.self)
        await withDiscardingTaskGroup { group in
            group.addTask {
                await cloud.runner.run(confirmed) {
                    queue.add(.rollback($0))
                } onFailure: {
                    queue.add(.rollbackNotBegun($0, $1))
                    refusal.yield()
                }
                refusal.finish()
            }
            // Somebody else's rollback stands in the way: it is shown and followed here too.
            for await _ in refusals { group.addTask { await resume() } }
        }
    }
}

/// The rollbacks of other processes that are followed here, so that none is followed twice.
private final class AdoptedRollbacks: Sendable {
    private let ids = Mutex<Set<RollbackAttempt.ID>>([])

    func new(in attempts: [RollbackAttempt]) -> [RollbackAttempt] {
        ids.withLock { ids in attempts.filter { ids.insert($0.id).inserted } }
    }
}

/// Holds the one plan that is being made.
private final class PlanSlot: Sendable {
    private let task = Mutex<Task<RollbackPlan, Never>?>(nil)

    func hold(_ new: Task<RollbackPlan, Never>) {
        task.withLock {
            $0?.cancel(); $0 = new
        }
    }

    func cancel() { task.withLock { $0?.cancel() } }
}
