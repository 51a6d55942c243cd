public import FoundationEssentials
public import RecordModel

/// Sends one action at a time and tells what becomes of it: the only way from here to the API.
///
/// Every attempt waits for its turn under the rate limit and is signed anew, since a signature ages.
public final class APIClient: Sendable {
    /// What stays the same for all calls.
    public struct Configuration: Sendable {
        /// Where requests are sent; its host is signed.
        public var endpoint: Endpoint
        /// Asked anew for each attempt, since temporary keys end.
        public var credentials: any CredentialsProvider
        /// Whose records are asked for.
        public var account: Account
        /// Sent only where given; the record actions do not need one.
        public var region: String?
        /// How often and after which pauses a failed call is sent again.
        public var repeats = RepeatPolicy()
        /// Of the API's own messages.
        public var language = Language.english
        /// Who asks, in `X-TC-RequestClient`: letters, digits and `-_,;.`, at most 128; the rest is left out.
        public var clientName = "certback"

        public init(endpoint: Endpoint, credentials: any CredentialsProvider, account: Account, region: String? = nil) {
            self.endpoint = endpoint
            self.credentials = credentials
            self.account = account
            self.region = region
        }

        /// With keys that are at hand and stay what they are.
        public init(endpoint: Endpoint, credentials: Credentials, region: String? = nil) {
            self.init(endpoint: endpoint, credentials: credentials, account: credentials.account, region: region)
        }
    }

    /// As it was given.
    public let configuration: Configuration
    private let transport: any Transport
    private let limiter: RateLimiter
    let now: @Sendable () -> Date
    private let onReport: @Sendable (RequestReport) -> Void
    private let numbering: CallNumbering

    /// - Parameters:
    ///   - numbering: shared by all clients whose reports go the same way.
    ///   - onReport: told of every phase of every request, from any thread.
    public init(
        _ configuration: Configuration,
        transport: any Transport,
        limiter: RateLimiter = RateLimiter(),
        numbering: CallNumbering = CallNumbering(),
        now: @escaping @Sendable () -> Date = { Date() },
        onReport: @escaping @Sendable (RequestReport) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.transport = transport
        self.limiter = limiter
        self.numbering = numbering
        self.now = now
        self.onReport = onReport
    }

    /// Sends the request and returns the answer.
    ///
    /// A change is sent again only if it certainly had no effect (nothing left this machine, the rate was refused, or a
    /// temporary key was: that once, with a new key).
    ///
    /// - Parameters:
    ///   - onEvent: told what happens to this call, besides the client's own reports.
    ///   - mayRepeat: asked after each pause, before the call is sent again; when it says no, the call has failed as before.
    public func send<Request: APIRequest>(
        _ request: Request, onEvent: @escaping @Sendable (RequestReport.Event) -> Void = { _ in },
        mayRepeat: @Sendable () async -> Bool = { true }
    ) async throws(APIError) -> Request.Response {
        let call = numbering.next()
        var attempt = 1
        var signing = Signing()
        while true {
            let traceID = TraceID(rawValue: UUID().uuidString.lowercased())
            let report = reporter(of: request, call: call, attempt: attempt, traceID: traceID, onEvent: onEvent)
            do {
                return try await sendOnce(request, traceID: traceID, signing: &signing, report: report)
            } catch {
                var error = error
                error.traceID = traceID
                guard let pause = await pause(after: error, attempt: attempt, &signing) else {
                    report(.failed(error))
                    throw error
                }
                report(.repeating(after: pause, because: error))
                if error.isRateLimit { await limiter.hold(for: pause) }
                try await sleep(pause, after: error, report: report)
                guard await mayRepeat() else {
                    report(.failed(error))
                    throw error
                }
                attempt += 1
            }
        }
    }

    /// What the attempts of one call were signed with.
    private struct Signing {
        var last: Credentials?
        var wasRenewed = false
    }

    /// The pause before the next attempt: none where there is a new key; nil where there must be no other attempt.
    private func pause(after error: APIError, attempt: Int, _ signing: inout Signing) async -> Duration? {
        if await hasRenewed(&signing, after: error) { return .zero }
        return configuration.repeats.pause(after: error, attempt: attempt, spread: Double.random(in: 0...1))
    }

    /// True once a call, and only where the key itself was refused and there is another: nothing was done then.
    private func hasRenewed(_ signing: inout Signing, after error: APIError) async -> Bool {
        guard error.refusesTheKey, !signing.wasRenewed, let refused = signing.last else { return false }
        signing.wasRenewed = true
        guard await configuration.credentials.discard(refused) else { return false }
        // The next ones may be the same, as those of a login that nobody has renewed; or there may be none.
        do { return try await configuration.credentials.credentials() != refused } catch { return false }
    }

