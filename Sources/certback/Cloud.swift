import APICore
import Foundation
import RecordModel
import RecordStore
import Rollback

/// One account at one endpoint, opened: the client, the cache, the journal and the procedures over them.
struct Cloud: Sendable {
    let client: APIClient
    let cache: RecordCache
    let operatedBy: Operator
    let account: Account
    /// Read when the first error is explained, which most runs never need.
    let guide: ErrorGuide
    private let openedJournal: Result<Journal, Explanation>
    /// Then nothing is changed in the cloud; ``reasonNotToChange`` tells why where the configuration does not say so.
    let isReadOnly: Bool
    let reasonNotToChange: String?
    /// What the operator must hear of before anything else, a line each.
    let notices: [String]
    private let check: AccountCheck
    private let families: [RecordFamily]
    private let inHand = ChangesInHand()
    private let connections: Connections
    let log: Log
    /// Whose settings are in force; nil without profiles.
    let profile: String?

    /// Opens the files; nothing is asked of the API yet.
    ///
    /// Without a usable journal the records can still be looked at; see ``journal()``.
    /// - Parameter onReport: told of every phase of every request.
    @concurrent
    static func open(
        _ settings: CloudSettings, onReport: @escaping @Sendable (RequestReport) -> Void = { _ in }
    ) async throws(Explanation) -> Cloud {
        settings.connections.reports.listen { report in
            settings.log.take(report)
            onReport(report)
        }
        let settings = try await settings.identified()
        // Both at once: the first screen waits for the slower one.
        async let journal = Result { () throws(StoreError) in try Journal(folder: settings.folder(in: settings.stateFolder)) }
        let cache = Result { () throws(StoreError) in try openCache(in: settings.folder(in: settings.cacheFolder)) }
        let opened = await journal.mapError { settings.guide.explain($0) }
        do {
            let (cache, notice) = try cache.get()
            return Cloud(settings, cache: cache, notice: notice, journal: opened)
        } catch {
            throw settings.guide.explain(error)
        }
    }

    /// A damaged cache stops nobody: it is kept under another name, and the records are read anew.
    private static func openCache(in folder: String) throws(StoreError) -> (cache: RecordCache, notice: String?) {
        do { return (try RecordCache(folder: folder), nil) } catch {
            guard error.reason == .damaged else { throw error }
            let name = "records-damaged-\(Int(Date().timeIntervalSince1970))"
            let isMoved = try RecordCache.setAsideDamaged(in: folder, as: name)
            let notice = "The cache was damaged. It is kept as \(folder)/\(name); the records are read anew."
            return (try RecordCache(folder: folder), isMoved ? notice : nil)
        }
    }

    private init(
        _ settings: CloudSettings, cache: RecordCache, notice: String?, journal: Result<Journal, Explanation>
    ) {
        log = settings.log
        account = settings.account
        profile = settings.profile
        guide = settings.guide
        let connections = settings.connections
        self.connections = connections
        client = APIClient(
            settings.clientConfiguration, transport: connections.transport, limiter: connections.limiter,
            numbering: connections.numbering, onReport: { connections.reports.tell($0) })
        self.cache = cache
        openedJournal = journal
        operatedBy = settings.operatedBy
        isReadOnly = settings.isReadOnly
        reasonNotToChange = settings.reasonNotToChange
        notices = settings.notices + [notice?.cleaned].compactMap(\.self)
        check = AccountCheck(settings.search, account: settings.account)
        families = settings.families
    }

    /// Opens, does the work, and closes every connection whatever became of it.
    static func with<Value: Sendable>(
        _ settings: CloudSettings, _ work: (Cloud) async throws -> Value
    ) async throws -> Value {
        settings.log.began(settings)
        let cloud = try await open(settings, onReport: WaitingTalk().take)
        for notice in cloud.notices { Console.say("certback: \(notice)") }
        do {
            let value = try await work(cloud)
            await cloud.close()
            return value
        } catch {
            if let explanation = error as? Explanation { cloud.log.told(explanation) }
            await cloud.close()
            throw error
        }
    }

