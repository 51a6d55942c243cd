public import FoundationEssentials

/// What just happened to a change, for those who watch.
public struct ChangeUpdate: Hashable, Sendable {
    public enum Event: Hashable, Sendable {
        case state(ChangeState)
        case phase(RequestPhase)
        /// The request certainly had no effect and will be sent anew after a pause.
        case repeating(after: Duration, because: String)
        /// The record was looked at for the nth time.
        case looked(number: Int, nextIn: Duration?)
        /// A look failed; the change goes on in the cloud all the same.
        case lookFailed(Explanation, nextIn: Duration)
        /// What a look has shown could not be kept: list and page of the record stay as old as they were.
        case notKept(Explanation)
        /// Another certback follows it; here only the journal is read.
        case followedElsewhere(Operator)
    }

    public var attempt: ChangeAttempt
    public var at: Date
    public var event: Event
    /// Why it was refused, lost or withdrawn, in words; nil unless the state says so.
    public var explanation: Explanation?

    public init(attempt: ChangeAttempt, at: Date, event: Event, explanation: Explanation? = nil) {
        self.attempt = attempt
        self.at = at
        self.event = event
        self.explanation = explanation
    }
}
