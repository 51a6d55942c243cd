/// A failure in words that say whether anything changed and what to do next.
public struct Explanation: Error, Hashable, Sendable {
    /// The API's code, or certback's own short name of the failure.
    public var title: String
    public var what: String
    /// Whether anything changed in the cloud.
    public var changed: String
    public var remedy: String
    /// Whether the same may be asked again.
    public var again: String
    /// The API's own message or the system's; empty where it adds nothing.
    public var message: String
    public var requestID: RequestID?
    /// Told where the API gave no request id, yet may know the request.
    public var traceID: TraceID?
    public var outcome: Outcome

    /// What kind of failure it is, as far as a script needs to know.
    public enum Outcome: Hashable, Sendable {
        case failed, refused, unknownOutcome, notEligible, usage, unreachable, noPermission
    }

    public init(
        title: String, what: String, changed: String, remedy: String, again: String,
        message: String = "", requestID: RequestID? = nil, traceID: TraceID? = nil, outcome: Outcome
    ) {
        self.title = title
        self.what = what
        self.changed = changed
        self.remedy = remedy
        self.again = again
        self.message = message
        self.requestID = requestID
        self.traceID = traceID
        self.outcome = outcome
    }

    /// One of the questions an explanation answers, and the answer.
    public struct Answer: Hashable, Sendable {
        public var label: String
        public var text: String

        /// A plain line, as a command prints it.
        public var line: String { "  " + label + String(repeating: " ", count: 12 - label.count) + text }
    }

    /// The four answers, and behind them what the API said, where it did.
    public var answers: [Answer] {
        var answers = [
            Answer(label: "what", text: what), Answer(label: "changed?", text: changed), Answer(label: "do", text: remedy),
            Answer(label: "again?", text: again),
        ]
        if !message.isEmpty { answers.append(Answer(label: "message", text: message)) }
        if let requestID { answers.append(Answer(label: "RequestId", text: requestID.rawValue)) }
        if let traceID { answers.append(Answer(label: "TraceId", text: traceID.rawValue)) }
        return answers
    }

    /// All of it in plain lines, as a command prints it.
    public var text: String { ([title] + answers.map(\.line)).joined(separator: "\n") }
}
