import Foundation

/// Data goes to standard output, talk to standard error.
enum Console {
    static func print(_ text: String, terminator: String = "\n") {
        write(text + terminator, to: .standardOutput)
    }

    static func say(_ text: String, terminator: String = "\n") {
        write(text + terminator, to: .standardError)
    }

    /// Whoever read may have gone, as with `| head`; a change that is under way must not end with them.
    private static func write(_ text: String, to file: FileHandle) {
        do { try file.write(contentsOf: Data(text.utf8)) } catch {}
    }

    /// True where a question can be read and answered by somebody.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks on standard error; what was typed before the question does not answer it. Empty at the end of input.
    static func ask(_ question: String) -> String {
        tcflush(STDIN_FILENO, TCIFLUSH)
        say(question, terminator: "")
        return readLine() ?? ""
    }

    static var talksToTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