    private func sendOnce<Request: APIRequest>(
        _ request: Request, traceID: TraceID, signing: inout Signing,
        report: @escaping @Sendable (RequestReport.Event) -> Void
    ) async throws(APIError) -> Request.Response {
        report(.phase(.queued))
        let turn: RateLimiter.Turn
        do { turn = try await limiter.take(request.priority, of: request.family) } catch {
            throw APIError(.cancelled, action: Request.action, leftMachine: false)
        }
        let reply: HTTPReply
        do { reply = try await exchange(request, traceID: traceID, signing: &signing, report: report) } catch {
            await limiter.end(turn)
            throw error
        }
        await limiter.end(turn)
        do {
            let answer = try Envelope<Request.Response>.read(
                reply, action: Request.action, quotesIt: !Request.answersWithSecrets)
            report(.succeeded(answer.requestID))
            return answer.response
        } catch {
            var error = error
            if error.refusesTheKey { error.site = Site(of: configuration.endpoint) }
            throw error
        }
    }

    private func exchange<Request: APIRequest>(
        _ request: Request, traceID: TraceID, signing: inout Signing,
        report: @escaping @Sendable (RequestReport.Event) -> Void
    ) async throws(APIError) -> HTTPReply {
        if Request.isSigned { signing.last = try await credentials(for: Request.action) }
        let httpCall = try httpCall(for: request, traceID: traceID, signedWith: signing.last)
        // Keys that are asked for or handed out are nothing to look at.
        if !Request.answersWithSecrets { report(.signed(trace(of: httpCall, for: request))) }
        var reply: HTTPReply
        do { reply = try await transport.send(httpCall) { report(.phase($0)) } } catch {
            throw APIError(error, action: Request.action)
        }
        reply.hide(httpCall.secrets)
        if !Request.answersWithSecrets { report(.received(ReplyTrace(status: reply.status, body: reply.body))) }
        return reply
    }

    /// - Parameter credentials: nil for a request that is not signed.
    func httpCall<Request: APIRequest>(
        for request: Request, traceID: TraceID, signedWith credentials: Credentials?
    ) throws(APIError) -> HTTPCall {
        try HTTPCall(request, traceID: traceID, in: configuration, credentials: credentials, at: now())
    }

    /// Nothing has been sent by then, whatever becomes of it.
    func credentials(for action: Action) async throws(APIError) -> Credentials {
        do { return try await configuration.credentials.credentials() } catch {
            let reason: APIError.Reason = error == .cancelled ? .cancelled : .noCredentials(error.sentence)
            var failure = APIError(reason, action: action, leftMachine: false)
            failure.keysFailure = error.failure.rawValue
            throw failure
        }
    }

    private func reporter<Request: APIRequest>(
        of request: Request, call: Int, attempt: Int, traceID: TraceID,
        onEvent: @escaping @Sendable (RequestReport.Event) -> Void
    ) -> @Sendable (RequestReport.Event) -> Void {
        let recordID = request.recordID
        return { [now, onReport] event in
            onReport(
                RequestReport(
                    call: call, attempt: attempt, action: Request.action, recordID: recordID, traceID: traceID, at: now(),
                    event: event))
            onEvent(event)
        }
    }

    private func sleep(
        _ pause: Duration, after error: APIError, report: (RequestReport.Event) -> Void
    ) async throws(APIError) {
        do { try await Task.sleep(for: pause) } catch is CancellationError {
            // Given up while waiting, a request that was refused stays refused: it certainly had no effect.
            var cancelled =
                error.isRateLimit || error.refusesTheKey
                ? error : APIError(.cancelled, action: error.action, leftMachine: error.leftMachine)
            cancelled.traceID = error.traceID
            report(.failed(cancelled))
            throw cancelled
        } catch {}
    }
}

extension APIClient.Configuration {
    var sentClientName: String {
        String(clientName.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_,;.".contains($0)) }.prefix(128))
    }
}

extension APIError {
    /// True where the key is unknown or its token has ended: refused before anything was done, and others may serve.
    var refusesTheKey: Bool { code == "AuthFailure.TokenFailure" || code == "AuthFailure.SecretIdNotFound" }

    init(_ error: TransportError, action: Action) {
        let reason: Reason =
            switch error.kind {
            case .cancelled: .cancelled
            case .tooLarge(let limit): .unreadable(.tooLarge(limit: limit))
            case .damaged(let what): .unreadable(.damaged(what.cleaned))
            case .connection(let sentence): error.leftMachine ? .lost(sentence.cleaned) : .unreachable(sentence.cleaned)
            }
        self.init(reason, action: action, leftMachine: error.leftMachine, phase: error.phase, cause: error.cause)
    }
}
