import APICore
import RecordModel
import RecordStore
import Rollback

/// One account at one endpoint, opened: the client, the cache, the journal and the procedures over them.
struct Cloud: Sendable {
    let client: APIClient
    let cache: RecordCache
    let operatedBy: Operator
    /// Read when the first error is explained, which most runs never need.
    let guide: ErrorGuide
    private let openedJournal: Result<Journal, Explanation>
    private let isReadOnly: Bool
    private let families: [RecordFamily]
    private let inHand = ChangesInHand()
    private let transport: HTTPTransport
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
        // Both at once: the first screen waits for the slower one.
        async let journal = Result { () throws(StoreError) in try Journal(folder: settings.folder(in: settings.stateFolder)) }
        let cache = Result { () throws(StoreError) in try RecordCache(folder: settings.folder(in: settings.cacheFolder)) }
        let opened = await journal.mapError { settings.guide.explain($0) }
        do { return Cloud(settings, cache: try cache.get(), journal: opened, onReport: onReport) } catch {
            throw settings.guide.explain(error)
        }
    }

    private init(
        _ settings: CloudSettings, cache: RecordCache, journal: Result<Journal, Explanation>,
        onReport: @escaping @Sendable (RequestReport) -> Void
    ) {
        let log = settings.log
        self.log = log
        profile = settings.profile
        guide = settings.guide
        transport = HTTPTransport(route: settings.route)
        var configuration = APIClient.Configuration(
            endpoint: settings.endpoint, credentials: settings.credentials, region: settings.region)
        configuration.language = settings.guide.language
        configuration.clientName = "certback-\(Version.text)"
        client = APIClient(
            configuration, transport: transport, limiter: RateLimiter(requestsPerSecond: settings.requestsPerSecond),
            onReport: { report in
                log.take(report)
                onReport(report)
            })
        self.cache = cache
        openedJournal = journal
        operatedBy = settings.operatedBy
        isReadOnly = settings.isReadOnly
        families = settings.families
    }

    /// Opens, does the work, and closes every connection whatever became of it.
    static func with<Value: Sendable>(
        _ settings: CloudSettings, _ work: (Cloud) async throws -> Value
    ) async throws -> Value {
        settings.log.began(settings)
        let cloud = try await open(settings)
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
        // The requests have ended by now; a connection that does not close in order is closed by the system.
        do { try await transport.close() } catch {}
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

    func planner() throws(Explanation) -> Planner {
        Planner(client: client, cache: cache, journal: try journal(), guide: guide)
    }

    func runner() throws(Explanation) -> ChangeRunner {
        let own = operatedBy
        let lease = Lease(own: own) { ProcessProbe.isRunning($0, asSeenFrom: own) }
        return ChangeRunner(
            client: client, cache: cache, journal: try journal(), operatedBy: own, lease: lease, inHand: inHand,
            isReadOnly: isReadOnly, guide: guide, pace: DebugSwitches.pace, judge: DebugSwitches.judge)
    }

    /// Reads a record from the API and keeps what was read.
    @concurrent
    func readDetail(of id: DeployRecord.ID) async throws(Explanation) -> RecordDetail {
        do {
            var rollbackID: DeployRecord.ID?
            // Without a journal, which has been told of, the record can still be looked at.
            if case .success(let journal) = openedJournal { rollbackID = try await journal.rollbackID(of: id) }
            let detail = try await client.detail(of: id, rollback: rollbackID)
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
