public import APICore
import FoundationEssentials
public import RecordModel
public import RecordStore

/// Carries a confirmed plan out: intent → send → follow, each record once.
///
/// Records are sent in the order marked; what becomes of one never stops another. The journal has each step before the
/// next is taken, so that the fate of every record can be found out however this process ends.
public struct ChangeRunner: Sendable {
    private let tools: ChangeTools
    private let inHand: ChangesInHand
    private let isReadOnly: Bool

    private var sender: ChangeSender { ChangeSender(tools: tools) }
    private var watcher: ChangeWatcher { ChangeWatcher(tools: tools) }

    /// - Parameters:
    ///   - lease: whether another process still works on what it holds.
    ///   - inHand: shared by all runners of this process.
    ///   - isReadOnly: then no change leaves this machine, whoever asks for it.
    ///   - uptime: measures how long a record has stayed as it was.
    public init(
        client: APIClient, cache: RecordCache, journal: Journal, operatedBy: Operator, lease: Lease, inHand: ChangesInHand,
        isReadOnly: Bool, guide: ErrorGuide = .english, pace: LookPace = LookPace(), judge: FateJudge = FateJudge(),
        uptime: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        tools = ChangeTools(
            client: client, cache: cache, journal: journal, operatedBy: operatedBy, lease: lease, guide: guide, pace: pace,
            judge: judge, uptime: uptime)
        self.inHand = inHand
        self.isReadOnly = isReadOnly
    }

    /// Returns when the fate of every record is final, or when the task is cancelled.
    ///
    /// Cancelled, it withdraws what has not been sent and leaves what has to be followed at the next start. A record of
    /// which a change is under way already is not sent; that one is followed instead.
    /// - Parameter onFailure: told why a record got no intent; nothing was sent for it.
    @concurrent
    public func run(
        _ confirmed: ConfirmedPlan, onUpdate: @escaping ChangeObserver,
        onFailure: @Sendable (DeployRecord.ID, Explanation) -> Void
    ) async {
        guard !isReadOnly else {
            for target in confirmed.plan.eligible { onFailure(target.id, tools.guide.explain(client: .readOnly)) }
            return
        }
        var attempts: [ChangeAttempt] = []
        var heldUp: [DeployRecord.ID] = []
        for target in confirmed.plan.eligible {
            do {
                attempts.append(try await intend(target, of: confirmed, onUpdate: onUpdate))
            } catch {
                if error.reason == .alreadyLive { heldUp.append(target.id) }
                onFailure(target.id, tools.guide.explain(error))
            }
        }
        await withDiscardingTaskGroup { group in
            for id in heldUp { group.addTask { await followOther(changeOf: id, onUpdate: onUpdate) } }
            for attempt in attempts {
                let sent = await sender.send(attempt, onUpdate: onUpdate)
                group.addTask {
                    await watcher.watch(sent.attempt, unwritten: sent.unwritten, onUpdate: onUpdate)
                    inHand.drop(attempt.id)
                }
            }
        }
    }

    /// Takes back whatever this process has not begun to send; the journal decides what that is.
    @concurrent
    public func withdrawUnsent(onUpdate: ChangeObserver) async throws(StoreError) {
        for attempt in try await tools.journal.live() where attempt.state.isUnsent && tools.lease.isOwn(attempt) {
            let why = "taken back by the operator"
            let step = Journal.Step(.withdrawn(why: why), by: tools.operatedBy, at: Date())
            guard let withdrawn = try await tools.journal.append(step, to: attempt) else { continue }
            onUpdate(ChangeUpdate(attempt: withdrawn, at: step.at, event: .state(withdrawn.state)))
        }
    }

    /// Takes up what an earlier process left, or watches what another one is doing, to its end. Sends nothing.
    ///
    /// What an ended process had only written down was never sent; what it was sending may have arrived. Returns at once
    /// for a change that this process has in hand.
    @concurrent
    public func resume(_ start: ChangeAttempt, onUpdate: @escaping ChangeObserver) async {
        guard inHand.take(start.id) else { return }
        defer { inHand.drop(start.id) }
        // One of this process that nobody has in hand is one whose journal failed in the middle.
        await watcher.watch(start, isLeftLying: true, onUpdate: onUpdate)
    }

    private func intend(
        _ target: ChangePlan.Target, of confirmed: ConfirmedPlan, onUpdate: ChangeObserver
    ) async throws(StoreError) -> ChangeAttempt {
        let intent = Journal.Intent(
            kind: confirmed.plan.kind, recordID: target.id, itemID: confirmed.itemID, account: confirmed.plan.account,
            endpoint: confirmed.plan.endpoint, operatedBy: tools.operatedBy, saw: target.detail, typed: confirmed.typed)
        let attempt = try await tools.journal.intend(intent, at: Date())
        _ = inHand.take(attempt.id)
        onUpdate(ChangeUpdate(attempt: attempt, at: attempt.intendedAt, event: .state(.intended)))
        return attempt
    }

    private func followOther(changeOf id: DeployRecord.ID, onUpdate: @escaping ChangeObserver) async {
        do {
            guard let other = try await tools.journal.live().first(where: { $0.recordID == id }) else { return }
            onUpdate(ChangeUpdate(attempt: other, at: other.steppedAt, event: .state(other.state)))
            await resume(other, onUpdate: onUpdate)
        } catch {
            // That it is not followed has been told with the refusal; the other process goes on.
        }
    }
}
