import FoundationEssentials

/// Temporary keys, fetched when they are needed and again before they end.
///
/// All who wait share one fetch; who gives up waiting leaves it to the others. A failure is told to those that waited and is
/// then forgotten, and keys that still serve are handed out in its place.
actor RefreshedCredentials: CredentialsProvider {
    typealias Fetch = @Sendable () async throws(CredentialProblem) -> TemporaryCredentials

    /// Seconds of life below which keys are fetched anew, as the official tools do.
    static let margin: TimeInterval = 300

    nonisolated let source: CredentialSource
    private let now: @Sendable () -> Date
    private let fetch: Fetch
    private var held: TemporaryCredentials?
    private var flight: Task<Void, Never>?
    private var waiting: [AsyncStream<Result<Credentials, CredentialsError>>.Continuation] = []

    init(_ source: CredentialSource, now: @escaping @Sendable () -> Date, fetch: @escaping Fetch) {
        self.source = source
        self.now = now
        self.fetch = fetch
    }

    func credentials() async throws(CredentialsError) -> Credentials {
        if let held, held.expiresAt.timeIntervalSince(now()) > Self.margin { return held.credentials }
        let (outcomes, waiter) = AsyncStream<Result<Credentials, CredentialsError>>.makeStream()
        waiting.append(waiter)
        if flight == nil { flight = Task { land(await outcome()) } }
        for await outcome in outcomes { return try outcome.get() }
        throw .cancelled
    }

    /// Only the keys held are dropped: those of a fetch that came in between are others already.
    func discard(_ refused: Credentials) -> Bool {
        if held?.credentials == refused { held = nil }
        return true
    }

    /// How many wait for the fetch that is under way.
    var waitingCount: Int { waiting.count }

    private func outcome() async -> Result<TemporaryCredentials, CredentialProblem> {
        do {
            let fetched = try await fetch()
            let isOver = fetched.expiresAt <= now()
            return isOver ? .failure(.expiredOnArrival(fetched.expiresAt)) : .success(fetched)
        } catch {
            return .failure(error)
        }
    }

    private func land(_ outcome: Result<TemporaryCredentials, CredentialProblem>) {
        flight = nil
        if case .success(let fetched) = outcome { held = fetched }
        let answer: Result<Credentials, CredentialsError> =
            switch outcome {
            case .success(let fetched): .success(fetched.credentials)
            case .failure(let problem): stillServing.map(Result.success) ?? .failure(CredentialsError(source, problem))
            }
        for waiter in waiting {
            waiter.yield(answer)
            waiter.finish()
        }
        waiting = []
    }

    private var stillServing: Credentials? {
        guard let held, held.expiresAt > now() else { return nil }
        return held.credentials
    }
}
