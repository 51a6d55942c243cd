import Foundation
import RecordModel

/// Tells each step of a change, a line each.
struct ChangeTalk: Sendable {
    /// Where the lines go.
    var say: @Sendable (String) -> Void = { Console.say($0) }

    @Sendable
    func tell(_ update: ChangeUpdate) {
        DebugSwitches.dieIfAsked(at: update)
        if let line = update.line { say(line) }
    }
}