    /// Closes every connection; nothing may be asked afterwards.
    func close() async {
        await connections.close()
        log.ended()
        log.tellFailure()
    }

    /// Every step of a change is logged, whoever watches it.
    func logging(_ observer: @escaping ChangeObserver) -> ChangeObserver {
        { [log] update in
            log.take(update)
            observer(update)
        }
    }

    /// What the journal holds that is not settled, for the first screen.
    func unsettledChanges() throws(Explanation) -> [ChangeHistory] {
        do { return try journal().unsettled() } catch { throw guide.explain(error) }
    }

    /// - Throws: why it cannot be used; then nothing may be changed.
    func journal() throws(Explanation) -> Journal { try openedJournal.get() }

    /// The changes of these records that are not settled.
    func liveChanges(of ids: [DeployRecord.ID]) throws(Explanation) -> [ChangeAttempt] {
        try unsettledChanges().map(\.attempt).filter { ids.contains($0.recordID) }
    }

    var synchroniser: Synchroniser { Synchroniser(client: client, cache: cache, families: families, guide: guide) }

    /// Whose keys these are, asked anew where STS answers.
    ///
    /// - Throws: where it is another account than the one whose journal is open.
    func confirmedAccount() async throws(Explanation) -> Account { try await check.confirmed() }

    /// Looks at the records anew, and at whose keys these are; nothing of the plan can be confirmed where they are another's.
    ///
    /// - Throws: why the journal cannot be used.
    func plan(
        _ kind: ChangeKind, _ wishes: [ChangeWish], onProgress: @Sendable (Int) -> Void = { _ in }
    ) async throws(Explanation) -> ChangePlan {
        let planner = try planner()
        async let confirmation = confirmation()
        var plan = await planner.plan(kind, wishes, onProgress: onProgress)
        switch await confirmation {
        case .success(let account): plan.account = account
        case .failure(let explanation): plan.block(explanation)
        }
        return plan
    }

    private func confirmation() async -> Result<Account, Explanation> {
        do { return .success(try await confirmedAccount()) } catch { return .failure(error) }
    }

    private func planner() throws(Explanation) -> Planner {
        Planner(client: client, cache: cache, journal: try journal(), guide: guide)
    }

    func runner() throws(Explanation) -> ChangeRunner {
        ChangeRunner(
            client: client, cache: cache, journal: try journal(), operatedBy: operatedBy, lease: Lease(own: operatedBy),
            inHand: inHand, isReadOnly: isReadOnly, guide: guide, pace: DebugSwitches.pace, judge: DebugSwitches.judge)
    }

    /// The request that a rollback of the record would send; nothing is sent.
    func previewRollback(of id: DeployRecord.ID) async throws(APIError) -> RequestTrace {
        try await client.preview(ChangeKind.rollback.request(for: id, item: nil))
    }

    /// Which records the rollbacks of others ran in; without a journal, which has been told of, none is known, and records can
    /// still be looked at.
    ///
    /// - Parameter id: the record they are wanted for; nothing is read for one of a family that has none. Nil for all.
    func rollbackRecords(about id: DeployRecord.ID? = nil) async throws(Explanation) -> RollbackRecords {
        guard id?.family.rollsBackInNewRecord != false, case .success(let journal) = openedJournal else {
            return RollbackRecords()
        }
        do { return try await journal.rollbackRecords() } catch { throw guide.explain(error) }
    }

    /// Reads a record from the API and keeps what was read.
    @concurrent
    func readDetail(of id: DeployRecord.ID) async throws(Explanation) -> RecordDetail {
        do {
            let detail = try await client.detail(of: id, rollback: try await rollbackRecords(about: id).rollback(of: id))
            guard detail.deployment != nil else { throw guide.explain(client: .unknownRecord, message: id.description) }
            try await cache.save(detail)
            return detail
        } catch let error as APIError where error.isUnknownRecord {
            var explanation = guide.explain(client: .unknownRecord, message: id.description)
            explanation.requestID = error.requestID
            throw explanation
        } catch {
            throw guide.explain(error)
        }
    }
}
