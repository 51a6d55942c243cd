import BrowserUI
import CursesTerminal
import Foundation
import RecordModel

/// Which way a text can leave for the operator's clipboard, by what the environment says of the terminal.
enum ClipboardRoute: Hashable, Sendable {
    /// Inside tmux: by default it passes no OSC 52 on, but takes a text from its own command.
    case tmux(TmuxBuffer)
    /// OSC 52.
    case terminal
    /// Nothing would arrive, for the reason named.
    case byHand(String)

    init(_ environment: Environment) {
        if let server = environment["TMUX"], !server.isEmpty {
            self = TmuxBuffer(environment).map { .tmux($0) } ?? .byHand("Inside tmux, but the command tmux is not there.")
        } else if environment["STY"] != nil {
            self = .byHand("GNU screen passes nothing on to a clipboard.")
        } else {
            let type = environment["TERM"] ?? ""
            self = Self.takesNone(type) ? .byHand("A terminal of type \(type.cleaned) has no clipboard.") : .terminal
        }
    }

    /// Consoles and the terminals of old; some of them would show the sequence as text.
    private static func takesNone(_ type: String) -> Bool {
        type.isEmpty || ["linux", "vt", "dumb", "ansi", "cons", "sun", "wy"].contains { type.hasPrefix($0) }
    }

    /// What tmux and the terminal can be given; nil for what is longer than terminals take.
    static func sequence(for text: String) -> ClipboardSequence? {
        ClipboardSequence(base64: Data(text.utf8).base64EncodedString())
    }
}

extension CopyOutcome {
    static func tooLong(_ text: String) -> CopyOutcome {
        .byHand(text, because: "\(text.utf8.count.grouped) bytes are more than a terminal's clipboard takes.")
    }
}
