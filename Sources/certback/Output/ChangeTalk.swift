import Foundation
import RecordModel

/// Tells each step of a change, a line each.
struct ChangeTalk: Sendable {
    /// Where the lines go.
    var say: @Sendable (String) -> Void = { Console.say($0) }

    @Sendable
    func tell(_ update: ChangeUpdate) {
        DebugSwitches.dieIfAsked(at: update)
        if let line = line(on: update) { say(line) }
    }

    /// Nil where nothing new is to be said.
    private func line(on update: ChangeUpdate) -> String? {
        let id = update.attempt.recordID
        switch update.event {
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
