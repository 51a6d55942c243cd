public import FoundationEssentials

/// What just happened to a change, for those who watch.
public struct ChangeUpdate: Hashable, Sendable {
    /// What happened; states are in the journal already when they are told.
    public enum Event: Hashable, Sendable {
        /// The journal has a new step.
        case state(ChangeState)
        /// How far the request has come.
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

    /// The change after what happened.
    public var attempt: ChangeAttempt
    /// When it happened, by this machine's clock.
    public var at: Date
    /// What happened to it.
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

extension ChangeUpdate {
    /// The step in one line for people; nil where they would learn nothing new.
    public var line: String? {
        let id = attempt.recordID
        switch event {
        case .state(let state): return "\(id) \(state.word): \(state.meaning)"
        case .repeating(let pause, let reason): return "\(id) refused for its rate (\(reason)); again in \(Self.words(pause))"
        case .lookFailed(let failure, let next):
            return "\(id) look failed: \(failure.what) Again in \(Self.words(next)); the change goes on all the same."
        case .notKept(let failure): return "\(id) was looked at, but what was read could not be kept: \(failure.what)"
        case .followedElsewhere(let other): return "\(id) is in the hands of \(other.summary); reading along in the journal."
        case .phase, .looked: return nil
        }
    }

    /// `1.5 s`.
    private static func words(_ pause: Duration) -> String {
        let tenths = Int((pause / .milliseconds(100)).rounded(.up))
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
