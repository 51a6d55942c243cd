import Foundation
import RecordModel

/// Tells each step of a change on standard error, a line each.
enum ChangeTalk {
    @Sendable
    static func tell(_ update: ChangeUpdate) {
        DebugSwitches.dieIfAsked(at: update)
        if let line = line(on: update) { Console.say(line) }
    }

    /// Nil where nothing new is to be said.
    private static func line(on update: ChangeUpdate) -> String? {
        let id = update.attempt.recordID
        switch update.event {
        case .state(let state): return "\(id) \(state.word): \(state.meaning)"
        case .repeating(let pause, let reason): return "\(id) refused for its rate (\(reason)); again in \(words(pause))"
        case .lookFailed(let failure, let next):
            return "\(id) look failed: \(failure.what) Again in \(words(next)); the change goes on all the same."
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
