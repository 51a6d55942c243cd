/// What a fault does to a call and to its answer.
public enum FaultEffect: Hashable, Sendable {
    /// The call is carried out at once, the answer comes after so many seconds.
    case slow(seconds: Double)
    /// The connection closes without a byte; nothing was carried out.
    case cutBefore
    /// The call is carried out, then the connection closes without a byte.
    case cutAfter
    /// A gateway answers status 502 with HTML; nothing was carried out.
    case html502
    /// A captive portal answers status 200 with HTML; nothing was carried out.
    case html200
    /// The call is carried out, the answer has status 200 and no body.
    case empty
    /// The call is carried out, the connection closes in the middle of the answer.
    case truncated
    /// Refused with RequestLimitExceeded.
    case rateLimit
    /// Answered with InternalError; nothing was carried out, which a client cannot know.
    case internalError
    /// Refused with this error code.
    case code(String)
    /// The call is carried out, the answer is `{"Response":null}`.
    case nullResponse
    /// Refused with an error whose Content-Type names a charset, which the official Python SDK takes for a success.
    case errorWithCharset
    /// The call is carried out, the answer lacks the RequestId.
    case noRequestID
    /// Refused in the form of API 2.0: `code`, `message`, `codeDesc`.
    case oldFormat

    private static let words: [(word: String, effect: FaultEffect)] = [
        ("cut-before", .cutBefore), ("cut-after", .cutAfter), ("html502", .html502), ("html200", .html200),
        ("empty", .empty), ("truncated", .truncated), ("rate-limit", .rateLimit), ("internal-error", .internalError),
        ("null-response", .nullResponse), ("error-charset", .errorWithCharset), ("no-request-id", .noRequestID),
        ("old-format", .oldFormat),
    ]

    /// Every form that can be written, for help texts.
    static var allForms: [String] { ["slow=SECONDS", "code=CODE"] + words.map(\.word) }

    /// Reads one of ``allForms``; nil for anything else.
    init?(text: String) {
        if text.hasPrefix("slow=") {
            // The bound keeps the number within what a Duration can hold.
            guard let seconds = Double(text.dropFirst(5)), (0...86_400).contains(seconds) else { return nil }
            self = .slow(seconds: seconds)
        } else if text.hasPrefix("code="), text.count > 5 {
            self = .code(String(text.dropFirst(5)))
        } else if let known = Self.words.first(where: { $0.word == text }) {
            self = known.effect
        } else {
            return nil
        }
    }

    /// The form that ``init(text:)`` reads.
    var text: String {
        switch self {
        case .slow(let seconds): "slow=\(seconds)"
        case .code(let code): "code=\(code)"
        default: Self.words.first { $0.effect == self }?.word ?? ""
        }
    }

    /// Whether the service carries the call out in spite of the fault.
    var letsWorkHappen: Bool {
        switch self {
        case .slow, .cutAfter, .empty, .truncated, .nullResponse, .noRequestID: true
        case .cutBefore, .html502, .html200, .rateLimit, .internalError, .code, .errorWithCharset, .oldFormat: false
        }
    }
}
