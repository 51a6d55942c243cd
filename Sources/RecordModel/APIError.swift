/// Why a call failed: `reason` is for code, an ``Explanation`` is for people, `requestID` for the provider's support.
public struct APIError: Error, Hashable, Sendable {
    /// What kind of failure it is, and with it whether the request may have been carried out.
    public enum Reason: Hashable, Sendable {
        /// The API answered with an error of its own.
        case refused(code: String, message: String)
        /// Nothing left this machine.
        case unreachable(String)
        /// The request left, no answer came: it may have been carried out.
        case lost(String)
        /// Something answered, but not in the API's words: the request may have been carried out.
        case unreadable(OddReply)
        /// There was nothing to sign with; nothing was sent.
        case noCredentials(String)
        /// The caller gave up; see ``APIError/leftMachine`` for whether anything had been sent.
        case cancelled
    }

    /// The ways in which an answer can fail to be one.
    public enum OddReply: Hashable, Sendable {
        /// A status other than 200 without the API's envelope; the hint is the beginning of what came instead.
        case httpStatus(Int, hint: String)
        /// Such as the page of a proxy or of a hotel's network; the hint is its beginning.
        case notJSON(hint: String)
        /// No body at all.
        case empty
        /// No HTTP, or not what its headers say: broken chunks, broken compression.
        case damaged(String)
        /// JSON, but not the shape that was promised.
        case wrongShape(String)
        /// More bytes than the transport takes; the rest was not read.
        case tooLarge(limit: Int)
    }

    /// What happened, for code that decides by it.
    public var reason: Reason
    /// What was asked for.
    public var action: Action
    /// The service's number of the request; nil where no answer named one.
    public var requestID: RequestID?
    /// The number that certback itself gave the attempt, for the provider's support where there is no request id.
    public var traceID: TraceID?
    /// False only when certainly no byte of the request was written to the network.
    public var leftMachine: Bool
    /// How far the request had come, where that is known.
    public var phase: RequestPhase?
    /// What the network did, where it told.
    public var cause: ConnectionCause?
    /// The site that refused the key, where it may be the other site's.
    public var site: Site?
    /// Under which name the guide explains why there was nothing to sign with; nil for the usual one.
    public var keysFailure: String?

    public init(
        _ reason: Reason, action: Action, requestID: RequestID? = nil, leftMachine: Bool, phase: RequestPhase? = nil,
        cause: ConnectionCause? = nil
    ) {
        self.reason = reason
        self.action = action
        self.requestID = requestID
        self.leftMachine = leftMachine
        self.phase = phase
        self.cause = cause
    }

    /// The API's code, where the API answered with one.
    public var code: String? {
        if case .refused(let code, _) = reason { code } else { nil }
    }

    /// True for the answer to an id under which the API has no deployment.
    public var isUnknownRecord: Bool { code == "FailedOperation.CertificateDeployNotExist" }

    /// True for the answers that only say "too fast": refused before anything was done.
    public var isRateLimit: Bool {
        guard let code else { return false }
        return code == "RequestLimitExceeded" || code.hasPrefix("RequestLimitExceeded.")
            || code == "LimitExceeded.RateLimitExceeded"
    }
}
