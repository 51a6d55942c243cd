public import RecordModel

/// When a failed call may be sent again, and after which pause. A value: it decides, it does not do.
public struct RepeatPolicy: Hashable, Sendable {
    /// How often a call is sent at the most, the first time included.
    public var attempts: Int
    /// The pause before the second attempt; doubled for each one after.
    public var firstPause: Duration
    /// No pause is longer, however often it was doubled.
    public var longestPause: Duration

    public init(attempts: Int = 5, firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(8)) {
        self.attempts = attempts
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Sends once and no more.
    public static let once = RepeatPolicy(attempts: 1)

    /// The pause before the next attempt; nil when the call must not, or need not, be sent again.
    ///
    /// - Parameters:
    ///   - attempt: the one that failed, counted from 1.
    ///   - spread: 0 to 1, drawn anew each time, so that many clients do not come back together.
    public func pause(after error: APIError, attempt: Int, spread: Double) -> Duration? {
        guard attempt < attempts, Self.mayRepeat(error) else { return nil }
        let doubled = firstPause * (1 << min(attempt - 1, 16))
        return min(doubled, longestPause) * (0.5 + spread / 2)
    }

    /// A change is repeated only where it certainly had no effect; a read also where a second try may help.
    static func mayRepeat(_ error: APIError) -> Bool {
        switch error.reason {
        case .unreachable: return !error.leftMachine && !(error.cause?.isLasting ?? false)
        case .cancelled, .noCredentials: return false
        case .refused where error.isRateLimit: return true
        case .refused(let code, _): return error.action.repeatability == .always && isPassing(code)
        case .lost: return error.action.repeatability == .always
        case .unreadable(let reply): return error.action.repeatability == .always && isPassing(reply)
        }
    }

    private static func isPassing(_ code: String) -> Bool {
        ["InternalError", "ServiceUnavailable", "ResourceInUse", "ResourceUnavailable"].contains(code)
    }

    private static func isPassing(_ reply: APIError.OddReply) -> Bool {
        switch reply {
        case .httpStatus(let status, _): status >= 500 || status == 429
        case .empty, .damaged: true
        case .notJSON, .wrongShape, .tooLarge: false
        }
    }
}

extension ConnectionCause {
    /// What a second try would meet again; a wrong password, tried again and again, may lock somebody out.
    fileprivate var isLasting: Bool {
        switch self {
        case .certificateExpired, .certificateUntrusted, .certificateForAnotherHost, .noTLS, .proxyRefused, .proxyCredentials:
            true
        case .name, .refused, .noRoute, .timeLimit, .closed, .tls, .proxy: false
        }
    }
}
