public import APICore
public import RecordModel
public import RecordStore

/// Takes the fresh look at each record that a confirmation is built on.
public struct Planner: Sendable {
    private let client: APIClient
    private let cache: RecordCache
    private let journal: Journal
    private let guide: ErrorGuide

    /// - Parameters:
    ///   - client: asks the API for each record.
    ///   - cache: keeps what is read; the plan does not rest on it.
    ///   - journal: knows what is under way; where it is damaged nothing is eligible.
    ///   - guide: words for what fails.
    public init(client: APIClient, cache: RecordCache, journal: Journal, guide: ErrorGuide = .english) {
        self.client = client
        self.cache = cache
        self.journal = journal
        self.guide = guide
    }

    /// Reads every record anew from the API, in the order wished; a record that cannot be read is not eligible.
    ///
    /// - Parameter onProgress: told how many have been read.
    @concurrent
    public func plan(
        _ kind: ChangeKind, _ wishes: [ChangeWish], onProgress: @Sendable (Int) -> Void = { _ in }
    ) async -> ChangePlan {
        let rollbacks = await rollbacks()
        let targets = await withTaskGroup(of: (Int, ChangePlan.Target).self) { group in
            for (place, wish) in wishes.enumerated() {
                group.addTask { (place, await target(of: wish, for: kind, rollbacks)) }
            }
            return await group.reduce(into: [Int: ChangePlan.Target]()) { targets, read in
                targets[read.0] = read.1
                onProgress(targets.count)
            }
        }
        let read = wishes.indices.compactMap { targets[$0] }
        return ChangePlan(
            kind: kind, account: client.configuration.account, endpoint: client.configuration.endpoint,
            targets: await judged(read))
    }

    private func rollbacks() async -> Result<RollbackRecords, StoreError> {
        do { return .success(try await journal.rollbackRecords()) } catch { return .failure(error) }
    }

    private func target(
        of wish: ChangeWish, for kind: ChangeKind, _ rollbacks: Result<RollbackRecords, StoreError>
    ) async -> ChangePlan.Target {
        var target = ChangePlan.Target(
            id: wish.id, eligibility: .noSuchRecord, detail: nil, shown: wish.shown, shownDetail: wish.shownDetail)
        do {
            let rollbacks = try rollbacks.get()
            target.rollbackOf = rollbacks.original(of: wish.id)
            let detail = try await client.detail(of: wish.id, rollback: rollbacks.rollback(of: wish.id))
            target.detail = detail
            target.eligibility = Eligibility(of: kind, detail)
            // The question rests on the look alone; where the cache cannot take it, the list stays as old as it was.
            if !detail.tasks.isEmpty { do { try await cache.save(detail) } catch {} }
        } catch let error as APIError where error.isUnknownRecord {
            target.eligibility = .noSuchRecord
        } catch {
            target.eligibility = .unread(guide.explain(error))
        }
        return target
    }

    /// The journal has a say too: what is under way is not begun again, and with a damaged one nothing is begun.
    private func judged(_ targets: [ChangePlan.Target]) async -> [ChangePlan.Target] {
        do {
            try await journal.check()
            let live = Set(try await journal.live().map(\.recordID))
            return targets.map { target in
                var target = target
                if live.contains(target.id) { target.eligibility = .alreadyUnderWay }
                return target
            }
        } catch {
            let explanation = guide.explain(error)
            return targets.map { target in
                var target = target
                target.eligibility = .blocked(explanation)
                return target
            }
        }
    }
}
