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
            case .plan(let kind, let wishes, let generation): try await makePlan(kind, wishes, generation)
            case .cancelPlan: plan.cancel()
            case .carryOut(let confirmed): await carryOut(confirmed)
            case .withdrawUnsent: try await cloud.runner().withdrawUnsent(onUpdate: observe)
            case .readJournal: queue.add(.journalRead(try await cloud.journal().history()))
            case .flushInput, .suspend, .repaint, .quit: break
            }
        } catch {
            queue.add(.failed(cloud.guide.explain(error)))
        }
    }

    /// What an earlier run, or another window, left unsettled is shown and followed.
    @concurrent
    func resumeUnsettled() async {
        do {
            let unsettled = try cloud.unsettledChanges()
            let runner = try cloud.runner()
            queue.add(.changesFound(unsettled))
            await withDiscardingTaskGroup { group in
                for history in unsettled { group.addTask { await runner.resume(history.attempt, onUpdate: observe) } }
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

    private func makePlan(_ kind: ChangeKind, _ wishes: [ChangeWish], _ generation: Int) async throws {
        let planner = try cloud.planner()
        let task = Task {
            await planner.plan(kind, wishes) { queue.add(.planProgressed(read: $0, generation: generation)) }
        }
        plan.hold(task)
        let made = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        queue.add(.planned(made, generation: generation))
        if made.targets.contains(where: { $0.eligibility == .alreadyUnderWay }) { await resumeUnsettled() }
    }

    private func carryOut(_ confirmed: ConfirmedPlan) async {
        do {
            try await cloud.runner().run(confirmed, onUpdate: observe) { queue.add(.changeNotBegun($0, $1)) }
        } catch {
            for target in confirmed.plan.eligible { queue.add(.changeNotBegun(target.id, error)) }
        }
    }

    private var observe: ChangeObserver {
        { update in
            DebugSwitches.dieIfAsked(at: update)
            queue.add(.change(update))
        }
    }
}

/// Holds the one plan that is being made.
private final class PlanSlot: Sendable {
    private let task = Mutex<Task<ChangePlan, Never>?>(nil)

    func hold(_ new: Task<ChangePlan, Never>) {
        task.withLock {
            $0?.cancel(); $0 = new
        }
    }

    func cancel() { task.withLock { $0?.cancel() } }
}
