import Foundation
import Testing

/// A way in which certback ends, and what is left then.
struct Ending: Sendable, CustomTestStringConvertible {
    var name: String
    /// Typed on the list.
    var keys = ""
    /// Sent to the process after that.
    var signal: Int32?
    /// As in `CERTBACK_DEBUG_CRASH`.
    var crash: String?
    var exitCode: Int32
    /// The signal's name where a file tells of a crash.
    var told: String?

    var testDescription: String { name }

    static let orderly = [
        Ending(name: "q", keys: "q", exitCode: 0),
        Ending(name: "Ctrl-C on the list", keys: "\u{3}", exitCode: 0),
        Ending(name: ":quit", keys: ":quit\r", exitCode: 0),
        sent("SIGTERM", SIGTERM), sent("SIGHUP", SIGHUP), sent("SIGINT", SIGINT), sent("SIGUSR1", SIGUSR1),
        Ending(
            name: "SIGHUP, with a screen that hangs", keys: "\u{C}", signal: SIGHUP, crash: "screen:hang", exitCode: 128 + SIGHUP),
    ]

    static let crashes = [
        told("SIGSEGV", SIGSEGV), told("SIGBUS", SIGBUS), told("SIGILL", SIGILL), told("SIGTRAP", SIGTRAP),
        told("SIGABRT", SIGABRT), told("SIGFPE", SIGFPE), told("SIGQUIT", SIGQUIT),
        provoked("screen:trap", trap, trapName), provoked("screen:abort", SIGABRT, "SIGABRT"),
        provoked("screen:overflow", SIGSEGV, "SIGSEGV"),
        provoked("effect:trap", trap, trapName), provoked("effect:abort", SIGABRT, "SIGABRT"),
        provoked("effect:overflow", SIGSEGV, "SIGSEGV"),
    ]

    /// What a Swift trap arrives as.
    #if arch(x86_64)
        static let trap = SIGILL
        private static let trapName = "SIGILL"
    #else
        static let trap = SIGTRAP
        private static let trapName = "SIGTRAP"
    #endif

    private static func sent(_ name: String, _ signal: Int32) -> Ending {
        Ending(name: name, signal: signal, exitCode: 128 + signal)
    }

    private static func told(_ name: String, _ signal: Int32) -> Ending {
        Ending(name: name, signal: signal, exitCode: 128 + signal, told: name)
    }

    /// By a repaint on the screen's thread, or by the reading of the journal on another one.
    private static func provoked(_ crash: String, _ signal: Int32, _ name: String) -> Ending {
        Ending(
            name: crash, keys: crash.hasPrefix("screen") ? "\u{C}" : "L", crash: crash, exitCode: 128 + signal, told: name)
    }
}
