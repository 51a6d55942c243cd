import Foundation

/// Data goes to standard output, talk to standard error.
enum Console {
    static func print(_ text: String, terminator: String = "\n") {
        FileHandle.standardOutput.write(Data((text + terminator).utf8))
    }

    static func say(_ text: String, terminator: String = "\n") {
        FileHandle.standardError.write(Data((text + terminator).utf8))
    }

    static var talksToTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
