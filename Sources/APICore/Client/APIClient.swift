public import FoundationEssentials
public import RecordModel
import Synchronization

/// Sends one action at a time and tells what becomes of it: the only way from here to the API.
///
/// Every attempt waits for its turn under the rate limit and is signed anew, since a signature ages.
public final class APIClient: Sendable {
    /// What stays the same for all calls.
    public struct Configuration: Sendable {
        public var endpoint: Endpoint
        public var credentials: Credentials
        /// Sent only where given; the record actions do not need one.
        public var region: String?
        public var repeats = RepeatPolicy()
        /// Of the API's own messages.
        public var language = Language.english
        /// Who asks, in `X-TC-RequestClient`: letters, digits and `-_,;.`, at most 128; the rest is left out.
        public var clientName = "certback"

        public init(endpoint: Endpoint, credentials: Credentials, region: String? = nil) {
            self.endpoint = endpoint
            self.credentials = credentials
            self.region = region
        }
    }

    /// The version of the API, sent with each request.
    public static let version = "2019-12-05"

    public let configuration: Configuration
    private let transport: any Transport
    private let limiter: RateLimiter
    let now: @Sendable () -> Date
    private let onReport: @Sendable (RequestReport) -> Void
    private let calls = Atomic(0)
    private let signer = TC3Signer()

    /// - Parameter onReport: told of every phase of every request, from any thread.
    public init(
        _ configuration: Configuration,
        transport: any Transport,
        limiter: RateLimiter = RateLimiter(),
        now: @escaping @Sendable () -> Date = { Date() },
        onReport: @escaping @Sendable (RequestReport) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.transport = transport
        self.limiter = limiter
        self.now = now
        self.onReport = onReport
    }

    /// Sends the request and returns the answer.
    ///
    /// A change is sent again only if it certainly had no effect (nothing left this machine, or the rate was refused).
    ///
    /// - Parameters:
    ///   - onEvent: told what happens to this call, besides the client's own reports.
    ///   - mayRepeat: asked after each pause, before the call is sent again; when it says no, the call has failed as before.
    public func send<Request: APIRequest>(
        _ request: Request, onEvent: @escaping @Sendable (RequestReport.Event) -> Void = { _ in },
        mayRepeat: @Sendable () async -> Bool = { true }
    ) async throws(APIError) -> Request.Response {
        let call = calls.add(1, ordering: .relaxed).newValue
        var attempt = 1
        while true {
            let traceID = TraceID(rawValue: UUID().uuidString.lowercased())
            let report = reporter(of: request, call: call, attempt: attempt, traceID: traceID, onEvent: onEvent)
            do {
                return try await sendOnce(request, traceID: traceID, report: report)
            } catch {
                var error = error
                error.traceID = traceID
                let spread = Double.random(in: 0...1)
                guard let pause = configuration.repeats.pause(after: error, attempt: attempt, spread: spread) else {
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

    private func sendOnce<Request: APIRequest>(
        _ request: Request, traceID: TraceID, report: @escaping @Sendable (RequestReport.Event) -> Void
    ) async throws(APIError) -> Request.Response {
        report(.phase(.queued))
        do { try await limiter.take(request.priority) } catch {
            throw APIError(.cancelled, action: Request.action, leftMachine: false)
        }
        let httpCall = try httpCall(for: request, traceID: traceID)
        let reply: HTTPReply
        do { reply = try await transport.send(httpCall) { report(.phase($0)) } } catch {
            throw APIError(error, action: Request.action)
        }
        let answer = try Envelope<Request.Response>.read(reply, action: Request.action)
        report(.succeeded(answer.requestID))
        return answer.response
    }

    private func httpCall<Request: APIRequest>(for request: Request, traceID: TraceID) throws(APIError) -> HTTPCall {
        let body: [UInt8]
        do { body = try request.body() } catch {
            throw APIError(.unreachable("the request could not be written: \(error)"), action: Request.action, leftMachine: false)
        }
        let timestamp = Int64(now().timeIntervalSince1970)
        let input = TC3Signer.Input(
            contentType: "application/json", host: configuration.endpoint.authority, body: body, timestamp: timestamp)
        var headers = [
            (name: "Host", value: input.host),
            (name: "Content-Type", value: input.contentType),
            (name: "Authorization", value: signer.authorization(for: input, credentials: configuration.credentials)),
            (name: "X-TC-Action", value: Request.action.name),
            (name: "X-TC-Version", value: Self.version),
            (name: "X-TC-Timestamp", value: String(timestamp)),
            (name: "X-TC-Language", value: configuration.language.ofTheAPI),
            (name: "X-TC-RequestClient", value: configuration.sentClientName),
            (name: "X-TC-TraceId", value: traceID.rawValue),
        ]
        if let token = configuration.credentials.token { headers.append((name: "X-TC-Token", value: token.reveal())) }
        if let region = configuration.region { headers.append((name: "X-TC-Region", value: region)) }
        return HTTPCall(
            url: configuration.endpoint.url, headers: headers, body: body,
            needsFreshConnection: Request.action.repeatability == .never)
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
                error.isRateLimit ? error : APIError(.cancelled, action: error.action, leftMachine: error.leftMachine)
            cancelled.traceID = error.traceID
            report(.failed(cancelled))
            throw cancelled
        } catch {}
    }
}

extension APIClient.Configuration {
    fileprivate var sentClientName: String {
        String(clientName.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_,;.".contains($0)) }.prefix(128))
    }
}

extension APIError {
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
