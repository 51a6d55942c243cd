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
    public var outcome: Outcome

    /// What kind of failure it is, as far as a script needs to know.
    public enum Outcome: Hashable, Sendable {
        case failed, refused, unknownOutcome, notEligible, usage, unreachable, noPermission
    }

    public init(
        title: String, what: String, changed: String, remedy: String, again: String,
        message: String = "", requestID: RequestID? = nil, outcome: Outcome
    ) {
        self.title = title
        self.what = what
        self.changed = changed
        self.remedy = remedy
        self.again = again
        self.message = message
        self.requestID = requestID
        self.outcome = outcome
    }

    /// All of it in plain lines, as a command prints it.
    public var text: String {
        var answers = [("what", what), ("changed?", changed), ("do", remedy), ("again?", again)]
        if !message.isEmpty { answers.append(("message", message)) }
        if let requestID { answers.append(("RequestId", requestID.rawValue)) }
        return answers.reduce(title) { text, answer in
            text + "\n  " + answer.0 + String(repeating: " ", count: 12 - answer.0.count) + answer.1
        }
    }
}
