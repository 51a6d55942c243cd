import APICore
import Glibc
import RecordModel
import RecordStore
import Rollback

/// One account at one endpoint, opened: the client, the cache, the journal and the procedures over them.
struct Cloud: Sendable {
    let client: APIClient
    let cache: RecordCache
    let journal: Journal
    let operatedBy: Operator
    let guide = ErrorGuide.english
    private let transport: HTTPTransport

    /// Opens the files; nothing is asked of the API yet.
    ///
    /// - Parameter onReport: told of every phase of every request.
    @concurrent
    static func open(
        _ settings: CloudSettings, onReport: @escaping @Sendable (RequestReport) -> Void = { _ in }
    ) async throws(Explanation) -> Cloud {
        do {
            return Cloud(
                settings, cache: try RecordCache(folder: settings.folder(in: settings.cacheFolder)),
                journal: try Journal(folder: settings.folder(in: settings.stateFolder)), onReport: onReport)
        } catch {
            throw ErrorGuide.english.explain(error)
        }
    }

    private init(
        _ settings: CloudSettings, cache: RecordCache, journal: Journal, onReport: @escaping @Sendable (RequestReport) -> Void
    ) {
        transport = HTTPTransport()
        client = APIClient(
            .init(endpoint: settings.endpoint, credentials: settings.credentials, region: settings.region),
            transport: transport, onReport: onReport)
        self.cache = cache
        self.journal = journal
        operatedBy = settings.operatedBy
    }

    /// Opens, does the work, and closes every connection whatever became of it.
    static func with<Value: Sendable>(
        _ settings: CloudSettings, _ work: (Cloud) async throws -> Value
    ) async throws -> Value {
        let cloud = try await open(settings)
        do {
            let value = try await work(cloud)
            await cloud.close()
            return value
        } catch {
            await cloud.close()
            throw error
        }
    }

    /// Closes every connection; nothing may be asked afterwards.
    func close() async {
        // The requests have ended by now; a connection that does not close in order is closed by the system.
        do { try await transport.close() } catch {}
    }

    var synchroniser: Synchroniser { Synchroniser(client: client, cache: cache) }

    var planner: Planner { Planner(client: client, cache: cache, journal: journal) }

    var follower: RollbackFollower { RollbackFollower(client: client, cache: cache, journal: journal) }

    var runner: RollbackRunner {
        RollbackRunner(client: client, journal: journal, follower: follower, operatedBy: operatedBy) { owner in
            // A process on another host that shares the folder cannot be asked; taken as running, it is only followed.
            guard owner.host == operatedBy.host else { return true }
            // Asked of what others left alone: this process's own number was an ended one's before.
            return owner.process != operatedBy.process && (kill(owner.process, 0) == 0 || errno == EPERM)
        }
    }

    /// Reads a record from the API and keeps what was read.
    @concurrent
    func readDetail(of id: DeployRecord.ID) async throws(Explanation) -> RecordDetail {
        do {
            let detail = try await client.detail(of: id)
            guard detail.deployment != nil else { throw guide.explain(client: .unknownRecord, message: id.description) }
            try await cache.save(detail)
            return detail
        } catch let error as APIError where error.code == "FailedOperation.CertificateDeployNotExist" {
            var explanation = guide.explain(client: .unknownRecord, message: id.description)
            explanation.requestID = error.requestID
            throw explanation
        } catch {
            throw guide.explain(error)
        }
    }
}
