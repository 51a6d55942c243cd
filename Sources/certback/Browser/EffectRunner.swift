import BrowserUI
import CursesTerminal
import RecordModel
import RecordStore
import Rollback

/// Carries effects out, off the main actor, and puts their answers into the queue.
struct EffectRunner: Sendable {
    let cloud: Cloud
    let queue: EventQueue
    let clipboard: ClipboardRoute
    /// The plan being made: Esc, or a later one, ends it.
    private let plan = LatestTask()
    private let loading = LatestTask()
    private let counting = LatestTask()
    private let readingAhead = LatestTask()
    /// How many of the newest records have their details read ahead, to be found by what they touch.
    private static let readAhead = 200

    init(cloud: Cloud, queue: EventQueue, clipboard: ClipboardRoute) {
        self.cloud = cloud
        self.queue = queue
        self.clipboard = clipboard
    }

    /// Returns when the effect has been carried out or its task was cancelled.
    @concurrent
    func run(_ effect: Effect) async {
        CrashGuard.coverThread()
        do {
            switch effect {
            case .loadWindow(let request): await loading.run(request.generation) { await load(request) }
            case .count(let filter, let generation):
                await counting.run(generation) { await count(filter, generation) }
            case .collectIDs(let query, let generation):
                queue.add(.idsCollected(try await cloud.cache.ids(of: query), generation: generation))
            case .readDetail(let id): queue.add(.detailRead(id, try await cloud.cache.detail(of: id)))
            case .fetchDetail(let id): await fetchDetail(of: id)
            case .synchronise: await synchronise(.changes)
            case .synchroniseAll: await synchronise(.all)
            case .plan(let kind, let wishes, let generation):
                await plan.run(generation) { await makePlan(kind, wishes, generation) }
                // What stands in the way of a plan may be another's: it is shown and followed here too.
                await resumeUnsettled()
            case .cancelPlan: plan.cancel()
            case .carryOut(let confirmed): await carryOut(confirmed)
            case .withdrawUnsent: try await cloud.runner().withdrawUnsent(onUpdate: observe)
            case .readJournal:
                DebugSwitches.crashIfAsked(at: .effect)
                queue.add(.journalRead(try await cloud.journal().history()))
            case .previewRollback(let id): queue.add(.previewed(id, try await cloud.previewRollback(of: id)))
            case .copy(let text):
                if case .tmux(let buffer) = clipboard { queue.add(.copyAnswered(await buffer.load(text))) }
            case .flushInput, .suspend, .repaint, .quit, .setMouse: break
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
            queue.add(.rollbacksRead(try await cloud.rollbackRecords()))
            await withDiscardingTaskGroup { group in
                for history in unsettled { group.addTask { await runner.resume(history.attempt, onUpdate: observe) } }
            }
        } catch {
            queue.add(.failed(cloud.guide.explain(error)))
        }
    }

    /// What another window has rolled back meanwhile may run in a record that this one shows.
    private func readRollbacks() async {
        do { queue.add(.rollbacksRead(try await cloud.rollbackRecords())) } catch { queue.add(.failed(error)) }
    }

    @concurrent
    func readAge() async {
        do { queue.add(.ageRead(try await cloud.cache.age())) } catch { queue.add(.failed(cloud.guide.explain(error))) }
    }

    /// Whose keys these are, where it was not known when the screen opened.
    @concurrent
    func identify() async {
        guard cloud.account.number == nil else { return }
        do { queue.add(.accountIdentified(try await cloud.confirmedAccount())) } catch { queue.add(.failed(error)) }
    }

    private func load(_ request: ListRequest) async {
        do {
            let window = try await cloud.cache.window(
                of: request.query, at: request.anchor, count: request.count, marks: request.marks)
            queue.add(.windowLoaded(window, generation: request.generation))
        } catch {
            if Task.isCancelled { return }
            queue.add(.windowFailed(cloud.guide.explain(error), generation: request.generation))
        }
    }

    /// The rows come at once; their number can wait until the typing pauses, since it takes a look at every record.
    private func count(_ filter: RecordFilter, _ generation: Int) async {
        do {
            if !filter.isEmpty { try await Task.sleep(for: .milliseconds(250)) }
            try await cloud.cache.count(of: filter) { queue.add(.counted($0, generation: generation)) }
        } catch {
            if !Task.isCancelled { queue.add(.countFailed(cloud.guide.explain(error), generation: generation)) }
        }
    }

    private func fetchDetail(of id: DeployRecord.ID) async {
        if id.family.rollsBackInNewRecord { await readRollbacks() }
        do { queue.add(.detailFetched(try await cloud.readDetail(of: id))) } catch { queue.add(.detailFailed(id, error)) }
    }

    private func synchronise(_ depth: Synchroniser.Depth) async {
        do {
            try await cloud.synchroniser.run(depth) { queue.add(.syncProgressed($0)) }
            await readAge()
            queue.add(.syncEnded(nil))
        } catch {
            await readAge()
            queue.add(.syncEnded(error))
            return
        }
        await readingAhead.run { await readDetailsAhead() }
    }

    private func readDetailsAhead() async {
        do {
            try await cloud.synchroniser.readDetails(newest: Self.readAhead) { queue.add(.syncProgressed($0)) }
        } catch {
            if !Task.isCancelled { queue.add(.detailsEnded(error)) }
        }
    }

    private func makePlan(_ kind: ChangeKind, _ wishes: [ChangeWish], _ generation: Int) async {
        do {
            let made = try await cloud.plan(kind, wishes) {
                queue.add(.planProgressed(read: $0, generation: generation))
            }
            if !Task.isCancelled { queue.add(.planned(made, generation: generation)) }
        } catch {
            queue.add(.failed(error))
        }
    }

    private func carryOut(_ confirmed: ConfirmedPlan) async {
        do {
            try await cloud.runner().run(confirmed, onUpdate: observe) { queue.add(.changeNotBegun($0, $1)) }
        } catch {
            for target in confirmed.plan.eligible { queue.add(.changeNotBegun(target.id, error)) }
        }
    }

    private var observe: ChangeObserver {
        cloud.logging { update in
            DebugSwitches.dieIfAsked(at: update)
            queue.add(.change(update))
        }
    }
}
