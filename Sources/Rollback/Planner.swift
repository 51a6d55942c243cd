public import APICore
public import RecordModel
public import RecordStore

/// Takes the fresh look at each record that a confirmation is built on.
public struct Planner: Sendable {
    private let client: APIClient
    private let cache: RecordCache
    private let journal: Journal
    private let guide: ErrorGuide

    public init(client: APIClient, cache: RecordCache, journal: Journal, guide: ErrorGuide = .english) {
        self.client = client
        self.cache = cache
        self.journal = journal
        self.guide = guide
    }

    /// Reads every record anew from the API, in the order wished; a record that cannot be read is not eligible.
    @concurrent
    public func plan(_ wishes: [RollbackWish]) async -> RollbackPlan {
        let targets = await withTaskGroup(of: (Int, RollbackPlan.Target).self) { group in
            for (place, wish) in wishes.enumerated() {
                group.addTask { (place, await target(of: wish)) }
            }
            return await group.reduce(into: [Int: RollbackPlan.Target]()) { $0[$1.0] = $1.1 }
        }
        return RollbackPlan(
            account: client.configuration.credentials.account, endpoint: client.configuration.endpoint,
            targets: wishes.indices.compactMap { targets[$0] })
    }

    private func target(of wish: RollbackWish) async -> RollbackPlan.Target {
        var target = RollbackPlan.Target(id: wish.id, eligibility: .noSuchRecord, detail: nil, shown: wish.shown)
        do {
            let detail = try await client.detail(of: wish.id)
            target.detail = detail
            target.eligibility = Eligibility(detail)
            if !detail.tasks.isEmpty { try await cache.save(detail) }
            let isLive = try await journal.live().contains { $0.recordID == wish.id }
            if isLive { target.eligibility = .alreadyUnderWay }
        } catch {
            let isUnknown = (error as? APIError)?.code == "FailedOperation.CertificateDeployNotExist"
            target.eligibility = isUnknown ? .noSuchRecord : .unread(guide.explain(error))
        }
        return target
    }
}
